/**
 * The E2 side of the simulated network: what its nodes announce, report in E2SM-KPM, and do when they are controlled. Called by
 * whoever runs a scenario, after every step of the network.
 */
@NullMarked
package io.rantwin.harness.ran.node;

import org.jspecify.annotations.NullMarked;

/**
 * Scenario files: a simulated network written down in YAML, checked, and turned into the plan it is made from. Called by
 * whoever runs a network; nothing here knows what the network does with the plan.
 */
@NullMarked
package io.rantwin.harness.ran.scenario;

import org.jspecify.annotations.NullMarked;

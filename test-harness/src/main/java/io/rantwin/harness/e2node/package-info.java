/**
 * Simple simulated E2 nodes: setup, periodic KPM reports, control answers; many in one process. Called by
 * {@code rantwin e2node} and by tests of the box.
 */
@NullMarked
package io.rantwin.harness.e2node;

import org.jspecify.annotations.NullMarked;

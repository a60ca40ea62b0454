/**
 * The E2 side of the box: E2 termination, E2 manager and what they know of nodes. Called by the box's other components through
 * {@link io.rantwin.harness.ric.e2.E2Termination}, by xApps through RMR and REST.
 */
@NullMarked
package io.rantwin.harness.ric.e2;

import org.jspecify.annotations.NullMarked;

/**
 * The box's shared data layer: in memory, in a file that survives a kill, or in Redis by the platform's rules; and the R-NIB in
 * it. Called by the app manager, the subscription manager and the E2 side of the box.
 */
@NullMarked
package io.rantwin.harness.ric.store;

import org.jspecify.annotations.NullMarked;

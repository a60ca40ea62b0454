/**
 * What is to be done later in the box, by a clock that is handed in. Called by the components that retry or delay, and by the
 * box's main loop, which drives it.
 */
@NullMarked
package io.rantwin.harness.ric.timing;

import org.jspecify.annotations.NullMarked;

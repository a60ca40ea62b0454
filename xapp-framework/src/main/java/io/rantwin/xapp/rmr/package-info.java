/**
 * RIC Message Router over SI95 in pure Java: frames, connections, calls, return to sender, health, route tables taken and
 * acknowledged. Called by the rest of the framework and by the test bed.
 */
@NullMarked
package io.rantwin.xapp.rmr;

import org.jspecify.annotations.NullMarked;

/** Logarithms, powers and sums that give the same bits on every machine. Called by all that a what-if depends on. */
@NullMarked
package io.rantwin.twin.arithmetic;

import org.jspecify.annotations.NullMarked;

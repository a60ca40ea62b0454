/** Fits parameters of a cell's models to what was observed, when that helps on what was held back. Called by the processes' outer loop. */
@NullMarked
package io.rantwin.twin.calibration;

import org.jspecify.annotations.NullMarked;

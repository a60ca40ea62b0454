/** Path gains from demand points to cells, from geometry or from the neighbour graph. Called by load coupling and calibration. */
@NullMarked
package io.rantwin.twin.propagation;

import org.jspecify.annotations.NullMarked;

/** Electric power and energy of a cell from its load and its sleep states; every result names the parameter set. Called by what-if. */
@NullMarked
package io.rantwin.twin.energy;

import org.jspecify.annotations.NullMarked;

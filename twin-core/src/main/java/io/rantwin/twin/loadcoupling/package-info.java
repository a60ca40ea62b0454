/** How loads of cells depend on each other, solved. Called by what-ifs, calibration and the check of neighbours' reports. */
@NullMarked
package io.rantwin.twin.loadcoupling;

import org.jspecify.annotations.NullMarked;

/** How slices share a cell's PRBs. Called by what-ifs and by the flow model. */
@NullMarked
package io.rantwin.twin.slicing;

import org.jspecify.annotations.NullMarked;

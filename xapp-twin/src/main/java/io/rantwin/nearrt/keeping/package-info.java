/** What outlives the process: states of cells, in Redis or in a folder, and there also what the shared data layer holds. Begun by the xApp. */
@NullMarked
package io.rantwin.nearrt.keeping;

import org.jspecify.annotations.NullMarked;

/** Configuration of cells that no A1 policy carries: offsets between neighbours, tilts, powers, each with the value it had before. Plans
 * make it, the gate proves it, the O1 channel puts it there and takes it back. */
@NullMarked
package io.rantwin.planner.configuration;

import org.jspecify.annotations.NullMarked;

/** What each cell is right now, how sure that is and how old: filter bank and intake of reports. Called by the processes with decoded reports. */
@NullMarked
package io.rantwin.twin.estimation;

import org.jspecify.annotations.NullMarked;

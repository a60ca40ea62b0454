/** What the network reported: kept, rolled up, and read back a cell at a time. Fed by the intake of
 * CSV and PM files and by the twin API; read by training, baselines, the watch and the console. */
@NullMarked
package io.rantwin.planner.history;

import org.jspecify.annotations.NullMarked;

/** The embedded history store: a cell's stretch of 900 periods is one chunk, so that a day of seconds is read
 * in 96 pieces; a journal keeps what is not in a chunk yet. One SQLite file. Opened by commands and the rApp. */
@NullMarked
package io.rantwin.planner.history.chunks;

import org.jspecify.annotations.NullMarked;

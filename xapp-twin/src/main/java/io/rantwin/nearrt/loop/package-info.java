/** From reports to published cell states: a mailbox for each cell, one writer for each shard of cells. Fed by {@code ingest}, read through {@code live}. */
@NullMarked
package io.rantwin.nearrt.loop;

import org.jspecify.annotations.NullMarked;

/** Indications into reports of cells: decoded where they are read, checked for plausibility, put into mailboxes. Fed by RMR, told by {@code intent} what they are. */
@NullMarked
package io.rantwin.nearrt.ingest;

import org.jspecify.annotations.NullMarked;

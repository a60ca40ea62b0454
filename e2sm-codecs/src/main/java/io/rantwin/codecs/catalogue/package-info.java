/**
 * The performance measurement names of TS 28.552 and E2SM-KPM, and the private names open stacks send, as one table.
 * Gives meaning, clause, unit, object class, labels and plausible range of a name as it arrives in a KPM report.
 * Called by the plausibility gate of the twin and by the command {@code e2 describe}.
 */
@NullMarked
package io.rantwin.codecs.catalogue;

import org.jspecify.annotations.NullMarked;

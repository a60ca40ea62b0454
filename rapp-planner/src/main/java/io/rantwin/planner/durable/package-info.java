/** Files that survive the end of the process at any moment: what was appended is on the disk. Used by the audit log and the journal of policies. */
@NullMarked
package io.rantwin.planner.durable;

import org.jspecify.annotations.NullMarked;

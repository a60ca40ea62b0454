/**
 * Files that survive the end of the process at any moment: what was appended is on the disk. Used by the audit log, the
 * journal of policies, and the stores in SQLite.
 */
@NullMarked
package io.rantwin.planner.durable;

import org.jspecify.annotations.NullMarked;

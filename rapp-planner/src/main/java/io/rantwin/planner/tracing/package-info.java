/** Traces of plans and policies: which trace a policy belongs to, from its order to its withdrawal. Made by the command, used by all who act. */
@NullMarked
package io.rantwin.planner.tracing;

import org.jspecify.annotations.NullMarked;

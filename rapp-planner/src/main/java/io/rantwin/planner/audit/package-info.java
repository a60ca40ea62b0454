/** What was decided, pushed and taken back, in an order nobody can change unseen: an append-only file of records,
 * each bound to the one before by its hash. Written by the gate, rollout and watch; read by people and the console. */
@NullMarked
package io.rantwin.planner.audit;

import org.jspecify.annotations.NullMarked;

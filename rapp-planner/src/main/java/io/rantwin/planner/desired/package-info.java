/** Which policies should be in force, kept over any end of the process, and what makes it so: puts what is missing, takes away
 * what is no longer wanted, never touches what it did not make. Told what is wanted by gate, rollout, watch and people. */
@NullMarked
package io.rantwin.planner.desired;

import org.jspecify.annotations.NullMarked;

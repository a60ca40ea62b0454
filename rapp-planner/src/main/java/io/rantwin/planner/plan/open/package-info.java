/** Plans that are open: what was ordered and what came of it on the disk, rollouts that are followed by reports of the network. Called by
 * the REST API and by {@code rantwin plan}. */
@NullMarked
package io.rantwin.planner.plan.open;

import org.jspecify.annotations.NullMarked;

/** Plans: what to decide, by which objectives and within which guard rails; optimisers with the twin as judge, and the simple rules
 * that they are measured against. Called by {@code rantwin plan} and studies; results go through the gate. */
@NullMarked
package io.rantwin.planner.plan;

import org.jspecify.annotations.NullMarked;

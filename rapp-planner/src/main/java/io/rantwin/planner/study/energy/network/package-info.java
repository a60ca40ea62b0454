/** The energy study on the simulated network: RIC, xApp and network as processes, the planner in this one. Called by the command. */
@NullMarked
package io.rantwin.planner.study.energy.network;

import org.jspecify.annotations.NullMarked;

/**
 * Power, energy and heat of simulated radio units: sleep states after TR 38.864, temperature of the heat sink, derating.
 * Called by the simulated network once per step for all cells.
 */
@NullMarked
package io.rantwin.harness.ran.energy;

import org.jspecify.annotations.NullMarked;

/**
 * Seeded chance of the simulated network: streams by purpose, draws that are the same bytes on any CPU, shares in whole
 * numbers. Called by the simulator's traffic and mobility and by the engine that wires them.
 */
@NullMarked
package io.rantwin.harness.ran.chance;

import org.jspecify.annotations.NullMarked;

/**
 * Propagation and link level: path gain from every cell to one user, fading, and what a radio link carries at a SINR.
 *
 * <p>Called by the simulation's step loop. Formulas are those of 3GPP TR 38.901 and TS 38.214; same seed, same bytes.
 */
@NullMarked
package io.rantwin.harness.ran.radio;

import org.jspecify.annotations.NullMarked;

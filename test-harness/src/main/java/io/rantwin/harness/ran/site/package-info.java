/**
 * Where the radio network stands: carriers, sites, sectors, cells, wrap-around, neighbours, and the file that tells it.
 *
 * <p>Called by the propagation model, by the simulation, and by whoever exports the topology.
 */
@NullMarked
package io.rantwin.harness.ran.site;

import org.jspecify.annotations.NullMarked;

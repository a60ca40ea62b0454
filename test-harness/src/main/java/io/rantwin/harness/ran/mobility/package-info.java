/**
 * Where users of the simulated network are and how they move: indoors, on foot, in vehicles on streets, in crowds that
 * shift through the day. Called by the simulated network once per mobility step (100 ms is fine).
 */
@NullMarked
package io.rantwin.harness.ran.mobility;

import org.jspecify.annotations.NullMarked;

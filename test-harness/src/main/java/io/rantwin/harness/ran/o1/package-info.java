/**
 * The management side of a simulated network, in the manner of O1: topology, powers, tilts, relations and cell states to read
 * and to change over REST, and files of PM counters to fetch. Called by whoever runs a network.
 */
@NullMarked
package io.rantwin.harness.ran.o1;

import org.jspecify.annotations.NullMarked;

/**
 * Counters of a simulated network as files, in the manner of O1: XML of 3GPP and JSON of the non-RT side, for each node and
 * granularity period of network time. Called by whoever runs a network, after every step.
 */
@NullMarked
package io.rantwin.harness.ran.pm;

import org.jspecify.annotations.NullMarked;

/**
 * Faults of a simulated network on a timeline: what breaks, where, from when to when, how strongly, and the record of that
 * truth. Called by whoever runs a network, once per step; scenario files say which faults there are.
 */
@NullMarked
package io.rantwin.harness.ran.fault;

import org.jspecify.annotations.NullMarked;

/**
 * The simulated radio network itself: users that move and ask for traffic, cells that schedule, hand over, sleep and heat up,
 * in steps of 10 ms. Called by whoever runs a scenario; what reports and controls it reads the account and sets parameters.
 */
@NullMarked
package io.rantwin.harness.ran.network;

import org.jspecify.annotations.NullMarked;

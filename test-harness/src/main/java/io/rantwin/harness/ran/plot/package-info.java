/**
 * Pictures of a run that an engineer recognises: map of SINR with the ways of users, load over the day, distributions. Called by
 * {@code rantwin ran --plot}.
 */
@NullMarked
package io.rantwin.harness.ran.plot;

import org.jspecify.annotations.NullMarked;

/**
 * What users of the simulated network ask for: bits of five traffic classes into finite buffers, sessions, daily and
 * weekly profiles, events. Called by the simulated network once per slot group.
 */
@NullMarked
package io.rantwin.harness.ran.traffic;

import org.jspecify.annotations.NullMarked;

/**
 * Streams of E2 and RMR messages to a file and back, octet for octet: how bugs are reported and recordings replayed.
 * Called by the commands {@code rantwin record} and {@code rantwin replay}.
 */
@NullMarked
package io.rantwin.harness.record;

import org.jspecify.annotations.NullMarked;

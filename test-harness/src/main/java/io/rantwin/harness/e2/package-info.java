/**
 * The command {@code rantwin e2}: reads, writes, checks and explains E2AP and E2SM messages for people and scripts.
 *
 * <p>Called from the command line {@code io.rantwin.harness}; stands on the codecs and on {@code capture}.
 */
@NullMarked
package io.rantwin.harness.e2;

import org.jspecify.annotations.NullMarked;

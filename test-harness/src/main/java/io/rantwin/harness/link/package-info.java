/**
 * The transport below E2AP: associations over SCTP where the kernel has it, otherwise over TCP with a length before each PDU.
 * Called by the simulated E2 nodes and by the E2 termination of the box.
 */
@NullMarked
package io.rantwin.harness.link;

import org.jspecify.annotations.NullMarked;

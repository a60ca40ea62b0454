/**
 * From what a user has (hex, base64, raw octets, pcap, pcapng) to the octets of E2AP PDUs, and from PDUs to capture files that open in Wireshark.
 * Knows files, links, IP, SCTP and TCP, but nothing of what is inside a PDU.
 * Called by the command line {@code e2} and by tests that read or leave capture files.
 */
@NullMarked
package io.rantwin.harness.capture;

import org.jspecify.annotations.NullMarked;

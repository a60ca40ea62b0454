/**
 * E2AP, the protocol between E2 nodes and the near-RT RIC (O-RAN WG3 E2AP v01.01, v02.03, v03.01): one record for each
 * message, the same for all versions, and the codec between records and octets. Used by the E2 termination of the test
 * harness, by xApps, and by the command line.
 */
@NullMarked
package io.rantwin.codecs.e2ap;

import org.jspecify.annotations.NullMarked;

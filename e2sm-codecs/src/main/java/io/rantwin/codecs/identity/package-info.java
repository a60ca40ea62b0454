/**
 * Identities that every E2 message shares: networks, cells, slices, nodes and UEs (3GPP TS 38.413, 38.473; O-RAN E2SM
 * common IEs). Used by {@code e2ap}, {@code kpm}, {@code rc} and everybody above.
 */
@NullMarked
package io.rantwin.codecs.identity;

import org.jspecify.annotations.NullMarked;

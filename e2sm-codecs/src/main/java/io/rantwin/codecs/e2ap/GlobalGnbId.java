package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.identity.Plmn;

/**
 * Global gNB ID (3GPP TS 38.413 9.3.1.6).
 *
 * @param gnbId the identity, in its low bits
 * @param gnbIdBits its length, 22..32
 */
public record GlobalGnbId(Plmn plmn, long gnbId, int gnbIdBits) implements GlobalNgRanNodeId {}

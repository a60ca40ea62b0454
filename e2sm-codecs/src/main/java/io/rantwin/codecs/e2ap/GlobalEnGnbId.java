package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.identity.Plmn;

/**
 * Global en-gNB ID (3GPP TS 36.423 9.2.112).
 *
 * @param gnbId the identity, in its low bits
 * @param gnbIdBits its length, 22..32
 */
public record GlobalEnGnbId(Plmn plmn, long gnbId, int gnbIdBits) {}

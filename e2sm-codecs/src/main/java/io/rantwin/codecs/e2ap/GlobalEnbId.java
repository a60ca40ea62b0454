package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.identity.Plmn;

/** Global eNB ID (3GPP TS 36.423 9.2.22). */
public record GlobalEnbId(Plmn plmn, EnbId enbId) {}

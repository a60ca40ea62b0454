package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.identity.Plmn;

/**
 * Global ng-eNB ID (3GPP TS 38.413 9.3.1.8).
 *
 * @param enbId a home eNB ID is not possible here
 */
public record GlobalNgEnbId(Plmn plmn, EnbId enbId) implements GlobalNgRanNodeId {}

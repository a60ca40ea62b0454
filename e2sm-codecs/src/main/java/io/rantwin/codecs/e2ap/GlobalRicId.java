package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.identity.Plmn;

/**
 * Global RIC ID (E2AP 9.2.4).
 *
 * @param ricId 20 bits
 */
public record GlobalRicId(Plmn plmn, int ricId) {}

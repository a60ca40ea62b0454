package io.rantwin.codecs.e2ap;

/**
 * Names a RIC functional procedure, such as a subscription (E2AP 9.2.7).
 *
 * @param ricRequestorId 0..65535, names the requesting xApp
 * @param ricInstanceId 0..65535, names the request of that xApp
 */
public record RicRequestId(int ricRequestorId, int ricInstanceId) {}

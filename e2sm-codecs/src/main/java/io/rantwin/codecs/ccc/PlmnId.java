package io.rantwin.codecs.ccc;

/**
 * PLMN identity: clause 9.3.12.
 *
 * @param mcc mobile country code, three digits
 * @param mnc mobile network code, two or three digits
 */
public record PlmnId(String mcc, String mnc) {}

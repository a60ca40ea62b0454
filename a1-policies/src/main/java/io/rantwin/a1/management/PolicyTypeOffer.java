package io.rantwin.a1.management;

/**
 * A type that a RIC offers, in lists of version 3.
 *
 * @param policyTypeId which type
 * @param ricId which RIC
 */
public record PolicyTypeOffer(String policyTypeId, String ricId) {}

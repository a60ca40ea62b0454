package io.rantwin.a1.management;

/**
 * Names a policy in lists of version 3.
 *
 * @param policyId which policy
 * @param ricId at which RIC
 */
public record PolicyReference(String policyId, String ricId) {}

package io.rantwin.twin.enforcement;

import io.rantwin.a1.policy.A1Policy;

/**
 * A policy with its name.
 *
 * @param policyId unique among those in force
 * @param policy what it asks for, already checked
 */
public record PolicyInForce(String policyId, A1Policy policy) {}

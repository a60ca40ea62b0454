package io.rantwin.a1.conflict;

import io.rantwin.a1.policy.A1Policy;

/**
 * A policy and what it is called.
 *
 * @param policyId the same id stands for the same policy, so a policy never conflicts with its own next revision
 */
public record NamedPolicy(String policyId, A1Policy policy) {}

package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A policy that the other side has, whoever wrote it.
 *
 * @param policyId its id
 * @param typeName its type, as the other side names it
 * @param body the policy object; nobody writes to it
 */
public record StandingPolicy(String policyId, String typeName, ObjectNode body) {}

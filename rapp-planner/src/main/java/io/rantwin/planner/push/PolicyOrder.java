package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A policy and where it belongs. Immutable as long as nobody writes to the body.
 *
 * @param policyId chosen by the planner, unique over all RICs; never changes
 * @param ricId near-RT RIC as the channel names it
 * @param policyTypeId the product's name of the type, such as {@code ORAN_EnergySaving_3.0.1}; the channel knows under which
 *     name or number the RIC offers it
 * @param body the policy object
 */
public record PolicyOrder(String policyId, String ricId, String policyTypeId, ObjectNode body) {}

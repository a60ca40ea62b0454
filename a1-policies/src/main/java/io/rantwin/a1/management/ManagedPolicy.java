package io.rantwin.a1.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A policy with what the service keeps beside it. Immutable as long as nobody writes to the policy object.
 *
 * @param policyId unique over all RICs; {@code null} for the service to choose (version 3)
 * @param ricId where it belongs; it can never move to another RIC
 * @param policyTypeId its type
 * @param policyObject the policy
 * @param serviceId who owns it; empty for nobody
 * @param isTransient whether it is not put back after the RIC was restarted
 * @param statusNotificationUri where the RIC is to tell of its status, or {@code null}; version 2 only
 */
public record ManagedPolicy(
        @Nullable String policyId,
        String ricId,
        String policyTypeId,
        ObjectNode policyObject,
        String serviceId,
        boolean isTransient,
        @Nullable String statusNotificationUri) {}

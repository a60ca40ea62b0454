package io.rantwin.harness.ric.pms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.management.ManagedPolicy;
import io.rantwin.a1.management.ManagementVersion;
import java.time.Instant;

/**
 * A policy as the service keeps it.
 *
 * @param policyId never {@code null} here
 * @param writtenBy through which interface; version 2 cannot show what version 3 wrote
 * @param lastModified when it was written
 */
record KeptPolicy(String policyId, ManagedPolicy policy, ManagementVersion writtenBy, Instant lastModified) {
    ObjectNode toState() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("policyId", policyId)
                .put("ricId", policy.ricId())
                .put("policyTypeId", policy.policyTypeId())
                .put("serviceId", policy.serviceId())
                .put("transient", policy.isTransient())
                .put("writtenBy", writtenBy.name());
        json.set("policyObject", policy.policyObject());
        return json;
    }
}

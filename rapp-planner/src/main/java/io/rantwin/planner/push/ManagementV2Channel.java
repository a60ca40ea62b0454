package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.management.ManagementVersion;
import io.rantwin.a1.management.RegisteredService;
import org.jspecify.annotations.Nullable;

/**
 * The A1 policy management service, version 2 ({@code /a1-policy/v2}). Cannot read what version 3 wrote: use one version per
 * deployment. Thread-safe.
 */
public final class ManagementV2Channel extends ManagementChannel {
    /**
     * @param owner the planner as the service is to know it
     * @param types how RICs name types
     */
    public ManagementV2Channel(A1Http http, RegisteredService owner, TypeNames types) {
        super(ManagementVersion.V2, http, owner, types);
    }

    @Override
    public @Nullable ObjectNode read(PolicyOrder order) throws PushException {
        return read(order, (_, body) -> reader().policy(body).policyObject());
    }

    @Override
    public void put(PolicyOrder order, boolean isThere) throws PushException {
        sendManaged("PUT", order).check();
    }
}

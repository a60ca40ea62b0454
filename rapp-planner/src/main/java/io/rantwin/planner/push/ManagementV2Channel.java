package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.management.ManagedPolicy;
import io.rantwin.a1.management.ManagementVersion;
import io.rantwin.a1.management.RegisteredService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The A1 policy management service, version 2 ({@code /a1-policy/v2}). Cannot read what version 3 wrote: use one version per
 * deployment. Thread-safe.
 */
public final class ManagementV2Channel implements PolicyChannel {
    private final ManagementService service;

    /**
     * @param owner the planner as the service is to know it
     * @param types how RICs name types
     */
    public ManagementV2Channel(A1Http http, RegisteredService owner, TypeNames types) {
        this.service = new ManagementService(ManagementVersion.V2, http, owner, types);
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public boolean keepAlive() throws PushException {
        return service.keepAlive();
    }

    @Override
    public List<RicView> rics() throws PushException {
        return service.rics();
    }

    @Override
    public @Nullable ObjectNode read(PolicyOrder order) throws PushException {
        return service.read(order, (_, body) -> service.reader().policy(body).policyObject());
    }

    @Override
    public void put(PolicyOrder order, boolean isThere) throws PushException {
        var policy = new ManagedPolicy(
                order.policyId(),
                order.ricId(),
                service.typeName(order),
                order.body(),
                service.serviceId(),
                false,
                null);
        service.send("PUT", "/policies", service.writer().policy(policy)).check();
    }

    @Override
    public void delete(PolicyOrder order) throws PushException {
        service.delete(order);
    }

    @Override
    public @Nullable PolicyStatus status(PolicyOrder order) throws PushException {
        return service.status(order);
    }
}

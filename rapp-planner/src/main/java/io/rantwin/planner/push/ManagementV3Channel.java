package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.management.ManagedPolicy;
import io.rantwin.a1.management.ManagementVersion;
import io.rantwin.a1.management.RegisteredService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The A1 policy management service, version 3, which is R1 ({@code /a1-policy-management/v1}). A new policy is posted with its
 * id, so that a repeated post is answered 409 and makes no second one. A changed policy loses its service id there: the other
 * side no longer deletes it when the planner falls silent. Thread-safe.
 */
public final class ManagementV3Channel implements PolicyChannel {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final ManagementService service;

    /**
     * @param owner the planner as the service is to know it
     * @param types how RICs name types
     */
    public ManagementV3Channel(A1Http http, RegisteredService owner, TypeNames types) {
        this.service = new ManagementService(ManagementVersion.V3, http, owner, types);
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
        return service.read(
                order, (json, body) -> JsonFields.of(json.read(body), "").node());
    }

    @Override
    public void put(PolicyOrder order, boolean isThere) throws PushException {
        if (isThere) {
            Reply changed = service.sendTo("PUT", order, order.body());
            if (changed.status() != NOT_FOUND) {
                changed.check();
                return;
            }
        }
        Reply posted = post(order);
        if (posted.status() == CONFLICT) {
            service.sendTo("PUT", order, order.body()).check();
        } else {
            posted.check();
        }
    }

    private Reply post(PolicyOrder order) throws PushException {
        var policy = new ManagedPolicy(
                order.policyId(),
                order.ricId(),
                service.typeName(order),
                order.body(),
                service.serviceId(),
                false,
                null);
        return service.send("POST", "/policies", service.writer().policy(policy));
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

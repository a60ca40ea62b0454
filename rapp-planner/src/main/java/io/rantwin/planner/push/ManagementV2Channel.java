package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.management.ManagedPolicy;
import io.rantwin.a1.management.ManagementVersion;
import io.rantwin.a1.management.RegisteredService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
    public List<StandingPolicy> standing(String ricId, Predicate<String> wanted) throws PushException {
        if (typesAt(ricId).isEmpty()) {
            return List.of();
        }
        List<ManagedPolicy> all =
                get("/policy-instances?ric_id=" + A1Http.part(ricId)).read((_, body) -> reader().policyInstances(body));
        List<StandingPolicy> standing = new ArrayList<>();
        for (ManagedPolicy each : all) {
            if (each.policyId() != null && wanted.test(each.policyId())) {
                standing.add(new StandingPolicy(each.policyId(), each.policyTypeId(), each.policyObject()));
            }
        }
        return standing;
    }

    @Override
    public void put(PolicyOrder order, boolean isThere) throws PushException {
        sendManaged("PUT", order).check();
    }
}

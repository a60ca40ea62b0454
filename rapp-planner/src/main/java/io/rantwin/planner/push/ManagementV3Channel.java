package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.management.ManagementVersion;
import io.rantwin.a1.management.PolicyReference;
import io.rantwin.a1.management.RegisteredService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The A1 policy management service, version 3, which is R1 ({@code /a1-policy-management/v1}). A new policy is posted with its
 * id, so that a repeated post is answered 409 and makes no second one. A changed policy loses its service id there: the other
 * side no longer deletes it when the planner falls silent. Thread-safe.
 */
public final class ManagementV3Channel extends ManagementChannel {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /**
     * @param owner the planner as the service is to know it
     * @param types how RICs name types
     */
    public ManagementV3Channel(A1Http http, RegisteredService owner, TypeNames types) {
        super(ManagementVersion.V3, http, owner, types);
    }

    @Override
    public @Nullable ObjectNode read(PolicyOrder order) throws PushException {
        return read(order, (json, body) -> JsonFields.of(json.read(body), "").node());
    }

    /** The list names no types, so it is asked for type by type. */
    @Override
    public List<StandingPolicy> standing(String ricId, Predicate<String> wanted) throws PushException {
        List<StandingPolicy> standing = new ArrayList<>();
        for (String type : typesAt(ricId)) {
            List<PolicyReference> all = get("/policies?policyTypeId=" + A1Http.part(type) + "&nearRtRicId="
                            + A1Http.part(ricId))
                    .read((_, body) -> reader().policies(body));
            for (PolicyReference each : all) {
                ObjectNode body = wanted.test(each.policyId())
                        ? readById(
                                each.policyId(),
                                (json, octets) ->
                                        JsonFields.of(json.read(octets), "").node())
                        : null;
                if (body != null) {
                    standing.add(new StandingPolicy(each.policyId(), type, body));
                }
            }
        }
        return standing;
    }

    @Override
    public void put(PolicyOrder order, boolean isThere) throws PushException {
        if (isThere) {
            Reply changed = sendTo("PUT", order, order.body());
            if (changed.status() != NOT_FOUND) {
                changed.check();
                return;
            }
        }
        Reply posted = sendManaged("POST", order);
        if (posted.status() == CONFLICT) {
            sendTo("PUT", order, order.body()).check();
        } else {
            posted.check();
        }
    }
}

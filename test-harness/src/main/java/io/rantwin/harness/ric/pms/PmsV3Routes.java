package io.rantwin.harness.ric.pms;

import static io.rantwin.harness.ric.pms.PmsRequest.answer;
import static io.rantwin.harness.ric.pms.PmsRequest.serving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.ap.PolicyTypeObject;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.management.ManagedPolicy;
import io.rantwin.a1.management.ManagementReader;
import io.rantwin.a1.management.ManagementVersion;
import io.rantwin.a1.management.ManagementWriter;
import io.rantwin.a1.management.PolicyReference;
import io.rantwin.a1.management.PolicyState;
import io.rantwin.a1.management.PolicyTypeOffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** {@code /a1-policy-management/v1}, version 3. Thread-safe. */
final class PmsV3Routes {
    private static final ManagementVersion V3 = ManagementVersion.V3;

    private final Pms pms;
    private final PmsPolicies policies;
    private final PmsStore store;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final BoundedJson json = new BoundedJson(1 << 20);
    private final ManagementReader reader = new ManagementReader(V3, json);
    private final ManagementWriter writer = new ManagementWriter(V3);

    PmsV3Routes(Pms pms, PmsPolicies policies, PmsStore store, InstantSource clock, RandomGenerator random) {
        this.pms = pms;
        this.policies = policies;
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    void register(JavalinDefaultRoutingApi routes) {
        String root = V3.root();
        String policy = root + "/policies/{id}";
        routes.get(
                root + "/status",
                context -> answer(
                        context, 200, JsonNodeFactory.instance.objectNode().put("status", "success")));
        routes.get(
                root + "/rics",
                context -> answer(
                        context, 200, writer.rics(PmsRequest.rics(pms.rics(), context.queryParam("policyTypeId")))));
        routes.get(
                root + "/rics/{id}",
                serving(context -> answer(
                        context,
                        200,
                        writer.ric(policies.ric(context.pathParam("id")).toRic()))));
        routes.get(root + "/policy-types", serving(this::types));
        routes.get(
                root + "/policy-types/{id}",
                serving(context -> answer(
                        context,
                        200,
                        writer.policyType(new PolicyTypeObject(policies.schema(context.pathParam("id")), null)))));
        routes.post(root + "/policies", serving(this::post));
        routes.get(
                root + "/policies",
                serving(context -> answer(
                        context,
                        200,
                        writer.policies(store
                                .policies(PmsRequest.wanted(
                                        context, "policyTypeId", "nearRtRicId", "serviceId", "typeName"))
                                .stream()
                                .map(kept -> new PolicyReference(
                                        kept.policyId(), kept.policy().ricId()))
                                .toList()))));
        routes.get(
                policy,
                serving(context -> answer(
                        context,
                        200,
                        policies.policy(context.pathParam("id")).policy().policyObject())));
        routes.put(policy, serving(this::put));
        routes.delete(policy, serving(context -> {
            policies.delete(policies.policy(context.pathParam("id")), V3);
            context.status(204);
        }));
        routes.get(policy + "/status", serving(this::status));
        PmsServices.register(routes, pms, store, clock, V3, reader, writer);
    }

    private void types(Context context) throws PmsException {
        String ricId = context.queryParam("nearRtRicId");
        List<PolicyTypeOffer> offers = new ArrayList<>();
        for (String type : PmsRequest.types(
                pms.rics(), ricId, context.queryParam("typeName"), context.queryParam("compatibleWithVersion"))) {
            for (ManagedRic ric : pms.rics()) {
                if (ric.offers(type) && (ricId == null || ricId.equals(ric.ricId()))) {
                    offers.add(new PolicyTypeOffer(type, ric.ricId()));
                }
            }
        }
        answer(context, 200, writer.policyTypes(offers));
    }

    private void post(Context context) throws PmsException, A1Exception {
        ManagedPolicy policy = reader.policy(context.bodyAsBytes());
        if (policy.policyTypeId().isEmpty()) {
            throw new PmsException(400, "NullPointerException: policyTypeId is missing");
        }
        String given = policy.policyId();
        if (given != null && store.policy(given) != null) {
            throw new PmsException(409, "ServiceException: Policy already created with ID: " + given);
        }
        String policyId = given == null ? new UUID(random.nextLong(), random.nextLong()).toString() : given;
        policies.write(policyId, policy, V3);
        ObjectNode body = writer.policy(policy);
        if (given == null) {
            body.putNull("policyId");
        }
        answer(context, 201, body);
        context.header("Location", V3.root() + "/policies/" + policyId);
    }

    /** Loses the service id and whether it is transient. */
    private void put(Context context) throws PmsException, A1Exception {
        KeptPolicy before = policies.policy(context.pathParam("id"));
        ObjectNode body = JsonFields.of(json.read(context.bodyAsBytes()), "").node();
        policies.write(
                before.policyId(),
                new ManagedPolicy(
                        before.policyId(),
                        before.policy().ricId(),
                        before.policy().policyTypeId(),
                        body,
                        "",
                        false,
                        null),
                V3);
        answer(context, 200, body);
    }

    private void status(Context context) throws PmsException {
        PolicyStatus status = policies.status(policies.policy(context.pathParam("id")));
        if (status == null) {
            throw new PmsException(500, "ServiceException: the RIC does not tell the status");
        }
        answer(context, 200, writer.policyState(new PolicyState(null, status)));
    }
}

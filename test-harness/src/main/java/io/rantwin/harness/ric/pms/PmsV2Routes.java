package io.rantwin.harness.ric.pms;

import static io.rantwin.harness.ric.pms.PmsRequest.answer;
import static io.rantwin.harness.ric.pms.PmsRequest.serving;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.a1.ap.PolicyTypeObject;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
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

/** {@code /a1-policy/v2}. Thread-safe. */
final class PmsV2Routes {
    private static final ManagementVersion V2 = ManagementVersion.V2;

    private final Pms pms;
    private final PmsPolicies policies;
    private final PmsStore store;
    private final InstantSource clock;
    private final ManagementReader reader = new ManagementReader(V2, new BoundedJson(1 << 20));
    private final ManagementWriter writer = new ManagementWriter(V2);

    PmsV2Routes(Pms pms, PmsPolicies policies, PmsStore store, InstantSource clock) {
        this.pms = pms;
        this.policies = policies;
        this.store = store;
        this.clock = clock;
    }

    void register(JavalinDefaultRoutingApi routes) {
        String root = V2.root();
        routes.get("/status", context -> context.result("success"));
        routes.get(
                root + "/status",
                context -> answer(
                        context, 200, JsonNodeFactory.instance.objectNode().put("status", "success")));
        routes.get(
                root + "/rics",
                context -> answer(
                        context, 200, writer.rics(PmsRequest.rics(pms.rics(), context.queryParam("policytype_id")))));
        routes.get(root + "/rics/ric", serving(this::ric));
        routes.get(root + "/policy-types", serving(this::types));
        routes.get(
                root + "/policy-types/{id}",
                serving(context -> answer(
                        context,
                        200,
                        writer.policyType(new PolicyTypeObject(policies.schema(context.pathParam("id")), null)))));
        routes.put(root + "/policies", serving(this::put));
        routes.get(
                root + "/policies",
                serving(context -> answer(
                        context,
                        200,
                        writer.policies(readable(context).stream()
                                .map(kept -> new PolicyReference(kept.policyId(), ""))
                                .toList()))));
        routes.get(
                root + "/policy-instances",
                serving(context -> answer(
                        context,
                        200,
                        writer.policyInstances(readable(context).stream()
                                .map(KeptPolicy::policy)
                                .toList()))));
        routes.get(
                root + "/policies/{id}",
                serving(context ->
                        answer(context, 200, writer.policy(one(context).policy()))));
        routes.get(root + "/policies/{id}/status", serving(this::status));
        routes.delete(root + "/policies/{id}", serving(context -> {
            policies.delete(policies.policy(context.pathParam("id")), V2);
            context.status(204);
        }));
        PmsServices.register(routes, pms, store, clock, V2, reader, writer);
        routes.get(root + "/configuration", context -> answer(context, 200, configuration()));
    }

    private void ric(Context context) throws PmsException {
        String ricId = context.queryParam("ric_id");
        String element = context.queryParam("managed_element_id");
        if ((ricId == null) == (element == null)) {
            throw new PmsException(400, "ServiceException: Give one query parameter");
        }
        if (ricId == null) {
            throw new PmsException(404, "EntityNotFoundException: Could not find managed element: " + element);
        }
        answer(context, 200, writer.ric(policies.ric(ricId).toRic()));
    }

    private void types(Context context) throws PmsException {
        List<PolicyTypeOffer> offers = new ArrayList<>();
        for (String type : PmsRequest.types(
                pms.rics(),
                context.queryParam("ric_id"),
                context.queryParam("type_name"),
                context.queryParam("compatible_with_version"))) {
            offers.add(new PolicyTypeOffer(type, ""));
        }
        answer(context, 200, writer.policyTypes(offers));
    }

    private void put(Context context) throws PmsException, A1Exception {
        ManagedPolicy policy = reader.policy(context.bodyAsBytes());
        String policyId = policy.policyId();
        if (policyId == null || policy.policyTypeId().isEmpty()) {
            throw new PmsException(400, "NullPointerException: a member is missing");
        }
        context.status(policies.write(policyId, policy, V2) ? 201 : 200);
    }

    private KeptPolicy one(Context context) throws PmsException {
        KeptPolicy kept = policies.policy(context.pathParam("id"));
        checkReadable(kept);
        return kept;
    }

    private List<KeptPolicy> readable(Context context) throws PmsException {
        List<KeptPolicy> found =
                store.policies(PmsRequest.wanted(context, "policytype_id", "ric_id", "service_id", "type_name"));
        for (KeptPolicy kept : found) {
            checkReadable(kept);
        }
        return found;
    }

    private static void checkReadable(KeptPolicy kept) throws PmsException {
        if (kept.writtenBy() != V2) {
            throw new PmsException(
                    500, "NullPointerException: policy " + kept.policyId() + " was written by version 3");
        }
    }

    private void status(Context context) throws PmsException {
        KeptPolicy kept = policies.policy(context.pathParam("id"));
        answer(
                context,
                200,
                writer.policyState(new PolicyState(kept.lastModified().toString(), policies.status(kept))));
    }

    private ObjectNode configuration() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putObject("config").putArray("ric");
        for (ManagedRic ric : pms.rics()) {
            list.addObject().put("name", ric.ricId()).putArray("managedElementIds");
        }
        return json;
    }
}

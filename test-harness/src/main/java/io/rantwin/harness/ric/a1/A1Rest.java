package io.rantwin.harness.ric.a1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.a1.ap.PolicyId;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.mediator.EnrichmentMessage;
import io.rantwin.a1.mediator.MediatorPolicyType;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.a1.mediator.PolicyRequest.Operation;
import io.rantwin.harness.ric.a1.PolicyStore.Change;
import io.rantwin.harness.ric.a1.PolicyStore.StoredType;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** The mediator's REST interface in both flavours. Thread-safe. */
final class A1Rest {
    private static final String TYPE = "typeId";
    private static final String POLICY = "policyId";
    private static final int MOST_BODY_OCTETS = 1_000_000;
    /** Number of go-swagger for a member that is missing. */
    private static final int CODE_MISSING_MEMBER = 602;

    private interface Action {
        Answer answer(Context context, Flavour flavour) throws A1Exception;
    }

    private final PolicyStore store;
    private final XappSide xapps;
    private final A1MediatorOptions options;
    private final InstantSource clock;
    private final BoundedJson json = new BoundedJson(MOST_BODY_OCTETS);
    private volatile boolean isStoreDown;

    A1Rest(PolicyStore store, XappSide xapps, A1MediatorOptions options, InstantSource clock) {
        this.store = store;
        this.xapps = xapps;
        this.options = options;
        this.clock = clock;
    }

    void storeDown(boolean isDown) {
        isStoreDown = isDown;
    }

    boolean isStoreDown() {
        return isStoreDown;
    }

    void routes(JavalinDefaultRoutingApi routes) {
        for (Flavour flavour : Flavour.values()) {
            String types = flavour.root() + "/policytypes";
            String type = types + "/{" + TYPE + "}";
            String policies = type + "/policies";
            String policy = policies + "/{" + POLICY + "}";
            routes.get(flavour.root() + "/healthcheck", context -> context.status(isStoreDown ? 500 : 200));
            routes.get(types, context -> types().give(context));
            routes.put(type, handler(flavour, this::putType));
            routes.get(type, handler(flavour, this::getType));
            routes.delete(type, handler(flavour, this::deleteType));
            routes.get(policies, handler(flavour, this::policies));
            routes.put(policy, handler(flavour, this::putPolicy));
            routes.get(policy, handler(flavour, this::getPolicy));
            routes.delete(policy, handler(flavour, this::deletePolicy));
            routes.get(policy + "/status", handler(flavour, this::status));
            routes.post(flavour.root() + "/data-delivery", handler(flavour, this::dataDelivery));
        }
        routes.post("/data-delivery", handler(Flavour.A1_P_V2, this::dataDelivery));
    }

    private Handler handler(Flavour flavour, Action action) {
        return context -> {
            Answer answer;
            if (isStoreDown) {
                answer = Answer.problem(503, "Service Unavailable", "the data store is away");
            } else {
                try {
                    answer = action.answer(context, flavour);
                } catch (A1Exception e) {
                    answer = Answer.problem(400, "Bad Request", String.valueOf(e.getMessage()));
                }
            }
            answer.give(context);
        };
    }

    /** A type as it is put. */
    MediatorPolicyType readType(byte[] octets) throws A1Exception {
        return MediatorPolicyType.read(json, octets);
    }

    private Answer types() {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        if (!isStoreDown) {
            store.typeIds().forEach(ids::add);
        }
        return Answer.of(200, ids);
    }

    private Answer putType(Context context, Flavour flavour) throws A1Exception {
        int typeId = typeId(context);
        MediatorPolicyType type;
        try {
            type = MediatorPolicyType.read(json, context.bodyAsBytes());
        } catch (A1Exception e) {
            if (options.isRealistic()
                    && flavour == Flavour.A1_P_V2
                    && e.problem().equals("missing")) {
                return Answer.of(
                        422,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("code", CODE_MISSING_MEMBER)
                                .put("message", e.getMessage()));
            }
            throw e;
        }
        if (type.policyTypeId() != typeId) {
            throw new A1Exception("/policy_type_id", type.policyTypeId() + " is not the " + typeId + " of the path");
        }
        return switch (store.add(new StoredType(type, PolicySchema.of(type.createSchema())))) {
            case DONE -> Answer.of(201);
            case EXISTS -> Answer.problem(400, "Bad Request", "policy type " + typeId + " exists; delete it first");
            case FULL -> Answer.problem(503, "Service Unavailable", options.mostTypes() + " policy types are the most");
            case UNKNOWN, IN_USE ->
                throw new IllegalStateException("a type that is added is neither unknown nor in use");
        };
    }

    private Answer getType(Context context, Flavour flavour) throws A1Exception {
        int typeId = typeId(context);
        StoredType type = store.type(typeId);
        return type == null ? unknownType(typeId) : Answer.of(200, type.type().toJson());
    }

    private Answer deleteType(Context context, Flavour flavour) throws A1Exception {
        int typeId = typeId(context);
        Change change = store.removeType(typeId);
        return switch (change) {
            case DONE -> Answer.of(204);
            case IN_USE -> Answer.problem(400, "Bad Request", "policy type " + typeId + " has policies");
            case UNKNOWN -> unknownType(typeId);
            case EXISTS, FULL -> throw new IllegalStateException("removing a type cannot end with " + change);
        };
    }

    private Answer policies(Context context, Flavour flavour) throws A1Exception {
        int typeId = typeId(context);
        List<StoredPolicy> policies = store.policies(typeId);
        if (policies == null) {
            return unknownType(typeId);
        }
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        policies.forEach(policy -> ids.add(policy.key().policyInstanceId()));
        return Answer.of(200, ids);
    }

    private Answer putPolicy(Context context, Flavour flavour) throws A1Exception {
        PolicyInstanceKey key = key(context);
        StoredType type = store.type(key.policyTypeId());
        if (type == null) {
            return unknown(flavour, "policy type " + key.policyTypeId());
        }
        ObjectNode body = JsonFields.of(json.read(context.bodyAsBytes()), "").node();
        List<String> problems = type.schema().problems(body);
        if (!problems.isEmpty()) {
            return Answer.problem(400, "Bad Request", String.join("; ", problems));
        }
        String destinationText = context.queryParam("notificationDestination");
        URI destination = destinationText == null ? null : StatusNotifier.destination(destinationText);
        Change change = store.put(key, body, destination, options.isRealistic(), clock.instant());
        return switch (change) {
            case DONE, EXISTS -> {
                xapps.request(change == Change.DONE ? Operation.CREATE : Operation.UPDATE, key, body);
                yield Answer.of(202);
            }
            case FULL -> Answer.problem(503, "Service Unavailable", options.mostPolicies() + " policies are the most");
            case UNKNOWN, IN_USE -> unknown(flavour, "policy type " + key.policyTypeId());
        };
    }

    private Answer getPolicy(Context context, Flavour flavour) throws A1Exception {
        PolicyInstanceKey key = key(context);
        StoredPolicy policy = store.policy(key);
        return policy == null ? unknown(flavour, key.toString()) : Answer.of(200, policy.body());
    }

    private Answer deletePolicy(Context context, Flavour flavour) throws A1Exception {
        PolicyInstanceKey key = key(context);
        if (!store.remove(key)) {
            return unknown(flavour, key.toString());
        }
        xapps.request(Operation.DELETE, key, JsonNodeFactory.instance.objectNode());
        return Answer.of(202);
    }

    private Answer status(Context context, Flavour flavour) throws A1Exception {
        PolicyInstanceKey key = key(context);
        StoredPolicy policy = store.policy(key);
        if (policy == null) {
            return Answer.problem(404, "Not Found", key + " is not known");
        }
        return Answer.of(
                200,
                flavour == Flavour.OLD ? policy.oldStatus() : policy.status().toJson());
    }

    private Answer dataDelivery(Context context, Flavour flavour) throws A1Exception {
        EnrichmentMessage.Delivery delivery = EnrichmentMessage.Delivery.readPosted(json, context.bodyAsBytes());
        return xapps.deliver(delivery)
                ? Answer.of(200)
                : Answer.problem(503, "Service Unavailable", "RMR does not take the data");
    }

    private static Answer unknownType(int typeId) {
        return Answer.problem(404, "Not Found", "policy type " + typeId + " is not known");
    }

    /** The real mediator takes what it does not have for trouble with its data store. */
    private Answer unknown(Flavour flavour, String what) {
        return options.isRealistic() && flavour == Flavour.A1_P_V2
                ? Answer.problem(503, "Service Unavailable", what + " is not known")
                : Answer.problem(404, "Not Found", what + " is not known");
    }

    private static int typeId(Context context) throws A1Exception {
        return PolicyInstanceKey.number(context.pathParam(TYPE), "the path");
    }

    private static PolicyInstanceKey key(Context context) throws A1Exception {
        return new PolicyInstanceKey(
                typeId(context), PolicyId.parse(context.pathParam(POLICY)).value());
    }
}

package io.rantwin.a1.management;

import static io.rantwin.a1.management.ManagementVersion.LONGEST;
import static io.rantwin.a1.management.ManagementVersion.LONGEST_URI;
import static io.rantwin.a1.management.ManagementVersion.MOST_ENTRIES;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.ap.PolicyTypeObject;
import io.rantwin.a1.ap.ProblemDetails;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the service answers and what it is sent. All methods throw {@link A1Exception} when a body is something else;
 * members that are not known are left alone. Thread-safe.
 */
public final class ManagementReader {
    private final ManagementVersion version;
    private final BoundedJson json;

    /**
     * @param version which interface the bodies are of
     * @param json bounds of the bodies
     */
    public ManagementReader(ManagementVersion version, BoundedJson json) {
        this.version = version;
        this.json = json;
    }

    /** Answer to GET rics. */
    public List<Ric> rics(byte[] body) throws A1Exception {
        List<Ric> rics = new ArrayList<>();
        for (JsonFields ric : object(body).objects("rics")) {
            rics.add(ric(ric));
        }
        return rics;
    }

    /** Answer to GET of one RIC. */
    public Ric ric(byte[] body) throws A1Exception {
        return ric(object(body));
    }

    private Ric ric(JsonFields ric) throws A1Exception {
        String name = ric.text("state", 64);
        for (Ric.State state : Ric.State.values()) {
            if (state.name().equals(name)) {
                return new Ric(
                        ric.text(version.ownRicId(), LONGEST),
                        texts(ric, version.managedElementIds()),
                        state,
                        texts(ric, version.policyTypeIds()));
            }
        }
        throw new A1Exception(ric.at("state"), "not a state of a RIC");
    }

    /** Answer to GET policy-types; RICs are {@code ""} in version 2, which names none. */
    public List<PolicyTypeOffer> policyTypes(byte[] body) throws A1Exception {
        List<PolicyTypeOffer> offers = new ArrayList<>();
        switch (version) {
            case V2 -> {
                for (String id : object(body).texts(version.policyTypeIds(), MOST_ENTRIES, LONGEST)) {
                    offers.add(new PolicyTypeOffer(id, ""));
                }
            }
            case V3 -> {
                for (JsonFields offer : array(body)) {
                    offers.add(new PolicyTypeOffer(
                            offer.text(version.policyTypeId(), LONGEST), offer.text(version.ricId(), LONGEST)));
                }
            }
        }
        return offers;
    }

    /** Answer to GET of one policy type. */
    public PolicyTypeObject policyType(byte[] body) throws A1Exception {
        JsonFields type = object(body);
        return new PolicyTypeObject(
                type.object(version.policySchema()).node(),
                type.optional("statusSchema") == null
                        ? null
                        : type.object("statusSchema").node());
    }

    /** Answer to GET policies; RICs are {@code ""} in version 2, which names none. */
    public List<PolicyReference> policies(byte[] body) throws A1Exception {
        List<PolicyReference> policies = new ArrayList<>();
        switch (version) {
            case V2 -> {
                for (String id : object(body).texts("policy_ids", MOST_ENTRIES, LONGEST)) {
                    policies.add(new PolicyReference(id, ""));
                }
            }
            case V3 -> {
                for (JsonFields policy : array(body)) {
                    policies.add(new PolicyReference(
                            policy.text(version.policyId(), LONGEST), policy.text(version.ricId(), LONGEST)));
                }
            }
        }
        return policies;
    }

    /** Answer to GET policy-instances, which only version 2 has. */
    public List<ManagedPolicy> policyInstances(byte[] body) throws A1Exception {
        List<ManagedPolicy> policies = new ArrayList<>();
        for (JsonFields policy : object(body).objects("policies")) {
            policies.add(policy(policy));
        }
        return policies;
    }

    /**
     * A policy with what belongs to it: body of PUT policies and answer to GET of one in version 2, body of POST policies and
     * its answer in version 3 (where GET and PUT of one have the bare policy object).
     */
    public ManagedPolicy policy(byte[] body) throws A1Exception {
        return policy(object(body));
    }

    private ManagedPolicy policy(JsonFields policy) throws A1Exception {
        return new ManagedPolicy(
                policy.optionalText(version.policyId(), LONGEST),
                policy.text(version.ricId(), LONGEST),
                textOrEmpty(policy, version.policyTypeId(), LONGEST),
                policy.object(version.policyObject()).node(),
                textOrEmpty(policy, version.serviceId(), LONGEST),
                policy.optional("transient") != null && policy.truth("transient"),
                emptyIsNone(textOrEmpty(policy, "status_notification_uri", LONGEST_URI)));
    }

    /** Answer to GET status of a policy. */
    public PolicyState policyState(byte[] body) throws A1Exception {
        JsonFields state = object(body);
        return switch (version) {
            case V2 -> {
                JsonFields status = state.object("status");
                yield new PolicyState(
                        state.optionalText("last_modified", 64),
                        status.node().isEmpty() ? null : PolicyStatus.read(status));
            }
            case V3 -> new PolicyState(null, state.node().isEmpty() ? null : PolicyStatus.read(state));
        };
    }

    /** Answer to GET services. */
    public List<RegisteredService> services(byte[] body) throws A1Exception {
        List<RegisteredService> services = new ArrayList<>();
        for (JsonFields service : object(body).objects(version.serviceList())) {
            services.add(service(service));
        }
        return services;
    }

    /** Body of PUT services. */
    public RegisteredService service(byte[] body) throws A1Exception {
        return service(object(body));
    }

    private RegisteredService service(JsonFields service) throws A1Exception {
        String since = version.sinceLastActivity();
        return new RegisteredService(
                service.text(version.serviceId(), LONGEST),
                service.longInteger(version.keepAlive(), 0, Long.MAX_VALUE),
                textOrEmpty(service, version.callbackUrl(), LONGEST_URI),
                service.optional(since) == null ? null : service.longInteger(since, 0, Long.MAX_VALUE));
    }

    /** An error: a problem, or what the service answers for paths and verbs that it does not have. */
    public ProblemDetails problem(byte[] body) throws A1Exception {
        JsonFields problem = object(body);
        ProblemDetails details = ProblemDetails.read(json, body);
        String error = problem.optionalText("error", LONGEST_URI);
        return error == null
                ? details
                : new ProblemDetails(error, details.status(), problem.optionalText("path", LONGEST_URI));
    }

    private JsonFields object(byte[] body) throws A1Exception {
        return JsonFields.of(json.read(body), "");
    }

    private List<JsonFields> array(byte[] body) throws A1Exception {
        JsonNode list = json.read(body);
        if (!list.isArray()) {
            throw new A1Exception("", JsonFields.kind(list) + " where an array is expected");
        }
        List<JsonFields> objects = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            objects.add(JsonFields.of(list.get(i), "/" + i));
        }
        return objects;
    }

    private static List<String> texts(JsonFields fields, String name) throws A1Exception {
        return fields.optional(name) == null ? List.of() : fields.texts(name, MOST_ENTRIES, LONGEST);
    }

    /** Text that may be absent, null or empty. */
    private static String textOrEmpty(JsonFields fields, String name, int longest) throws A1Exception {
        JsonNode value = fields.optional(name);
        return value == null || value.isTextual() && value.textValue().isEmpty() ? "" : fields.text(name, longest);
    }

    private static @Nullable String emptyIsNone(String text) {
        return text.isEmpty() ? null : text;
    }
}

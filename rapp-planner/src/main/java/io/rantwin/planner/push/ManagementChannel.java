package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.management.ManagedPolicy;
import io.rantwin.a1.management.ManagementReader;
import io.rantwin.a1.management.ManagementVersion;
import io.rantwin.a1.management.ManagementWriter;
import io.rantwin.a1.management.RegisteredService;
import io.rantwin.a1.management.Ric;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What both versions of the A1 policy management service have in common. Thread-safe. */
abstract sealed class ManagementChannel implements PolicyChannel permits ManagementV2Channel, ManagementV3Channel {
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final ManagementVersion version;
    private final A1Http http;
    private final RegisteredService service;
    private final TypeNames types;
    private final ManagementReader reader;
    private final ManagementWriter writer;
    private volatile Map<String, List<String>> offered = Map.of();

    ManagementChannel(ManagementVersion version, A1Http http, RegisteredService service, TypeNames types) {
        this.version = version;
        this.http = http;
        this.service = service;
        this.types = types;
        this.reader = new ManagementReader(version, new BoundedJson(A1Http.MOST_OCTETS));
        this.writer = new ManagementWriter(version);
    }

    @Override
    public final String name() {
        return "A1 policy management service " + version + " at " + http.base();
    }

    final ManagementReader reader() {
        return reader;
    }

    /** The service id is lost when nobody was heard of for too long, and when the store of the other side is. */
    @Override
    public final boolean keepAlive() throws PushException {
        Reply kept = http.send("PUT", writer.servicePath(service.serviceId()) + "/keepalive", new byte[0]);
        if (kept.status() != NOT_FOUND) {
            kept.check();
            return false;
        }
        send("PUT", "/services", writer.service(service)).check();
        return true;
    }

    @Override
    public final List<RicView> rics() throws PushException {
        List<Ric> rics = send("GET", "/rics", null).read((_, body) -> reader.rics(body));
        List<RicView> views = new ArrayList<>();
        Map<String, List<String>> newlyOffered = new TreeMap<>();
        for (Ric ric : rics) {
            newlyOffered.put(ric.ricId(), ric.policyTypeIds());
            views.add(new RicView(
                    ric.ricId(), ric.state() == Ric.State.AVAILABLE, ric.state().name(), ric.policyTypeIds()));
        }
        offered = newlyOffered;
        return views;
    }

    /** The other side's name of the order's type; asks which types there are when it has not been said yet. */
    private String typeName(PolicyOrder order) throws PushException {
        List<String> known = offered.get(order.ricId());
        if (known != null) {
            try {
                return types.among(known, order.policyTypeId(), order.ricId());
            } catch (PushException _) {
                // It may have been added since.
            }
        }
        rics();
        List<String> now = offered.get(order.ricId());
        if (now == null) {
            throw new PushException(
                    PushException.Kind.UNKNOWN_THERE,
                    "RIC " + order.ricId() + " is not known to " + name() + "; it knows " + offered.keySet());
        }
        return types.among(now, order.policyTypeId(), order.ricId());
    }

    /** Sends a policy with its id, its RIC and the other side's name of its type. */
    final Reply sendManaged(String method, PolicyOrder order) throws PushException {
        var policy = new ManagedPolicy(
                order.policyId(), order.ricId(), typeName(order), order.body(), service.serviceId(), false, null);
        return send(method, "/policies", writer.policy(policy));
    }

    private Reply send(String method, String path, @Nullable JsonNode body) throws PushException {
        return http.send(method, version.root() + path, octets(body));
    }

    final Reply sendTo(String method, PolicyOrder order, @Nullable JsonNode body) throws PushException {
        return http.send(method, writer.policyPath(order.policyId()), octets(body));
    }

    private static byte @Nullable [] octets(@Nullable JsonNode body) {
        return body == null ? null : body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Types that a RIC offers now, as the other side names them. */
    final List<String> typesAt(String ricId) throws PushException {
        rics();
        return offered.getOrDefault(ricId, List.of());
    }

    final Reply get(String path) throws PushException {
        return send("GET", path, null);
    }

    /** What stands under an id; null when it has gone meanwhile. */
    final <T> @Nullable T readById(String policyId, Reply.Reading<T> reading) throws PushException {
        Reply reply = http.send("GET", writer.policyPath(policyId), null);
        return reply.status() == NOT_FOUND ? null : reply.read(reading);
    }

    final <T> @Nullable T read(PolicyOrder order, Reply.Reading<T> reading) throws PushException {
        Reply reply = sendTo("GET", order, null);
        return reply.status() == NOT_FOUND ? null : reply.read(reading);
    }

    @Override
    public final void delete(PolicyOrder order) throws PushException {
        Reply reply = sendTo("DELETE", order, null);
        if (reply.status() != NOT_FOUND) {
            reply.check();
        }
    }

    /** Version 3 answers 500 when the RIC does not know the policy, version 2 an empty status. */
    @Override
    public final @Nullable PolicyStatus status(PolicyOrder order) throws PushException {
        Reply reply = http.send("GET", writer.policyStatusPath(order.policyId()), null);
        return reply.status() == NOT_FOUND || reply.status() == SERVER_ERROR
                ? null
                : reply.read((_, body) -> reader.policyState(body)).status();
    }
}

package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.mediator.MediatorGeneration;
import io.rantwin.a1.mediator.MediatorLists;
import io.rantwin.planner.push.PushException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Straight to RICs over A1-P v2, or to the O-RAN SC mediator, whose newer generation answers 503 for what it does not have as
 * well as for a store that is away; the list of policies tells which. Nobody there asks who writes. Thread-safe.
 */
public final class DirectChannel implements PolicyChannel {
    private static final int NOT_FOUND = 404;
    private static final int MOST_TYPES = 10_000;
    private static final int LONGEST_TYPE = 512;

    private final SortedMap<String, DirectRic> rics;
    private final TypeNames types;

    /**
     * @param rics by the name that orders use
     * @param types how RICs name types
     */
    public DirectChannel(SortedMap<String, DirectRic> rics, TypeNames types) {
        this.rics = Collections.unmodifiableSortedMap(new TreeMap<>(rics));
        this.types = types;
    }

    @Override
    public String name() {
        return "A1-P of " + String.join(", ", rics.keySet());
    }

    @Override
    public boolean keepAlive() {
        return false;
    }

    @Override
    public List<RicView> rics() {
        List<RicView> views = new ArrayList<>();
        rics.forEach((ricId, ric) -> {
            try {
                if (ric.mediator() != null) {
                    ric.http().send("GET", ric.root() + "/healthcheck", null).check();
                }
                views.add(new RicView(ricId, true, "AVAILABLE", offered(ric)));
            } catch (PushException away) {
                views.add(new RicView(ricId, false, "UNAVAILABLE: " + away.getMessage(), List.of()));
            }
        });
        return views;
    }

    private static List<String> offered(DirectRic ric) throws PushException {
        return ric.http()
                .send("GET", ric.types(), null)
                .read(ric.mediator() == null ? DirectChannel::names : DirectChannel::numbers);
    }

    private static List<String> names(BoundedJson json, byte[] body) throws A1Exception {
        return JsonFields.texts(json.read(body), "", MOST_TYPES, LONGEST_TYPE);
    }

    private static List<String> numbers(BoundedJson json, byte[] body) throws A1Exception {
        return MediatorLists.policyTypeIds(json, body).stream()
                .map(String::valueOf)
                .toList();
    }

    /** Where a policy is. */
    private record Place(DirectRic ric, String policies, String policyId) {
        String path() {
            return policies + "/" + A1Http.part(policyId);
        }

        Reply send(String method, String path, byte @Nullable [] body) throws PushException {
            return ric.http().send(method, path, body);
        }

        /** Whether an answer to GET or DELETE means that the policy is not there. */
        boolean isMissing(Reply reply) throws PushException {
            MediatorGeneration mediator = ric.mediator();
            if (reply.status() == NOT_FOUND) {
                return true;
            }
            if (mediator == null || !mediator.saysUnknown(reply.status())) {
                return false;
            }
            return !send("GET", policies, null).read(MediatorLists::policyIds).contains(policyId);
        }
    }

    private Place place(PolicyOrder order) throws PushException {
        DirectRic ric = rics.get(order.ricId());
        if (ric == null) {
            throw new PushException(
                    Kind.UNKNOWN_THERE, "RIC " + order.ricId() + " is not configured; there are " + rics.keySet());
        }
        String type = types.among(offered(ric), order.policyTypeId(), order.ricId());
        return new Place(ric, ric.policies(type), order.policyId());
    }

    @Override
    public @Nullable ObjectNode read(PolicyOrder order) throws PushException {
        return read(place(order));
    }

    private static @Nullable ObjectNode read(Place place) throws PushException {
        Reply reply = place.send("GET", place.path(), null);
        return place.isMissing(reply)
                ? null
                : reply.read((json, body) -> JsonFields.of(json.read(body), "").node());
    }

    @Override
    public List<StandingPolicy> standing(String ricId, Predicate<String> wanted) throws PushException {
        DirectRic ric = rics.get(ricId);
        if (ric == null) {
            return List.of();
        }
        List<StandingPolicy> standing = new ArrayList<>();
        for (String type : offered(ric)) {
            String policies = ric.policies(type);
            for (String id : ric.http().send("GET", policies, null).read(MediatorLists::policyIds)) {
                ObjectNode body = wanted.test(id) ? read(new Place(ric, policies, id)) : null;
                if (body != null) {
                    standing.add(new StandingPolicy(id, type, body));
                }
            }
        }
        return standing;
    }

    @Override
    public void put(PolicyOrder order, boolean isThere) throws PushException {
        Place place = place(order);
        place.send("PUT", place.path(), order.body().toString().getBytes(StandardCharsets.UTF_8))
                .check();
    }

    @Override
    public void delete(PolicyOrder order) throws PushException {
        Place place = place(order);
        Reply reply = place.send("DELETE", place.path(), null);
        if (!place.isMissing(reply)) {
            reply.check();
        }
    }

    @Override
    public @Nullable PolicyStatus status(PolicyOrder order) throws PushException {
        Place place = place(order);
        Reply reply = place.send("GET", place.path() + "/status", null);
        return reply.status() == NOT_FOUND ? null : reply.read(MediatorGeneration::readStatus);
    }
}

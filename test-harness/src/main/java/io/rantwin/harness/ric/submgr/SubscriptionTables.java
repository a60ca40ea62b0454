package io.rantwin.harness.ric.submgr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ric.submgr.E2Subscription.Phase;
import io.rantwin.xapp.rmr.RmrAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All subscriptions. Thread-safe; nothing blocks. */
final class SubscriptionTables {
    private static final int MAX_INSTANCE_ID = 65_534;

    private final boolean isRealistic;
    private final InstantSource clock;
    private final SubscriptionIds ids;
    private final Map<Integer, E2Subscription> e2subscriptions = new TreeMap<>();
    private final Map<String, RestSubscription> restSubscriptions = new TreeMap<>();
    private final Map<SubscriptionParams, String> idsByRequest = new HashMap<>();
    private int lastInstanceId;

    SubscriptionTables(boolean isRealistic, InstantSource clock, RandomGenerator random) {
        this.isRealistic = isRealistic;
        this.clock = clock;
        this.ids = new SubscriptionIds(clock, random);
    }

    /**
     * What a request led to.
     *
     * @param id empty when the request names an unknown one
     * @param isToBeServed false when the same request is being served already
     */
    record Acceptance(String id, boolean isToBeServed) {}

    /** Gives a request its id: that of the same request before, the one it names, or a new one. */
    synchronized Acceptance accept(SubscriptionParams params) {
        String known =
                params.subscriptionId().isEmpty() ? idsByRequest.get(params.withoutId()) : params.subscriptionId();
        RestSubscription rest = known == null ? null : restSubscriptions.get(known);
        if (rest == null && !params.subscriptionId().isEmpty()) {
            return new Acceptance("", false);
        }
        if (rest == null) {
            rest = new RestSubscription(newId(), params.meid(), params.clientEndpoint());
            restSubscriptions.put(rest.id(), rest);
        }
        idsByRequest.put(params.withoutId(), rest.id());
        if (rest.isInProgress()) {
            return new Acceptance(rest.id(), false);
        }
        rest.setInProgress(true);
        rest.setClient(params.clientEndpoint());
        return new Acceptance(rest.id(), true);
    }

    /**
     * An E2 subscription for a detail.
     *
     * @param isNew whether it is still to be set up, by the one who asked
     * @param isRerouted whether its messages go elsewhere now, too
     */
    record Claim(E2Subscription subscription, boolean isNew, boolean isRerouted) {}

    /** Finds the E2 subscription that a detail may share, or makes one; {@code null} when no instance id is free. */
    synchronized @Nullable Claim claim(String restId, SubscriptionParams params, SubscriptionDetail detail) {
        RmrAddress endpoint = params.clientEndpoint().rmrAddress();
        for (E2Subscription other : e2subscriptions.values()) {
            if (canShare(other, restId, params, detail)) {
                Set<RmrAddress> before = other.endpoints();
                other.owners().put(restId, endpoint);
                return new Claim(other, false, !before.equals(other.endpoints()));
            }
        }
        int id = freeInstanceId();
        if (id == 0) {
            return null;
        }
        E2Subscription made = new E2Subscription(id, params.meid(), params.ranFunctionId(), detail, clock.instant());
        made.owners().put(restId, endpoint);
        e2subscriptions.put(id, made);
        return new Claim(made, true, true);
    }

    private boolean canShare(
            E2Subscription other, String restId, SubscriptionParams params, SubscriptionDetail detail) {
        boolean isCompared = !isRealistic || detail.actions().size() == 1;
        boolean mayMerge = detail.isReport() || other.owners().containsKey(restId);
        return isCompared
                && mayMerge
                && other.phase() != Phase.DELETING
                && other.meid().equals(params.meid())
                && other.ranFunctionId() == params.ranFunctionId()
                && other.detail().asksTheSameOfTheNode(detail);
    }

    /** An E2 subscription is at the node now; false when it was dropped meanwhile. */
    synchronized boolean establish(E2Subscription subscription) {
        if (!isCurrent(subscription)) {
            return false;
        }
        subscription.setPhase(Phase.ESTABLISHED);
        return true;
    }

    /** Whether it has not been removed. */
    synchronized boolean isCurrent(E2Subscription subscription) {
        return e2subscriptions.containsKey(subscription.instanceId())
                && e2subscriptions.get(subscription.instanceId()).created().equals(subscription.created());
    }

    synchronized void remove(E2Subscription subscription) {
        if (isCurrent(subscription)) {
            e2subscriptions.remove(subscription.instanceId());
        }
    }

    /** Notes the E2 subscription that a detail got. */
    synchronized void note(String restId, int xappEventInstanceId, int e2eventInstanceId) {
        RestSubscription rest = restSubscriptions.get(restId);
        if (rest != null) {
            rest.instances().put(xappEventInstanceId, e2eventInstanceId);
        }
    }

    /** The request is served; a subscription that got nothing is forgotten. */
    synchronized void finish(String restId) {
        RestSubscription rest = restSubscriptions.get(restId);
        if (rest != null) {
            rest.setInProgress(false);
            if (rest.instances().isEmpty()) {
                removeRest(restId);
            }
        }
    }

    /** What is to be done at E2 nodes and with routes, after something was taken away. */
    record Release(List<E2Subscription> unused, List<E2Subscription> stillUsed) {}

    /** Takes a REST subscription away; {@code null} while a request for it is being served. */
    synchronized @Nullable Release release(String restId) {
        Release release = new Release(new ArrayList<>(), new ArrayList<>());
        RestSubscription rest = restSubscriptions.get(restId);
        if (rest == null) {
            return release;
        }
        if (rest.isInProgress()) {
            return null;
        }
        for (int instanceId : Set.copyOf(rest.instances().values())) {
            E2Subscription e2 = e2subscriptions.get(instanceId);
            if (e2 == null || e2.owners().remove(restId) == null) {
                continue;
            }
            if (e2.owners().isEmpty()) {
                e2.setPhase(Phase.DELETING);
                release.unused().add(e2);
            } else {
                release.stillUsed().add(e2);
            }
        }
        removeRest(restId);
        return release;
    }

    /** Takes everything of a node away that was made before a time, and the REST subscriptions that are left with nothing. */
    synchronized List<E2Subscription> dropNode(String ranName, Instant before) {
        List<E2Subscription> dropped = new ArrayList<>();
        for (E2Subscription e2 : List.copyOf(e2subscriptions.values())) {
            if (e2.meid().equals(ranName) && e2.created().isBefore(before)) {
                drop(e2);
                dropped.add(e2);
            }
        }
        return dropped;
    }

    /** Takes one E2 subscription away, with the REST subscriptions that are left with nothing. */
    synchronized @Nullable E2Subscription drop(int instanceId) {
        E2Subscription e2 = e2subscriptions.get(instanceId);
        if (e2 != null) {
            drop(e2);
        }
        return e2;
    }

    private void drop(E2Subscription e2) {
        e2subscriptions.remove(e2.instanceId());
        for (String restId : e2.owners().keySet()) {
            RestSubscription rest = restSubscriptions.get(restId);
            if (rest != null) {
                rest.instances().values().removeIf(instance -> instance == e2.instanceId());
                if (rest.instances().isEmpty() && !rest.isInProgress()) {
                    removeRest(restId);
                }
            }
        }
    }

    private void removeRest(String restId) {
        restSubscriptions.remove(restId);
        idsByRequest.values().removeIf(id -> id.equals(restId));
    }

    /** Takes back what the shared data kept. What requests there were is forgotten, as by the platform. */
    synchronized void restore(List<E2Subscription> e2, List<RestSubscription> rest) {
        e2subscriptions.clear();
        restSubscriptions.clear();
        idsByRequest.clear();
        e2.forEach(subscription -> e2subscriptions.put(subscription.instanceId(), subscription));
        rest.forEach(subscription -> restSubscriptions.put(subscription.id(), subscription));
        for (int id : e2subscriptions.keySet()) {
            lastInstanceId = Math.max(lastInstanceId, id);
        }
    }

    synchronized @Nullable String e2json(int instanceId) {
        E2Subscription e2 = e2subscriptions.get(instanceId);
        return e2 == null ? null : e2.toJson().toString();
    }

    synchronized @Nullable String restJson(String restId) {
        RestSubscription rest = restSubscriptions.get(restId);
        return rest == null ? null : rest.toJson().toString();
    }

    /** Where the messages of an E2 subscription go. */
    synchronized Set<RmrAddress> endpoints(E2Subscription subscription) {
        return subscription.endpoints();
    }

    /** Established subscriptions, as the platform lists them. */
    synchronized ArrayNode list() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (E2Subscription e2 : e2subscriptions.values()) {
            if (e2.phase() == Phase.ESTABLISHED) {
                ObjectNode entry =
                        list.addObject().put("SubscriptionId", e2.instanceId()).put("Meid", e2.meid());
                ArrayNode endpoints = entry.putArray("ClientEndpoint");
                e2.endpoints().forEach(endpoint -> endpoints.add(endpoint.toString()));
                entry.putArray("SubscriptionInstances");
            }
        }
        return list;
    }

    /** All REST subscriptions by id. */
    synchronized ObjectNode restList() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        restSubscriptions
                .values()
                .forEach(rest -> list.set(rest.id(), rest.toJson().put("inProgress", rest.isInProgress())));
        return list;
    }

    /** All E2 subscriptions by instance id. */
    synchronized ObjectNode e2list() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        e2subscriptions.forEach((id, e2) -> list.set(id.toString(), e2.toJson()));
        return list;
    }

    private int freeInstanceId() {
        for (int tried = 0; tried < MAX_INSTANCE_ID; tried++) {
            lastInstanceId = lastInstanceId % MAX_INSTANCE_ID + 1;
            if (!e2subscriptions.containsKey(lastInstanceId)) {
                return lastInstanceId;
            }
        }
        return 0;
    }

    private String newId() {
        String id = ids.next();
        while (restSubscriptions.containsKey(id)) {
            id = ids.next();
        }
        return id;
    }
}

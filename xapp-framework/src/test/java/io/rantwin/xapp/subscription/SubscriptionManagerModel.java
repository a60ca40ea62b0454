package io.rantwin.xapp.subscription;

import io.rantwin.xapp.subscription.rest.ActionToBeSetup;
import io.rantwin.xapp.subscription.rest.ActionType;
import io.rantwin.xapp.subscription.rest.DeleteOutcome;
import io.rantwin.xapp.subscription.rest.ListedSubscription;
import io.rantwin.xapp.subscription.rest.QueryOutcome;
import io.rantwin.xapp.subscription.rest.RestSubscription;
import io.rantwin.xapp.subscription.rest.SubscribeOutcome;
import io.rantwin.xapp.subscription.rest.SubscriptionDetail;
import io.rantwin.xapp.subscription.rest.SubscriptionInstance;
import io.rantwin.xapp.subscription.rest.SubscriptionJson;
import io.rantwin.xapp.subscription.rest.SubscriptionManagerClient;
import io.rantwin.xapp.subscription.rest.SubscriptionParams;
import io.rantwin.xapp.subscription.rest.SubscriptionResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A subscription manager with the habits of the real one: requests known by their body, one that is being worked on hides its
 * id, equal reports merged, deletions that take their time, callbacks that come early, late, twice or never. Work that it has
 * accepted waits until {@link #workOnce}.
 */
final class SubscriptionManagerModel implements SubscriptionManagerClient {
    record Content(String ranName, String eventTrigger, ActionToBeSetup action) {}

    static final class E2Subscription {
        final Content content;
        final Set<String> endpoints = new LinkedHashSet<>();

        E2Subscription(Content content) {
            this.content = content;
        }
    }

    private static final class Rest {
        final String meid;
        final String host;
        final String endpoint;
        final List<Integer> e2Ids = new ArrayList<>();
        boolean requestOngoing = true;
        boolean deleteOngoing;
        String lastBody = "";

        Rest(String meid, String host, String endpoint) {
            this.meid = meid;
            this.host = host;
            this.endpoint = endpoint;
        }
    }

    final Map<Integer, E2Subscription> e2 = new LinkedHashMap<>();
    final List<SubscriptionResponse> callbacksSoFar = new ArrayList<>();
    private final Map<String, Rest> rest = new LinkedHashMap<>();
    private final Map<String, String> idByBody = new HashMap<>();
    private final Set<String> ongoingBodies = new HashSet<>();
    private final Set<String> connected = new HashSet<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Consumer<SubscriptionResponse> callback;
    private int idsGiven;
    private int e2IdsGiven;

    // What goes wrong.
    boolean down;
    boolean early;
    boolean twice;
    boolean debugHidden;
    boolean forgetsFailed;
    int answersToLose;
    int callbacksToLose;
    int badRequests;
    int procedureFailures;
    String failureSource = "RTMGR";

    // What was asked.
    final List<SubscriptionParams> posts = new ArrayList<>();
    final List<String> deletes = new ArrayList<>();
    int lists;

    SubscriptionManagerModel(Consumer<SubscriptionResponse> callback) {
        this.callback = callback;
    }

    void connect(String ranName) {
        connected.add(ranName);
    }

    boolean isConnected(String ranName) {
        return connected.contains(ranName);
    }

    /** Drops all of the node's, without a callback. */
    void disconnect(String ranName) {
        connected.remove(ranName);
        e2.values().removeIf(one -> one.content.ranName.equals(ranName));
        rest.values().removeIf(one -> one.meid.equals(ranName) && !one.requestOngoing && !one.deleteOngoing);
    }

    /** Half-finished work is undone; what bodies were seen is forgotten. */
    void restart() {
        work.clear();
        idByBody.clear();
        ongoingBodies.clear();
        rest.values().removeIf(one -> one.requestOngoing || one.deleteOngoing);
        Set<Integer> held = new HashSet<>();
        rest.values().forEach(one -> held.addAll(one.e2Ids));
        e2.keySet().retainAll(held);
    }

    /** Restart after the data base lost everything. */
    void wipe() {
        restart();
        rest.clear();
        e2.clear();
        e2IdsGiven = 0;
    }

    boolean workOnce() {
        Runnable next = work.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    /** The node asked for its removal. */
    void removeAtNode(int e2Id) {
        e2.remove(e2Id);
    }

    @Override
    public SubscribeOutcome subscribe(SubscriptionParams params) {
        posts.add(params);
        if (down) {
            return new SubscribeOutcome.Failed("connection refused");
        }
        if (!connected.contains(params.meid())) {
            return new SubscribeOutcome.NotConnected();
        }
        if (badRequests > 0) {
            badRequests--;
            return new SubscribeOutcome.BadRequest("400");
        }
        String body = new String(SubscriptionJson.write(params), StandardCharsets.UTF_8);
        String id = params.subscriptionId();
        if (id == null) {
            id = idByBody.get(body);
            if (id == null || !rest.containsKey(id)) {
                id = "id-" + ++idsGiven;
                rest.put(
                        id,
                        new Rest(
                                params.meid(),
                                params.clientEndpoint().host(),
                                params.clientEndpoint().rmrEndpoint()));
            }
        } else {
            Rest known = rest.get(id);
            if (known == null || known.requestOngoing || known.deleteOngoing) {
                return new SubscribeOutcome.UnknownId();
            }
        }
        if (!ongoingBodies.add(body)) {
            // The id, even one given long ago, is forgotten, and yet answered with.
            rest.remove(id);
            return answer(new SubscribeOutcome.Accepted(id));
        }
        String given = id;
        Rest one = rest.get(given);
        work.add(() -> procedure(given, one, params, body));
        if (early) {
            while (workOnce()) {}
        }
        return answer(new SubscribeOutcome.Accepted(given));
    }

    private SubscribeOutcome answer(SubscribeOutcome outcome) {
        if (answersToLose > 0) {
            answersToLose--;
            return new SubscribeOutcome.Failed("closed in the middle of the answer");
        }
        return outcome;
    }

    private void procedure(String id, Rest one, SubscriptionParams params, String body) {
        ongoingBodies.remove(body);
        idByBody.put(body, id);
        one.requestOngoing = false;
        SubscriptionDetail detail = params.details().getFirst();
        if (!connected.contains(params.meid())) {
            rest.remove(id);
            send(id, new SubscriptionInstance(detail.xappEventInstanceId(), 0, "E2 interface down", "E2Node", ""));
            return;
        }
        if (procedureFailures > 0) {
            procedureFailures--;
            if (forgetsFailed) {
                rest.remove(id);
            }
            send(id, new SubscriptionInstance(detail.xappEventInstanceId(), 0, "no", failureSource, ""));
            return;
        }
        one.lastBody = body;
        int e2Id = place(
                new Content(
                        params.meid(),
                        detail.eventTriggers().toHex(),
                        detail.actions().getFirst()),
                one);
        if (!one.e2Ids.contains(e2Id)) {
            one.e2Ids.add(e2Id);
        }
        send(id, new SubscriptionInstance(detail.xappEventInstanceId(), e2Id, "", "", ""));
    }

    private int place(Content content, Rest holder) {
        for (Map.Entry<Integer, E2Subscription> entry : e2.entrySet()) {
            boolean same = entry.getValue().content.equals(content);
            boolean report = content.action.type() == ActionType.REPORT;
            if (same && (report || holder.e2Ids.contains(entry.getKey()))) {
                entry.getValue().endpoints.add(holder.endpoint);
                return entry.getKey();
            }
        }
        var made = new E2Subscription(content);
        made.endpoints.add(holder.endpoint);
        e2.put(++e2IdsGiven, made);
        return e2IdsGiven;
    }

    private void send(String id, SubscriptionInstance instance) {
        if (callbacksToLose > 0) {
            callbacksToLose--;
            return;
        }
        var response = new SubscriptionResponse(id, List.of(instance));
        callbacksSoFar.add(response);
        callback.accept(response);
        if (twice) {
            callback.accept(response);
        }
    }

    @Override
    public DeleteOutcome delete(String subscriptionId) {
        deletes.add(subscriptionId);
        if (down) {
            return new DeleteOutcome.Failed("connection refused");
        }
        Rest one = rest.get(subscriptionId);
        if (one != null && one.requestOngoing) {
            return new DeleteOutcome.Refused("400 still in progress");
        }
        if (one != null && !one.deleteOngoing) {
            one.deleteOngoing = true;
            work.add(() -> {
                for (int e2Id : one.e2Ids) {
                    E2Subscription deleted = e2.get(e2Id);
                    if (deleted != null && deleted.endpoints.remove(one.endpoint) && deleted.endpoints.isEmpty()) {
                        e2.remove(e2Id);
                    }
                }
                idByBody.remove(one.lastBody);
                rest.remove(subscriptionId);
            });
        }
        if (answersToLose > 0) {
            answersToLose--;
            return new DeleteOutcome.Failed("closed in the middle of the answer");
        }
        return new DeleteOutcome.Deleted();
    }

    @Override
    public QueryOutcome<ListedSubscription> list() {
        lists++;
        if (down) {
            return new QueryOutcome.Failed<>("connection refused");
        }
        List<ListedSubscription> listed = new ArrayList<>();
        e2.forEach(
                (id, one) -> listed.add(new ListedSubscription(id, one.content.ranName, List.copyOf(one.endpoints))));
        return new QueryOutcome.Answered<>(listed);
    }

    @Override
    public QueryOutcome<RestSubscription> ofHost(String host) {
        if (down || debugHidden) {
            return new QueryOutcome.Failed<>("connection refused");
        }
        List<RestSubscription> listed = new ArrayList<>();
        rest.forEach((id, one) -> {
            if (one.host.equals(host)) {
                listed.add(new RestSubscription(id, one.meid, one.e2Ids));
            }
        });
        return new QueryOutcome.Answered<>(listed);
    }
}

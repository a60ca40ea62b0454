package io.rantwin.harness.ric.submgr;

import io.rantwin.codecs.e2ap.E2apMessage;
import io.rantwin.codecs.e2ap.GlobalE2nodeId;
import io.rantwin.codecs.e2ap.GlobalGnbId;
import io.rantwin.codecs.e2ap.RicAction;
import io.rantwin.codecs.e2ap.RicSubscription;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteResponse;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionResponse;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.harness.ric.e2.ConnectionStatus;
import io.rantwin.harness.ric.e2.E2Termination;
import io.rantwin.harness.ric.e2.NodeWatcher;
import io.rantwin.harness.ric.e2.RanNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Nodes that answer as told. */
final class FakeE2 implements E2Termination {
    private final InstantSource clock;
    private final Map<String, RanNode> nodes = new ConcurrentHashMap<>();
    private final List<NodeWatcher> watchers = new CopyOnWriteArrayList<>();
    private final List<RicSubscription> requests = new CopyOnWriteArrayList<>();
    private volatile Function<RicSubscription, CompletableFuture<RicSubscription>> behaviour =
            request -> CompletableFuture.completedFuture(admit(request));

    FakeE2(InstantSource clock) {
        this.clock = clock;
    }

    static RicSubscription admit(RicSubscription request) {
        return switch (request) {
            case RicSubscriptionRequest wanted ->
                new RicSubscriptionResponse(
                        wanted.ricRequestId(),
                        wanted.ranFunctionId(),
                        wanted.ricActionsToBeSetup().stream()
                                .map(action -> new RicAction.Id(action.ricActionId()))
                                .toList(),
                        List.of());
            case RicSubscriptionDeleteRequest unwanted ->
                new RicSubscriptionDeleteResponse(unwanted.ricRequestId(), unwanted.ranFunctionId());
            default -> throw new IllegalArgumentException(request.toString());
        };
    }

    void behave(Function<RicSubscription, CompletableFuture<RicSubscription>> as) {
        behaviour = as;
    }

    void set(String ranName, ConnectionStatus status) {
        RanNode node = new RanNode(
                ranName,
                status,
                new GlobalE2nodeId.Gnb(new GlobalGnbId(Plmn.of("001", "01"), 1, 22), null, null, null),
                List.of(),
                clock.instant());
        nodes.put(ranName, node);
        watchers.forEach(watcher -> watcher.changed(node));
    }

    /** Takes out what was asked of nodes. */
    synchronized List<RicSubscription> take() {
        List<RicSubscription> all = List.copyOf(requests);
        requests.clear();
        return all;
    }

    @Override
    public List<RanNode> nodes() {
        return List.copyOf(nodes.values());
    }

    @Override
    public Optional<RanNode> node(String ranName) {
        return Optional.ofNullable(nodes.get(ranName));
    }

    @Override
    public CompletableFuture<RicSubscription> procedure(String ranName, RicSubscription request, Duration timeout) {
        requests.add(request);
        return behaviour.apply(request);
    }

    @Override
    public boolean send(String ranName, E2apMessage message) {
        throw new UnsupportedOperationException("nobody sends to nodes here");
    }

    @Override
    public void watch(NodeWatcher watcher) {
        watchers.add(watcher);
    }
}

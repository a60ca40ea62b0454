package io.rantwin.xapp.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.xapp.subscription.rest.DeleteOutcome;
import io.rantwin.xapp.subscription.rest.ListedSubscription;
import io.rantwin.xapp.subscription.rest.QueryOutcome;
import io.rantwin.xapp.subscription.rest.RestSubscription;
import io.rantwin.xapp.subscription.rest.SubscribeOutcome;
import io.rantwin.xapp.subscription.rest.SubscriptionManagerClient;
import io.rantwin.xapp.subscription.rest.SubscriptionParams;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The keeper with real threads: ticks, requests, callbacks, indications and questions at the same time. */
class SubscriptionKeeperThreadsTest {
    private static final int NODES = 60;

    /** The model behind a lock, and how many are in it at a time. */
    private static final class Shared implements SubscriptionManagerClient {
        final AtomicReference<SubscriptionKeeper> keeper = new AtomicReference<>();
        final SubscriptionManagerModel model =
                new SubscriptionManagerModel(callback -> keeper.get().callback(callback));
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger mostInside = new AtomicInteger();

        @Override
        public SubscribeOutcome subscribe(SubscriptionParams params) {
            mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                synchronized (model) {
                    model.early = params.meid().endsWith("7");
                    return model.subscribe(params);
                }
            } finally {
                inside.decrementAndGet();
            }
        }

        @Override
        public DeleteOutcome delete(String subscriptionId) {
            synchronized (model) {
                return model.delete(subscriptionId);
            }
        }

        @Override
        public QueryOutcome<ListedSubscription> list() {
            synchronized (model) {
                return model.list();
            }
        }

        @Override
        public QueryOutcome<RestSubscription> ofHost(String host) {
            synchronized (model) {
                return model.ofHost(host);
            }
        }

        void work() {
            synchronized (model) {
                model.workOnce();
            }
        }
    }

    @Test
    void convergesWithManyThreadsAtIt() {
        var shared = new Shared();
        Map<String, SubscriptionState> told = new ConcurrentHashMap<>();
        var running = new AtomicBoolean(true);
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
                ScheduledExecutorService timer = Executors.newScheduledThreadPool(3)) {
            var keeper = new SubscriptionKeeper(
                    shared,
                    new MemorySubscriptionStore(),
                    KeeperSettings.of(KeeperRig.ENDPOINT),
                    InstantSource.system(),
                    new Random(5),
                    requests);
            shared.keeper.set(keeper);
            keeper.addListener(event -> {
                if (event instanceof SubscriptionEvent.Changed(SubscriptionState from, SubscriptionSnapshot now)) {
                    told.put(now.wish().key(), now.state());
                }
            });
            for (int node = 0; node < NODES; node++) {
                keeper.wish(KeeperRig.wishOf("w" + node, "gnb_" + node));
                shared.model.connect("gnb_" + node);
            }
            ScheduledFuture<?> ticking = timer.scheduleWithFixedDelay(keeper::tick, 0, 10, TimeUnit.MILLISECONDS);
            ScheduledFuture<?> working = timer.scheduleWithFixedDelay(shared::work, 0, 1, TimeUnit.MILLISECONDS);
            for (int node = 0; node < NODES; node++) {
                String ranName = "gnb_" + node;
                requests.execute(() -> keeper.nodeConnection(ranName, NodeConnection.CONNECTED));
            }
            // A thread of the system: one that never waits would keep all virtual ones from the only processor of a
            // small machine.
            timer.execute(() -> {
                for (int i = 0; running.get(); i++) {
                    keeper.indicationSeen("gnb_" + i % NODES, 1 + i % NODES, i & 0xffff);
                    if (i % 64 == 0) {
                        Thread.onSpinWait();
                    }
                }
            });
            try {
                await().until(() -> keeper.subscriptions().stream()
                        .allMatch(one -> one.state().isLive()));
            } finally {
                running.set(false);
            }
            await().until(() ->
                    told.values().stream().filter(SubscriptionState::isLive).count() == NODES);
            assertThat(shared.mostInside.get()).isBetween(1, 16);
            synchronized (shared.model) {
                assertThat(shared.model.e2).hasSize(NODES);
                assertThat(shared.model.posts).hasSize(NODES);
            }
            assertThat(ticking.isDone()).as("a tick threw").isFalse();
            assertThat(working.isDone()).isFalse();
            assertThat(keeper.stop(false)).succeedsWithin(Duration.ofMinutes(1));
        }
    }
}

package io.rantwin.harness.ric.submgr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.harness.ric.e2.ConnectionStatus;
import io.rantwin.harness.ric.e2.E2Termination;
import io.rantwin.harness.ric.e2.NodeWatcher;
import io.rantwin.harness.ric.e2.RanNode;
import io.rantwin.harness.ric.fault.PassThrough;
import io.rantwin.harness.ric.rtmgr.SubscriptionRouting;
import io.rantwin.harness.ric.store.SharedData;
import io.rantwin.harness.ric.submgr.E2Subscription.Phase;
import io.rantwin.harness.ric.timing.Agenda;
import io.rantwin.xapp.complaint.Complaints;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscription manager. Each request is served by a task of its own on the executor, which blocks: details one after the
 * other, and each callback before the next detail. Thread-safe.
 */
public final class Submgr implements NodeWatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Submgr.class);
    private static final int MOST_AT_ONCE = 4_096;

    private final SubmgrOptions options;
    private final E2Termination e2;
    private final SubscriptionRouting routing;
    private final Agenda agenda;
    private final Executor executor;
    private final Complaints complaints;
    private final SubscriptionTables tables;
    private final SubscriptionArchive archive;
    private final E2Procedures procedures;
    private final Callbacks callbacks;
    private final DetailSetup setup;
    private final AtomicInteger atWork = new AtomicInteger();

    /**
     * @param data where subscriptions are kept over a restart
     * @param executor runs what blocks; a virtual thread for each task
     * @param agenda for pauses and timeouts
     * @param callbackFaults harms callbacks on their way
     * @param random for subscription ids
     */
    public Submgr(
            SubmgrOptions options,
            E2Termination e2,
            SubscriptionRouting routing,
            SharedData data,
            HttpClient http,
            Executor executor,
            Agenda agenda,
            PassThrough callbackFaults,
            RandomGenerator random) {
        this.options = options;
        this.e2 = e2;
        this.routing = routing;
        this.agenda = agenda;
        this.executor = executor;
        this.complaints = new Complaints(LOG, agenda.clock());
        this.tables = new SubscriptionTables(options.isRealistic(), agenda.clock(), random);
        this.archive = new SubscriptionArchive(data, tables, complaints);
        this.procedures = new E2Procedures(e2);
        this.callbacks = new Callbacks(http, executor, agenda, callbackFaults, complaints);
        this.setup = new DetailSetup(tables, archive, procedures, routing, agenda);
    }

    /** What the answer to a request is. */
    sealed interface Answer {
        /** @param callback completes when the first callback is through or given up */
        record Accepted(String subscriptionId, CompletableFuture<Void> callback) implements Answer {}

        record UnknownId() implements Answer {}

        record NotConnected() implements Answer {}

        record TooBusy() implements Answer {}
    }

    /** Takes a request, and begins to serve it. */
    Answer subscribe(SubscriptionParams params) {
        if (!isConnected(params.meid())) {
            return new Answer.NotConnected();
        }
        if (atWork.get() >= MOST_AT_ONCE) {
            return new Answer.TooBusy();
        }
        SubscriptionTables.Acceptance acceptance = tables.accept(params);
        if (acceptance.id().isEmpty()) {
            return new Answer.UnknownId();
        }
        CompletableFuture<Void> callback = new CompletableFuture<>();
        if (acceptance.isToBeServed()) {
            work(() -> serve(acceptance.id(), params, callback));
        } else {
            callback.complete(null);
        }
        return new Answer.Accepted(acceptance.id(), callback);
    }

    boolean callsBackEarly() {
        return options.callsBackEarly();
    }

    Agenda agenda() {
        return agenda;
    }

    private boolean isConnected(String ranName) {
        return e2.node(ranName)
                .filter(node -> node.status() == ConnectionStatus.CONNECTED)
                .isPresent();
    }

    /** A task that blocks. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private void work(Work work) {
        atWork.incrementAndGet();
        executor.execute(() -> {
            try {
                work.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException bug) {
                LOG.error("a task of the subscription manager failed", bug);
            } finally {
                atWork.decrementAndGet();
            }
        });
    }

    private void serve(String restId, SubscriptionParams params, CompletableFuture<Void> callback)
            throws InterruptedException {
        archive.keepRest(restId);
        int left = params.details().size();
        try {
            for (SubscriptionDetail detail : params.details()) {
                SetupOutcome outcome = setup.setUp(restId, params, detail);
                if (outcome instanceof SetupOutcome.Admitted admitted) {
                    tables.note(restId, detail.xappEventInstanceId(), admitted.e2eventInstanceId());
                }
                left--;
                if (left == 0) {
                    tables.finish(restId);
                }
                archive.keepRest(restId);
                callbacks.call(params.clientEndpoint(), restId, detail.xappEventInstanceId(), outcome);
                callback.complete(null);
            }
        } finally {
            if (left > 0) {
                tables.finish(restId);
            }
            callback.complete(null);
        }
    }

    /** Deletes a subscription; false while a request for it is being served. */
    boolean delete(String restId) {
        SubscriptionTables.Release release = tables.release(restId);
        if (release == null) {
            return false;
        }
        work(() -> {
            archive.keepRest(restId);
            for (E2Subscription stillUsed : release.stillUsed()) {
                archive.keepE2(stillUsed.instanceId());
                var _ = routing.route(stillUsed.instanceId(), tables.endpoints(stillUsed));
            }
            for (E2Subscription unused : release.unused()) {
                deleteAtNode(unused);
            }
        });
        return true;
    }

    private void deleteAtNode(E2Subscription subscription) throws InterruptedException {
        archive.keepE2(subscription.instanceId());
        if (isConnected(subscription.meid())) {
            procedures.delete(subscription);
        }
        Runnable cleanUp = () -> {
            tables.remove(subscription);
            routing.unroute(subscription.instanceId());
            executor.execute(() -> archive.keepE2(subscription.instanceId()));
        };
        if (!agenda.after(options.routeCleanUp(), cleanUp)) {
            cleanUp.run();
        }
    }

    /** Takes all of a node away without a word to the xApps, unless it was made since the node connected. */
    @Override
    public void changed(RanNode node) {
        boolean isConnected = node.status() == ConnectionStatus.CONNECTED;
        dropped(tables.dropNode(node.ranName(), isConnected ? node.since() : Instant.MAX));
    }

    @Override
    public void deleteRequired(String ranName, RicRequestId ricRequestId, int ranFunctionId) {
        E2Subscription subscription = tables.drop(ricRequestId.ricInstanceId());
        if (subscription != null) {
            dropped(List.of(subscription));
            work(() -> procedures.delete(subscription));
        }
    }

    private void dropped(List<E2Subscription> subscriptions) {
        if (subscriptions.isEmpty()) {
            return;
        }
        subscriptions.forEach(subscription -> routing.unroute(subscription.instanceId()));
        work(() -> {
            for (E2Subscription subscription : subscriptions) {
                archive.keepE2(subscription.instanceId());
                subscription.owners().keySet().forEach(archive::keepRest);
            }
        });
    }

    /**
     * Restarts the subscription manager: what it keeps in the shared data comes back, what it had in memory alone is gone, and
     * subscriptions that were half-way are deleted at their nodes. Blocks.
     */
    public void restart() {
        SubscriptionArchive.Content content = archive.read();
        List<E2Subscription> established = content.e2().stream()
                .filter(subscription -> subscription.phase() == Phase.ESTABLISHED)
                .toList();
        tables.restore(established, content.rest());
        for (E2Subscription subscription : content.e2()) {
            if (subscription.phase() == Phase.ESTABLISHED) {
                var _ = routing.route(subscription.instanceId(), tables.endpoints(subscription));
            } else {
                work(() -> deleteAtNode(subscription));
            }
        }
    }

    /** Writes all subscriptions to the shared data once more, which have lost them. Blocks. */
    public void keepAgain() {
        archive.keepAll();
    }

    /** Loses what is kept in the shared data, but nothing of what is in memory. Blocks. */
    public void loseStore() {
        archive.lose();
    }

    /** Deletes an E2 subscription at its node and forgets it, whoever wants it. */
    boolean deleteInstance(int instanceId) {
        E2Subscription subscription = tables.drop(instanceId);
        if (subscription == null) {
            return false;
        }
        dropped(List.of(subscription));
        work(() -> procedures.delete(subscription));
        return true;
    }

    SubscriptionTables tables() {
        return tables;
    }

    /** Names of all nodes. */
    Set<String> nodes() {
        return new TreeSet<>(e2.nodes().stream().map(RanNode::ranName).toList());
    }

    /** All subscriptions and counters. */
    public JsonNode state() {
        ObjectNode state = JsonNodeFactory.instance
                .objectNode()
                .put("requestsInService", atWork.get())
                .put("e2proceduresSent", procedures.sent())
                .put("e2timeouts", procedures.timeouts())
                .put("callbacksDelivered", callbacks.delivered())
                .put("callbacksGivenUp", callbacks.givenUp());
        state.set("restSubscriptions", tables.restList());
        state.set("e2subscriptions", tables.e2list());
        ObjectNode complaintCounts = state.putObject("complaints");
        complaints.counts().forEach(complaintCounts::put);
        return state;
    }
}

package io.rantwin.xapp.subscription;

import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.subscription.rest.DeleteOutcome;
import io.rantwin.xapp.subscription.rest.QueryOutcome;
import io.rantwin.xapp.subscription.rest.SubscribeOutcome;
import io.rantwin.xapp.subscription.rest.SubscriptionInstance;
import io.rantwin.xapp.subscription.rest.SubscriptionManagerClient;
import io.rantwin.xapp.subscription.rest.SubscriptionParams;
import io.rantwin.xapp.subscription.rest.SubscriptionResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Keeps exactly one E2 subscription alive for each action of each wish, whatever restarts: this process, the subscription
 * manager, its data base, the node. The owner calls {@link #tick} about five times a second and hands over what it hears:
 * connections of nodes, callbacks, indications. Thread-safe; no method blocks on the network, and
 * {@link #indicationSeen} and {@link #find} take no lock and allocate nothing.
 */
public final class SubscriptionKeeper {
    private final ReentrantLock lock = new ReentrantLock();
    private final SubscriptionManagerClient client;
    private final KeeperSettings settings;

    private final Notices notices;
    private final SteadyTime time;
    private final Ledger ledger;
    private final Procedures procedures;
    private final Callbacks callbacks;
    private final IndicationWatch watch;
    private final Reconciliation reconciliation;
    private final StoreKeeping storeKeeping;
    private final Lane lane;
    private final Errands errands;
    private final StoreErrands storeErrands;
    private final Wishes wishes;

    private @Nullable CompletableFuture<Void> stopped;
    private boolean leaving;
    private boolean closed;
    private long stopByMillis;

    /**
     * @param executor for calls that block (requests, store); must not run them in the calling thread
     */
    public SubscriptionKeeper(
            SubscriptionManagerClient client,
            SubscriptionStore store,
            KeeperSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Executor executor) {
        this.client = client;
        this.settings = settings;
        this.notices = new Notices(clock);
        this.time = new SteadyTime(clock);
        long now = time.millis();
        this.ledger = new Ledger(time, notices);
        this.ledger.live.now(now);
        this.procedures = new Procedures(ledger, settings, random);
        this.callbacks = new Callbacks(ledger, settings, procedures);
        this.watch = new IndicationWatch(ledger, settings, now);
        Complaints complaints = new Complaints(LoggerFactory.getLogger(SubscriptionKeeper.class), clock);
        this.reconciliation = new Reconciliation(ledger, settings, procedures, complaints, now);
        this.storeKeeping = new StoreKeeping(ledger, procedures, settings, complaints, now);
        this.wishes = new Wishes(ledger, settings, procedures, storeKeeping);
        this.errands = new Errands(
                executor,
                step -> locked(later -> {
                    step.run(later);
                    return null;
                }));
        this.storeErrands = new StoreErrands(store, storeKeeping, errands);
        this.lane = new Lane(ledger, settings.requestsInFlight(), settings.requestsPerNode());
    }

    /** Tells of changes from now on. */
    public void addListener(SubscriptionListener listener) {
        notices.addListener(listener);
    }

    /** Takes a wish, or another version of one with the same key; what is no longer in it is deleted. */
    public WishOutcome wish(SubscriptionWish wish) {
        return locked(now ->
                stopped == null ? wishes.take(wish, now) : new WishOutcome.Refused("the keeper has been stopped"));
    }

    /** Wishes it away: its subscriptions are deleted. Unknown keys are passed over. */
    public void unwish(String key) {
        locked(now -> {
            wishes.drop(key, now);
            return null;
        });
    }

    /**
     * All wishes of an earlier life have been handed over: what they do not explain is deleted. Without this call that
     * happens when {@link KeeperSettings#orphanGrace} is over.
     */
    public void wishesComplete() {
        locked(now -> {
            reconciliation.endGrace(now);
            return null;
        });
    }

    /** The E2 connection of a node changed, or was read anew. */
    public void nodeConnection(String ranName, NodeConnection connection) {
        locked(now -> {
            procedures.connection(ranName, connection, now);
            return null;
        });
    }

    /** A callback came. It may be answered with 200 at once: anything else makes the subscription manager wait. */
    public void callback(SubscriptionResponse callback) {
        locked(now -> {
            for (SubscriptionInstance instance : callback.instances()) {
                callbacks.calledBack(callback.subscriptionId(), instance, now);
            }
            sendQueued(now);
            return null;
        });
    }

    /**
     * An indication came. On the hot path: no lock, no allocation, constant time.
     *
     * @param e2EventInstanceId its RMR subscription id
     * @param sequenceNumber RICindicationSN, or -1 when it has none
     * @return whose it is, or {@code null} when it is not ours; that is counted
     */
    public @Nullable LiveSubscription indicationSeen(String ranName, int e2EventInstanceId, int sequenceNumber) {
        return ledger.live.seen(ranName, e2EventInstanceId, sequenceNumber);
    }

    /** Whose indications these are, without counting one; {@code null} when not ours. As cheap as {@link #indicationSeen}. */
    public @Nullable LiveSubscription find(String ranName, int e2EventInstanceId) {
        return ledger.live.find(ranName, e2EventInstanceId);
    }

    /** All wished subscriptions, those that are leaving too. */
    public List<SubscriptionSnapshot> subscriptions() {
        return locked(now -> ledger.legs().stream()
                .filter(leg -> leg.live != null)
                .map(ledger::snapshot)
                .toList());
    }

    /** The subscription of an action of a wish; {@code null} when there is none. */
    public @Nullable SubscriptionSnapshot subscription(String wishKey, int actionId) {
        return this.<@Nullable SubscriptionSnapshot>locked(now -> {
            Leg leg = ledger.ofAction(wishKey, actionId);
            return leg == null ? null : ledger.snapshot(leg);
        });
    }

    /** What has been done so far. */
    public KeeperCounts counts() {
        return locked(now -> ledger.tally.counts(ledger.live.foreignCount()));
    }

    /** Id of the last indication that was not ours, -1 when there was none. */
    public int lastForeignId() {
        return ledger.live.lastForeignId();
    }

    /**
     * Does what is due. After a pause of more than 5 s between two calls the silence of nodes is measured anew: it was this
     * process that slept.
     */
    public void tick() {
        locked(now -> {
            work(now);
            return null;
        });
    }

    /**
     * No more wishes and requests from here on; {@link #tick} must go on until the result is complete.
     *
     * @param leavingForGood whether to delete all subscriptions; they stay for the next life otherwise, which is what a
     *     restart wants
     * @return complete when all is deleted and saved, or the time for it is over
     */
    public CompletableFuture<Void> stop(boolean leavingForGood) {
        return locked(now -> {
            if (stopped == null) {
                stopped = new CompletableFuture<>();
                leaving = leavingForGood;
                stopByMillis = now + settings.leaveTimeout().toMillis();
                if (leaving) {
                    procedures.hurry();
                    wishes.dropAll(now);
                }
            }
            return stopped;
        });
    }

    private void work(long now) {
        ledger.live.now(now);
        errands.giveUp(now - settings.requestGivenUp().toMillis(), now);
        storeErrands.tick(now);
        if (storeKeeping.settled() && (stopped == null || leaving && !closed)) {
            if (stopped == null) {
                watch.tick(now);
                if (reconciliation.graceIsOver(now)) {
                    storeKeeping.dismissUnclaimed(now);
                }
                ask(reconciliation.next(now), now);
            } else {
                storeKeeping.dismissUnclaimed(now);
            }
            procedures.forgetSettled(now);
            for (Leg leg : ledger.copyOfLegs()) {
                if (procedures.time(leg, now)) {
                    lane.offer(leg);
                }
            }
            sendQueued(now);
        }
        if (stopped != null) {
            boolean done = leaving ? ledger.legs().isEmpty() : lane.inFlight() == 0;
            closed |= done && storeKeeping.isClean() || now >= stopByMillis;
        }
    }

    private void sendQueued(long now) {
        for (Leg leg = lane.take(); leg != null; leg = lane.take()) {
            send(leg, procedures.next(leg, now), now);
        }
    }

    private void send(Leg leg, LegRequest request, long now) {
        switch (request) {
            case LegRequest.Nothing() -> {}
            case LegRequest.Subscribe(SubscriptionParams params) -> {
                lane.begun(leg);
                errands.run(
                        () -> client.subscribe(params),
                        SubscribeOutcome.Failed::new,
                        (outcome, later) -> {
                            lane.ended(leg);
                            procedures.subscribed(leg, params.subscriptionId(), outcome, later);
                            callbacks.answered(leg, later);
                            sendQueued(later);
                        },
                        now);
            }
            case LegRequest.Delete(String id) -> {
                lane.begun(leg);
                errands.run(
                        () -> client.delete(id),
                        DeleteOutcome.Failed::new,
                        (outcome, later) -> {
                            lane.ended(leg);
                            procedures.deleted(leg, id, outcome, later);
                            sendQueued(later);
                        },
                        now);
            }
        }
    }

    private void ask(Reconciliation.Question question, long now) {
        switch (question) {
            case NOTHING -> {}
            case LIST -> errands.run(client::list, QueryOutcome.Failed::new, reconciliation::listed, now);
            case IDS_OF_HOST ->
                errands.run(
                        () -> client.ofHost(settings.endpoint().host()),
                        QueryOutcome.Failed::new,
                        reconciliation::idsOfHost,
                        now);
        }
    }

    private interface Locked<T extends @Nullable Object> {
        T run(long now);
    }

    private <T extends @Nullable Object> T locked(Locked<T> step) {
        lock.lock();
        try {
            return step.run(time.millis());
        } finally {
            CompletableFuture<Void> finished = closed ? stopped : null;
            lock.unlock();
            // Not within a call from within, and never under the lock: listeners may do as they like.
            if (!lock.isHeldByCurrentThread()) {
                notices.tell();
                if (finished != null) {
                    finished.complete(null);
                }
            }
        }
    }
}

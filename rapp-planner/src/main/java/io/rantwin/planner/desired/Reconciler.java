package io.rantwin.planner.desired;

import io.rantwin.planner.push.PolicyChannel;
import io.rantwin.planner.push.PushException;
import io.rantwin.planner.push.RicView;
import io.rantwin.planner.timing.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the other side as it should be, again and again: lets itself be heard of, compares what is there with what is wanted,
 * puts what is missing or differs, deletes what is not wanted any more, asks for the status. Only ids that the store knows are
 * ever looked at, so whatever belongs to others stays. Call {@link #tick} about five times a second; what blocks runs on the
 * executor, one round at a time. Thread-safe.
 */
public final class Reconciler {
    private static final String CHANNEL = "\u0000channel";

    private final DesiredPolicies store;
    private final PolicyChannel channel;
    private final Settling settling;
    private final ReconcileTimes times;
    private final InstantSource clock;
    private final Retries retries;
    private final Executor executor;
    private final Consumer<String> notes;
    private final AtomicBoolean isRunning = new AtomicBoolean();

    private volatile @Nullable Instant comparedAt;
    private volatile @Nullable String trouble;
    private volatile List<RicView> rics = List.of();

    // Of the round that runs; rounds follow each other through isRunning.
    private @Nullable Instant keptAliveAt;
    private @Nullable Instant askedStatusAt;
    private long seenChanges = -1;
    private volatile boolean isWorkLeft = true;
    private volatile boolean isComparisonOwed;

    /**
     * @param executor runs rounds; best one virtual thread each
     * @param random spreads retries
     * @param notes is told in sentences what is worth a line of a log, each trouble once
     */
    public Reconciler(
            DesiredPolicies store,
            PolicyChannel channel,
            PolicyAudit audit,
            ReconcileTimes times,
            InstantSource clock,
            RandomGenerator random,
            Executor executor,
            Consumer<String> notes) {
        this.store = store;
        this.channel = channel;
        this.times = times;
        this.clock = clock;
        this.executor = executor;
        this.notes = notes;
        this.retries = new Retries(times, random);
        this.settling = new Settling(store, channel, audit, notes);
    }

    /** What is known of the other side. */
    public ReconcilerState state() {
        return new ReconcilerState(
                comparedAt, trouble, rics, Collections.unmodifiableSortedMap(new TreeMap<>(settling.troubles())));
    }

    /** Starts a round when there is something to do and none runs. */
    public void tick() {
        if (!isRunning.compareAndSet(false, true)) {
            return;
        }
        if (!isSomethingDue(clock.instant())) {
            isRunning.set(false);
            return;
        }
        try {
            executor.execute(() -> {
                try {
                    round(clock.instant());
                } finally {
                    isRunning.set(false);
                }
            });
        } catch (RejectedExecutionException _) {
            // It is being shut down.
            isRunning.set(false);
        }
    }

    private boolean isSomethingDue(Instant now) {
        return isComparisonOwed
                || isWorkLeft
                || store.changes() != seenChanges
                || isPast(comparedAt, times.compareEvery(), now)
                || isPast(keptAliveAt, times.keepAliveEvery(), now)
                || isPast(askedStatusAt, times.statusEvery(), now);
    }

    private static boolean isPast(@Nullable Instant last, Duration period, Instant now) {
        return last == null || new Pause(last, period).isOver(now);
    }

    private void round(Instant now) {
        if (!retries.isDue(CHANNEL, now)) {
            return;
        }
        boolean isComparing = isComparisonOwed || isPast(comparedAt, times.compareEvery(), now);
        isComparisonOwed = false;
        try {
            if (isComparing || isPast(keptAliveAt, times.keepAliveEvery(), now)) {
                boolean wasForgotten = channel.keepAlive();
                keptAliveAt = now;
                isComparing |= wasForgotten;
            }
            if (isComparing) {
                rics = channel.rics();
            }
        } catch (PushException away) {
            retries.failed(CHANNEL, now);
            isComparisonOwed = isComparing;
            say(away.getMessage());
            return;
        }
        retries.succeeded(CHANNEL);
        try {
            work(now, isComparing);
            say(null);
        } catch (DesiredException broken) {
            // Nothing is done that cannot be written down.
            retries.failed(CHANNEL, now);
            say(broken.getMessage());
        }
    }

    private void work(Instant now, boolean isComparing) throws DesiredException {
        boolean isAskingStatus = isComparing || isPast(askedStatusAt, times.statusEvery(), now);
        seenChanges = store.changes();
        Set<String> silentRics = new HashSet<>();
        boolean isLeft = false;
        for (PolicyRecord record : store.all()) {
            if (silentRics.contains(record.order().ricId()) || !retries.isDue(record.policyId(), now)) {
                isLeft |= isUnsettled(record);
                continue;
            }
            boolean isWatched = record.phase() == PolicyPhase.GONE
                    && isComparing
                    && now.isBefore(record.changedAt().plus(times.watchGone()));
            try {
                if (isUnsettled(record) || isWatched || record.phase() == PolicyPhase.IN_PLACE && isComparing) {
                    settling.settle(record);
                }
                if (isAskingStatus) {
                    settling.askStatus(record.policyId());
                }
                retries.succeeded(record.policyId());
            } catch (PushException failed) {
                retries.failed(record.policyId(), now);
                settling.troubled(record.policyId(), failed);
                isLeft = true;
                if (failed.kind() == PushException.Kind.UNREACHABLE) {
                    silentRics.add(record.order().ricId());
                }
            }
        }
        isWorkLeft =
                isLeft || store.changes() != seenChanges && store.all().stream().anyMatch(Reconciler::isUnsettled);
        if (isAskingStatus) {
            askedStatusAt = now;
        }
        if (isComparing) {
            comparedAt = now;
        }
    }

    private static boolean isUnsettled(PolicyRecord record) {
        return switch (record.phase()) {
            case WANTED, PUSHING, UNWANTED, DELETING -> true;
            case IN_PLACE, REFUSED, GONE -> false;
        };
    }

    private void say(@Nullable String words) {
        if (words != null && !words.equals(trouble)) {
            notes.accept(channel.name() + ": " + words);
        } else if (words == null && trouble != null) {
            notes.accept(channel.name() + ": works again");
        }
        trouble = words;
    }
}

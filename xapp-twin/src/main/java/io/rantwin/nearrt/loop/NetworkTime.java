package io.rantwin.nearrt.loop;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Time in the network as its reports tell it: the newest report time, moved on by our own clock at the speed at which report times
 * move. A network simulated at 20x, or replayed from 2013, has a time like a live one.
 *
 * <p>Each node's newest report time is compared with what was expected; the median of the nodes rules, so that one node with a wrong
 * clock moves nobody else's time. A node that is further off than the tolerance is not believed, until {@link #TURNS} such reports
 * have come and most nodes are of that opinion: then the network itself has begun anew, and so does its time ({@link #epoch}).
 *
 * <p>Of a network that runs faster than ours and of which nothing is heard, time does not rush on: beyond the newest report by three
 * periods, and half a second of ours at its speed, it goes at our own pace. It may have been paused or slowed down, and time that is
 * once ahead would stand still until the reports have caught up.
 *
 * <p>Reports are told by the thread that reads them, {@link #tick} is called about five times a second; the rest is thread-safe.
 */
public final class NetworkTime {
    /** Reports of another time, after which it is looked whether most nodes live in it. */
    public static final int TURNS = 20;

    private static final double NANOS = 1e9;
    private static final long LEAST_SPAN_NANOS = 1_000_000_000L;
    private static final long SPAN_NANOS = 10_000_000_000L;
    private static final long FORGOTTEN_NANOS = 300_000_000_000L;
    private static final long RECENT_NANOS = 60_000_000_000L;
    private static final double REAL_TIME = 0.03;
    private static final double FASTEST = 10_000;
    private static final int PERIODS_AHEAD = 3;
    private static final double SECONDS_AHEAD = 0.5;

    private final LongSupplier nanoTime;
    private final long toleranceNanos;
    private final Map<String, Node> nodes = new ConcurrentHashMap<>();
    private final AtomicLong given = new AtomicLong(Long.MIN_VALUE);
    private final AtomicReference<@Nullable Line> line = new AtomicReference<>();
    private final AtomicLong newest = new AtomicLong(Long.MIN_VALUE);
    private final AtomicInteger epoch = new AtomicInteger();
    private int strange;

    /**
     * Network time as a straight line over our own.
     *
     * @param aheadNanos how far beyond the newest report it holds
     */
    private record Line(long networkNanos, long ownNanos, double speed, long aheadNanos) {
        long at(long now) {
            return networkNanos + Math.round((now - ownNanos) * speed);
        }

        /** The same, at our own pace from where nothing has been heard for long. */
        long heardAt(long now, long newestNanos) {
            long at = at(now);
            long last = newestNanos + aheadNanos;
            return speed <= 1 || at <= last ? at : last + Math.round((at - last) / speed);
        }
    }

    /** What a node's reports tell: two older moments to take the speed from, and the newest. */
    private record Marks(
            long olderOwn, long olderNetwork, long oldOwn, long oldNetwork, long own, long network, long periodNanos) {
        static Marks first(long own, long network) {
            return new Marks(own, network, own, network, own, network, 0);
        }

        Marks then(long nextOwn, long nextNetwork) {
            long period = nextNetwork - network;
            return nextOwn - oldOwn > SPAN_NANOS
                    ? new Marks(oldOwn, oldNetwork, nextOwn, nextNetwork, nextOwn, nextNetwork, period)
                    : new Marks(olderOwn, olderNetwork, oldOwn, oldNetwork, nextOwn, nextNetwork, period);
        }

        double speed() {
            return own - olderOwn < LEAST_SPAN_NANOS
                    ? Double.NaN
                    : (double) (network - olderNetwork) / (own - olderOwn);
        }
    }

    /** The clock of one node. */
    public static final class Node {
        private volatile @Nullable Marks marks;
        private volatile double skewSeconds;
        private volatile boolean strange;
        private volatile long toldOwn = Long.MIN_VALUE;

        /** How far its report times are ahead of the network's [s], as of its last report. */
        public double skewSeconds() {
            return skewSeconds;
        }
    }

    /**
     * @param nanoTime our own clock, which only goes forward
     * @param toleranceNanos how far from the network's time a report may lie
     */
    public NetworkTime(LongSupplier nanoTime, long toleranceNanos) {
        this.nanoTime = nanoTime;
        this.toleranceNanos = toleranceNanos;
    }

    /** The clock of a node; the same for the same name. */
    public Node node(String ranName) {
        return nodes.computeIfAbsent(ranName, _ -> new Node());
    }

    /** A node that has left has no say any more. */
    public void forget(String ranName) {
        nodes.remove(ranName);
    }

    /**
     * A report has come.
     *
     * @param endNanos end of its period
     * @return whether its time is believed
     */
    public boolean told(Node node, long endNanos) {
        long own = nanoTime.getAsLong();
        Line now = line.get();
        if (now == null) {
            newest.set(endNanos);
            line.set(new Line(endNanos, own, 1, 0));
            given.set(endNanos);
            node.toldOwn = own;
            node.marks = Marks.first(own, endNanos);
            return true;
        }
        long off = endNanos - now.at(own);
        node.skewSeconds = off / NANOS;
        node.toldOwn = own;
        node.strange = Math.abs(off) > toleranceNanos * Math.max(1, now.speed());
        if (node.strange) {
            strange++;
            if (strange % TURNS != 0 || !mostAreStrange(own)) {
                return false;
            }
            beginAnew(node, endNanos, own);
            return true;
        }
        if (endNanos > newest.get()) {
            newest.setRelease(endNanos);
        }
        Marks before = node.marks;
        if (before == null) {
            node.marks = Marks.first(own, endNanos);
        } else if (endNanos > before.network) {
            node.marks = before.then(own, endNanos);
        }
        return true;
    }

    private boolean mostAreStrange(long own) {
        int balance = 0;
        for (Node node : nodes.values()) {
            if (node.toldOwn != Long.MIN_VALUE && own - node.toldOwn < RECENT_NANOS) {
                balance += node.strange ? 1 : -1;
            }
        }
        return balance > 0;
    }

    private void beginAnew(Node node, long endNanos, long own) {
        strange = 0;
        nodes.values().forEach(each -> {
            each.marks = null;
            each.toldOwn = Long.MIN_VALUE;
        });
        node.marks = Marks.first(own, endNanos);
        newest.set(endNanos);
        line.set(new Line(endNanos, own, 1, 0));
        given.set(endNanos);
        epoch.incrementAndGet();
    }

    /** Takes up what the nodes have told since. */
    public void tick() {
        Line before = line.get();
        if (before == null) {
            return;
        }
        long own = nanoTime.getAsLong();
        double[] speeds = new double[nodes.size() + 8];
        double[] offsets = new double[speeds.length];
        double[] periods = new double[speeds.length];
        int n = 0;
        int m = 0;
        for (Node node : nodes.values()) {
            Marks marks = node.marks;
            if (marks == null || own - marks.own > FORGOTTEN_NANOS || n == speeds.length) {
                continue;
            }
            double speed = marks.speed();
            if (speed > 0 && speed < FASTEST) {
                speeds[m++] = speed;
            }
            periods[n] = marks.periodNanos;
            offsets[n++] = marks.network - before.at(marks.own);
        }
        if (n == 0) {
            return;
        }
        double speed = m == 0 ? before.speed() : median(speeds, m);
        // A live network's clock is ours: jitter of a few reports must not make it wander.
        speed = Math.abs(speed - 1) < REAL_TIME ? 1 : speed;
        // Unless the network has begun anew meanwhile.
        long ahead = Math.round(Math.max(PERIODS_AHEAD * median(periods, n), SECONDS_AHEAD * NANOS * speed));
        line.compareAndSet(before, new Line(before.at(own) + Math.round(median(offsets, n)), own, speed, ahead));
    }

    private static double median(double[] values, int count) {
        Arrays.sort(values, 0, count);
        return values[count / 2];
    }

    /** Network time now [ns since 1970]; never goes back but with a new {@link #epoch}. {@link Long#MIN_VALUE} before the first report. */
    public long nanos() {
        Line now = line.get();
        return now == null
                ? Long.MIN_VALUE
                : given.accumulateAndGet(now.heardAt(nanoTime.getAsLong(), newest.get()), Math::max);
    }

    /** Seconds of the network in one of ours. */
    public double speed() {
        Line now = line.get();
        return now == null ? 1 : now.speed();
    }

    /** Rises when the network's time has begun anew: what was believed before is of another time. */
    public int epoch() {
        return epoch.get();
    }
}

package io.rantwin.harness.e2node;

import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.link.E2Link;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Many simulated nodes with one thread that sends all their reports. The nodes take turns within the reporting period, so that
 * the load is even. Thread-safe.
 */
public final class SimulatedNodes implements AutoCloseable {
    /** Successive multiples of it, taken modulo 1, spread evenly over 0..1 however many they are. */
    private static final double GOLDEN_RATIO = 0.618_033_988_749_894_9;

    /** Nearer reports are sent together, which saves waking up for each. */
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final InstantSource clock;
    private final NetworkClock network;
    private final ReportQueue reportQueue;
    private final List<SimulatedE2Node> nodes = new ArrayList<>();
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isClosing;

    /**
     * A node to make.
     *
     * @param options how it behaves
     * @param feed its figures; {@code null} when it makes them up
     * @param controls RAN functions besides E2SM-KPM; when there is neither a feed nor one of these, E2SM-RC with the control
     *     desk
     */
    public record Member(NodeOptions options, @Nullable MeasurementFeed feed, List<ControlFunction> controls) {
        public Member {
            controls = List.copyOf(controls);
        }

        /** A node without further RAN functions. */
        public Member(NodeOptions options, @Nullable MeasurementFeed feed) {
            this(options, feed, List.of());
        }
    }

    /**
     * How the nodes are made and what they share.
     *
     * @param clock for connections and retries
     * @param network for reports: their periods and times are those of the network
     */
    public record Setting(
            NodeCodecs codecs,
            E2Link link,
            String ricHost,
            int ricPort,
            long seed,
            ControlDesk controlDesk,
            NodeListener listener,
            InstantSource clock,
            NetworkClock network) {
        /** A network in our own time. */
        public Setting(
                NodeCodecs codecs,
                E2Link link,
                String ricHost,
                int ricPort,
                long seed,
                ControlDesk controlDesk,
                NodeListener listener,
                InstantSource clock) {
            this(codecs, link, ricHost, ricPort, seed, controlDesk, listener, clock, NetworkClock.real(clock));
        }
    }

    /**
     * Makes nodes that do nothing yet and will make up their figures.
     *
     * @throws PerException when the codecs refuse what the nodes say of themselves
     */
    public SimulatedNodes(List<NodeOptions> options, Setting setting) throws PerException {
        this(setting, options.stream().map(each -> new Member(each, null)).toList());
    }

    /**
     * Makes nodes that do nothing yet.
     *
     * @throws PerException when the codecs refuse what the nodes say of themselves
     */
    public SimulatedNodes(Setting setting, List<Member> members) throws PerException {
        this.clock = setting.clock();
        this.network = setting.network();
        this.thread = Thread.ofPlatform().name("e2-nodes").daemon().unstarted(this::run);
        this.reportQueue = new ReportQueue(() -> LockSupport.unpark(thread));
        var surroundings = new SimulatedE2Node.Surroundings(
                setting.codecs(),
                setting.link(),
                setting.ricHost(),
                setting.ricPort(),
                reportQueue,
                setting.controlDesk(),
                setting.listener(),
                setting.clock(),
                network,
                Inbox.AT_ONCE,
                IndicationOutlet.DIRECT);
        SplittableRandom seeds = new SplittableRandom(setting.seed());
        for (int i = 0; i < members.size(); i++) {
            double phase = i * GOLDEN_RATIO % 1;
            nodes.add(new SimulatedE2Node(members.get(i), surroundings, seeds.split(), i, phase));
        }
    }

    /** Has all nodes connect, and serves them from now on. */
    public void start() {
        nodes.forEach(SimulatedE2Node::start);
        thread.start();
    }

    /** The nodes in the order of their options. */
    public List<SimulatedE2Node> nodes() {
        return List.copyOf(nodes);
    }

    private void run() {
        try {
            long lastTick = nanos(clock) - LONGEST_PAUSE_NANOS;
            while (!isClosing) {
                long now = nanos(clock);
                if (now - lastTick >= LONGEST_PAUSE_NANOS || now < lastTick) {
                    lastTick = now;
                    nodes.forEach(SimulatedE2Node::tick);
                }
                long next = reportQueue.run(nanos(network));
                long pause = next == Long.MAX_VALUE ? LONGEST_PAUSE_NANOS : network.wallNanos(next - nanos(network));
                LockSupport.parkNanos(Math.clamp(pause, SHORTEST_PAUSE_NANOS, LONGEST_PAUSE_NANOS));
            }
        } finally {
            ended.countDown();
        }
    }

    private static long nanos(InstantSource time) {
        Instant now = time.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /** Does once what the thread does all the time; for tests that move the clock by hand instead of {@link #start}. */
    void tick() {
        nodes.forEach(SimulatedE2Node::tick);
        reportQueue.run(nanos(network));
    }

    /** Stops all nodes; what they have sent is on its way. The link is left to its owner. */
    @Override
    public void close() {
        isClosing = true;
        LockSupport.unpark(thread);
        if (thread.isAlive()) {
            try {
                ended.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        nodes.forEach(SimulatedE2Node::stop);
    }
}

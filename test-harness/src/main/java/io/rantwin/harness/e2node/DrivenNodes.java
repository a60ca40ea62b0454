package io.rantwin.harness.e2node;

import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.link.E2Link;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Nodes of a network whose time is moved by somebody else: reports are made, and messages of the RIC are taken, on the thread
 * that calls {@link #advanceTo}, in an order that depends on network time alone. {@code advanceTo} and {@code serve} belong to
 * one thread; the rest is thread-safe.
 */
public final class DrivenNodes implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(50);

    private final InstantSource clock;
    private final ArrayBlockingQueue<Runnable> waiting;
    private final ReportQueue reportQueue = new ReportQueue(() -> {});
    private final List<SimulatedE2Node> nodes = new ArrayList<>();
    private volatile Instant networkTime;
    private Instant lastTick = Instant.MIN;

    /**
     * How the nodes are made and what they share.
     *
     * @param link shared; left open
     * @param seed of the waits before reconnections
     * @param clock for connections and retries
     * @param networkStart network time at the beginning
     * @param outlet of all indications
     * @param mostWaiting messages of the RIC that may wait for the network; an association that sends more is closed
     */
    public record Setting(
            NodeCodecs codecs,
            E2Link link,
            String ricHost,
            int ricPort,
            long seed,
            NodeListener listener,
            InstantSource clock,
            Instant networkStart,
            IndicationOutlet outlet,
            int mostWaiting) {}

    /**
     * Makes nodes that do nothing yet.
     *
     * @throws PerException when the codecs refuse what the nodes say of themselves
     */
    public DrivenNodes(Setting setting, List<SimulatedNodes.Member> members) throws PerException {
        this.clock = setting.clock();
        this.networkTime = setting.networkStart();
        this.waiting = new ArrayBlockingQueue<>(setting.mostWaiting());
        var surroundings = new SimulatedE2Node.Surroundings(
                setting.codecs(),
                setting.link(),
                setting.ricHost(),
                setting.ricPort(),
                reportQueue,
                ControlDesk.WILLING,
                setting.listener(),
                clock,
                () -> networkTime,
                waiting::offer,
                setting.outlet());
        SplittableRandom seeds = new SplittableRandom(setting.seed());
        for (int i = 0; i < members.size(); i++) {
            nodes.add(new SimulatedE2Node(members.get(i), surroundings, seeds.split(), i, 0));
        }
    }

    /** The nodes in the order of the members. */
    public List<SimulatedE2Node> nodes() {
        return List.copyOf(nodes);
    }

    /** Has all nodes connect, as soon as they are served. */
    public void start() {
        nodes.forEach(SimulatedE2Node::start);
    }

    /**
     * Makes the reports of periods that end now, in the order of the nodes, and then takes what the RIC has sent. To be called at
     * every end of a period that a reporter collects.
     *
     * @param now network time, not before that of the last call
     */
    public void advanceTo(Instant now) {
        networkTime = now;
        reportQueue.run(TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano());
        serve();
    }

    /** Takes what the RIC has sent, connects and reconnects; for a network that stands still. */
    public void serve() {
        // Not more than were there at the beginning, so that a RIC cannot stop the network.
        for (int left = waiting.size(); left > 0; left--) {
            Runnable task = waiting.poll();
            if (task == null) {
                break;
            }
            task.run();
        }
        Instant wall = clock.instant();
        if (wall.isBefore(lastTick) || lastTick.equals(Instant.MIN) || !wall.isBefore(lastTick.plus(TICK))) {
            lastTick = wall;
            nodes.forEach(SimulatedE2Node::tick);
        }
    }

    /** How many messages of the RIC wait for the network. */
    public int waiting() {
        return waiting.size();
    }

    /** Stops all nodes. The link is left to its owner. */
    @Override
    public void close() {
        nodes.forEach(SimulatedE2Node::stop);
    }
}

package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.E2apMessage;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.E2reset.ResetRequest;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.e2ap.RicSubscriptionDeleteRequired;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.e2node.NodeEvent.Kind;
import io.rantwin.harness.e2node.NodeStatus.Phase;
import io.rantwin.harness.link.Association;
import io.rantwin.harness.link.AssociationHandler;
import io.rantwin.harness.link.E2Link;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One E2 node: connects, introduces itself, reports what it is asked for, and comes back after a disconnection. Its owner calls
 * {@link #tick} some times a second. Thread-safe.
 */
public final class SimulatedE2Node {
    /** What all nodes of a process share. */
    record Surroundings(
            NodeCodecs codecs,
            E2Link link,
            String ricHost,
            int ricPort,
            ReportQueue reportQueue,
            ControlDesk controlDesk,
            NodeListener listener,
            InstantSource clock,
            InstantSource network,
            Inbox inbox,
            IndicationOutlet outlet) {}

    private final NodeOptions options;
    private final Surroundings surroundings;
    private final RandomGenerator random;
    private final NodeFunctions functions;
    private final NodeReports reports;
    private final NodeProcedures procedures;
    private Phase phase = Phase.STOPPED;
    private Instant phaseSince;
    private Duration retry;
    private Duration wait = Duration.ZERO;
    private @Nullable Attempt attempt;
    private int nextTransactionId;
    private long setups;
    private long subscribed;
    private long controls;

    /**
     * @param member what it is
     * @param random values and waits
     * @param place of the node among the others: reports that are due together are made in this order
     * @param reportPhase 0..1, where in a period the node reports
     */
    SimulatedE2Node(
            SimulatedNodes.Member member,
            Surroundings surroundings,
            RandomGenerator random,
            int place,
            double reportPhase)
            throws PerException {
        MeasurementFeed feed = member.feed();
        this.options = member.options();
        this.surroundings = surroundings;
        this.random = random;
        this.functions = new NodeFunctions(member, surroundings.codecs());
        this.reports = new NodeReports(surroundings.reportQueue(), random, place, reportPhase, feed);
        this.procedures = new NodeProcedures(this, member, surroundings, functions, reports);
        this.phaseSince = surroundings.clock().instant();
        this.retry = options.firstRetry();
    }

    /** One association, from the request on. What comes late from one that was given up is not listened to. */
    private final class Attempt implements AssociationHandler {
        private @Nullable Association association;

        @Override
        public void opened(Association opened) {
            synchronized (SimulatedE2Node.this) {
                if (attempt != this) {
                    opened.close("given up");
                    return;
                }
                association = opened;
                enter(Phase.SETTING_UP);
                send(functions.setupRequest(transactionId()));
            }
        }

        @Override
        public void received(Association from, byte[] pdu) {
            if (!surroundings.inbox().offer(() -> take(from, pdu))) {
                from.close("too many messages wait for the node");
            }
        }

        private void take(Association from, byte[] pdu) {
            synchronized (SimulatedE2Node.this) {
                if (attempt == this) {
                    procedures.received(from, pdu);
                }
            }
        }

        @Override
        public void closed(Association closed, String reason) {
            synchronized (SimulatedE2Node.this) {
                if (attempt == this) {
                    lost(reason);
                }
            }
        }
    }

    /** Which gNB it is. */
    public NodeIdentity identity() {
        return options.identity();
    }

    /** Connects as soon as possible, unless it is running already. */
    public synchronized void start() {
        if (phase == Phase.STOPPED) {
            wait = Duration.ZERO;
            retry = options.firstRetry();
            enter(Phase.WAITING);
        }
    }

    /** Leaves without a word and stays away, as a node does that loses power. */
    public synchronized void stop() {
        leave("stopped");
        enter(Phase.STOPPED);
    }

    /** Breaks the association; the node connects again after a while. */
    public synchronized void disconnect() {
        if (attempt != null) {
            lost("disconnected on purpose");
        }
    }

    /** Forgets all subscriptions and says so; false when it is not connected. */
    public synchronized boolean reset(Cause cause) {
        if (phase != Phase.CONNECTED) {
            return false;
        }
        reports.endAll();
        tell(Kind.RESET, "by the node: " + cause);
        return send(new ResetRequest(transactionId(), cause));
    }

    /** Asks the RIC to delete a subscription (not in E2AP v01.01); false when it cannot be asked. */
    public synchronized boolean requireDeletion(RicRequestId subscription, Cause cause) {
        return phase == Phase.CONNECTED
                && options.e2apVersion() != E2apVersion.V01_01
                && send(new RicSubscriptionDeleteRequired(List.of(
                        new RicSubscriptionDeleteRequired.WithCause(subscription, options.kpmFunctionId(), cause))));
    }

    /** Does what is due: connects again, or gives up an E2 setup that is not answered. */
    public void tick() {
        Instant now = surroundings.clock().instant();
        synchronized (this) {
            if (phase == Phase.WAITING && !now.isBefore(phaseSince.plus(wait))) {
                enter(Phase.CONNECTING);
                Attempt next = new Attempt();
                attempt = next;
                surroundings
                        .link()
                        .connect(new InetSocketAddress(surroundings.ricHost(), surroundings.ricPort()), next);
            } else if (phase == Phase.SETTING_UP && now.isAfter(phaseSince.plus(options.setupTimeout()))) {
                lost("no answer to the E2 setup request");
            }
        }
    }

    /** The node as it is now. */
    public synchronized NodeStatus status() {
        List<ReportStatus> running = reports.status();
        return new NodeStatus(
                options.identity(),
                phase,
                setups,
                subscribed,
                reports.sent(running),
                reports.refused(running),
                reports.leftOut(running),
                controls,
                running);
    }

    private void enter(Phase next) {
        phase = next;
        phaseSince = surroundings.clock().instant();
    }

    private void leave(String reason) {
        Attempt left = attempt;
        attempt = null;
        reports.endAll();
        if (left != null && left.association != null) {
            left.association.close(reason);
        }
    }

    private void lost(String reason) {
        boolean wasSetUp = phase == Phase.CONNECTED;
        leave(reason);
        // Half of the wait by chance, so that nodes that lost the same RIC do not all come back at once.
        wait = retry.dividedBy(2).plusMillis(random.nextLong(Math.max(1, retry.toMillis() / 2 + 1)));
        retry = shorter(retry.multipliedBy(2), options.lastRetry());
        enter(Phase.WAITING);
        if (wasSetUp || setups == 0 || retry.equals(options.lastRetry())) {
            tell(Kind.DISCONNECTED, reason);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** The RIC has accepted the setup. */
    void setUp() {
        setups++;
        retry = options.firstRetry();
        enter(Phase.CONNECTED);
        tell(Kind.SET_UP, "with " + surroundings.ricHost() + ":" + surroundings.ricPort());
    }

    /** The RIC has refused the setup. */
    void setupRefused(String why, Duration shortestWait) {
        tell(Kind.SETUP_REFUSED, why);
        lost("the RIC refused the E2 setup");
        wait = wait.compareTo(shortestWait) < 0 ? shortestWait : wait;
    }

    boolean isConnected() {
        return phase == Phase.CONNECTED;
    }

    boolean isSettingUp() {
        return phase == Phase.SETTING_UP;
    }

    void countSubscribed() {
        subscribed++;
    }

    void countControl() {
        controls++;
    }

    /** {@code null} in E2AP v01.01, which has none. */
    @Nullable
    Integer transactionId() {
        if (options.e2apVersion() == E2apVersion.V01_01) {
            return null;
        }
        nextTransactionId = nextTransactionId + 1 & 0xff;
        return nextTransactionId;
    }

    /** Sends a message of the node; false when that is not possible. */
    boolean send(E2apMessage message) {
        Attempt current = attempt;
        if (current == null || current.association == null) {
            return false;
        }
        try {
            return current.association.send(
                    surroundings.codecs().e2ap().of(options.e2apVersion()).encode(message));
        } catch (PerException e) {
            throw new IllegalStateException("the node made a message that cannot be sent: " + e.getMessage(), e);
        }
    }

    void tell(Kind kind, String detail) {
        surroundings.listener().event(new NodeEvent(surroundings.clock().instant(), options.identity(), kind, detail));
    }
}

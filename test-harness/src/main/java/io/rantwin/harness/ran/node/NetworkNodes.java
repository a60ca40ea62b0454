package io.rantwin.harness.ran.node;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.e2node.ControlFunction;
import io.rantwin.harness.e2node.DrivenNodes;
import io.rantwin.harness.e2node.NodeCodecs;
import io.rantwin.harness.e2node.NodeIdentity;
import io.rantwin.harness.e2node.NodeListener;
import io.rantwin.harness.e2node.NodeOptions;
import io.rantwin.harness.e2node.SimulatedE2Node;
import io.rantwin.harness.e2node.SimulatedNodes.Member;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.ran.network.RadioNetwork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The E2 nodes of a simulated network. Everything happens on the thread that runs the network: {@link #afterStep} makes the
 * reports of the periods that have just ended, always in the same order, and then takes what the RIC has sent. Not thread-safe
 * but for {@link #nodes}.
 */
public final class NetworkNodes implements AutoCloseable {
    private static final int RC_FUNCTION = 3;
    private static final int CCC_FUNCTION = 4;
    private static final int MOST_WAITING = 10_000;

    private final RadioNetwork network;
    private final Instant start;
    private final UeLedger ledger;
    private final NetworkIdentities identities;
    private final ReportTamper tamper;
    private final DrivenNodes nodes;

    /**
     * Where the nodes live.
     *
     * @param codecs shared
     * @param link shared; left open
     * @param ricHost where the E2 termination is
     * @param ricPort where the E2 termination is
     * @param listener is told what happens
     * @param clock our time, for connections
     */
    public record Surroundings(
            NodeCodecs codecs, E2Link link, String ricHost, int ricPort, NodeListener listener, InstantSource clock) {}

    /**
     * Faults of the E2 side.
     *
     * @param tamper of what is reported
     * @param gate of what is controlled
     */
    public record Faults(ReportTamper tamper, ControlGate gate) {
        /** None. */
        public static final Faults NONE = new Faults(ReportTamper.NONE, ControlGate.OPEN);
    }

    /**
     * Makes nodes that do nothing yet.
     *
     * @throws PerException when the codecs refuse what the nodes say of themselves
     * @throws IllegalArgumentException when gNB ids or cells do not fit into their bits
     */
    public NetworkNodes(RadioNetwork network, NodePlan plan, Surroundings around, Faults faults) throws PerException {
        this.network = network;
        this.start = plan.start();
        this.tamper = faults.tamper();
        this.identities = new NetworkIdentities(network.plan(), plan);
        this.ledger = new UeLedger(network.account(), network.ues());
        Readings readings = new Readings(network, ledger, identities);
        MeasurementCatalogue catalogue = MeasurementCatalogue.bundled();
        List<NodeRole> roles =
                plan.isSplit() ? List.of(NodeRole.CU_CP, NodeRole.CU_UP, NodeRole.DU) : List.of(NodeRole.GNB);
        List<Offer> offers =
                roles.stream().map(role -> new Offer(catalogue, role, plan)).toList();
        List<Member> members = new ArrayList<>();
        for (int site = 0; site < identities.sites(); site++) {
            for (int i = 0; i < roles.size(); i++) {
                NodeRole role = roles.get(i);
                NodeIdentity node = identities.node(site, role);
                int[] cells = identities.cellsOf(site);
                NodeFeed feed = new NodeFeed(node, role, offers.get(i), readings, cells, tamper);
                NodeOptions options = NodeOptions.of(node).withVersions(plan.e2ap(), plan.kpm());
                members.add(new Member(options, feed, controls(role, cells, around.codecs(), faults.gate())));
            }
        }
        this.nodes = new DrivenNodes(
                new DrivenNodes.Setting(
                        around.codecs(),
                        around.link(),
                        around.ricHost(),
                        around.ricPort(),
                        1,
                        around.listener(),
                        around.clock(),
                        networkTime(),
                        (node, association, pdu) -> tamper.indication(node, networkTime(), pdu, association::send),
                        MOST_WAITING),
                members);
    }

    private List<ControlFunction> controls(NodeRole role, int[] cells, NodeCodecs codecs, ControlGate gate)
            throws PerException {
        ControlTarget target = new ControlTarget(network, identities, role, cells, gate, this::networkTime);
        List<ControlFunction> controls = new ArrayList<>();
        if (role != NodeRole.CU_UP) {
            controls.add(new RcControl(RC_FUNCTION, target, codecs.rc()));
        }
        if (role.hasCells()) {
            controls.add(new CccControl(CCC_FUNCTION, target));
        }
        return controls;
    }

    /** The names of cells, users and slices. */
    public NetworkIdentities identities() {
        return identities;
    }

    /** The nodes: site by site, and within a site CU-CP, CU-UP and DU when it is split. Thread-safe. */
    public List<SimulatedE2Node> nodes() {
        return nodes.nodes();
    }

    /** Network time as the nodes' true clocks show it. */
    public Instant networkTime() {
        return start.plus(Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(network.timeMicros())));
    }

    /** Has all nodes connect, as soon as they are served. */
    public void start() {
        nodes.start();
    }

    /** To be called after every step of the network. Controls that have come work from the next step on. */
    public void afterStep() {
        ledger.afterStep();
        Instant now = networkTime();
        nodes.advanceTo(now);
        tamper.advanceTo(now);
    }

    /** To be called some times a second while the network stands still. */
    public void serve() {
        nodes.serve();
    }

    /** Stops all nodes. */
    @Override
    public void close() {
        nodes.close();
    }
}

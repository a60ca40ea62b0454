package io.rantwin.harness.dataset;

import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.e2node.ControlDesk;
import io.rantwin.harness.e2node.NetworkClock;
import io.rantwin.harness.e2node.NodeCodecs;
import io.rantwin.harness.e2node.NodeEvent;
import io.rantwin.harness.e2node.NodeIdentity;
import io.rantwin.harness.e2node.NodeListener;
import io.rantwin.harness.e2node.NodeOptions;
import io.rantwin.harness.e2node.SimulatedE2Node;
import io.rantwin.harness.e2node.SimulatedNodes;
import io.rantwin.harness.link.E2Link;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * E2 nodes that report the figures of a data set, one for each cell or site, in the network's time: report periods and times
 * are those of the set, which runs at a speed. Thread-safe.
 */
public final class ReplayNodes implements AutoCloseable {
    /**
     * How to replay.
     *
     * @param plmn of all nodes
     * @param firstGnbId of the first node; the others follow
     * @param gnbIdBits 22..32
     * @param e2ap what the nodes speak
     * @param kpm what the nodes speak
     * @param speed seconds of the set in a second, above 0
     * @param isLooping whether each series begins anew at its end
     * @param isNativePeriod whether reports come in the period of the set whatever a subscription says
     */
    public record Options(
            Plmn plmn,
            long firstGnbId,
            int gnbIdBits,
            E2apVersion e2ap,
            KpmVersion kpm,
            double speed,
            boolean isLooping,
            boolean isNativePeriod) {
        /** PLMN 001-01, gNB ids from 1000 on, E2AP v02.03, E2SM-KPM v03.00, in the time of the set, once. */
        public static final Options DEFAULT =
                new Options(Plmn.of("001", "01"), 1_000, 22, E2apVersion.V02_03, KpmVersion.V3_00, 1, false, false);
    }

    /**
     * Where the nodes live.
     *
     * @param codecs shared
     * @param link shared; left open
     * @param ricHost where the E2 termination is
     * @param ricPort where the E2 termination is
     * @param listener is told what happens
     * @param clock our time
     */
    public record Surroundings(
            NodeCodecs codecs, E2Link link, String ricHost, int ricPort, NodeListener listener, InstantSource clock) {}

    private final SimulatedNodes nodes;
    private final NetworkClock network;
    private final Duration oneMore;
    private final List<RecordedFeed> feeds = new ArrayList<>();

    /**
     * Makes nodes that do nothing yet. Network time begins with the first figure, and with
     * the first subscription.
     *
     * @param series at least one, of {@code set}
     * @throws PerException when the codecs refuse what the nodes say of themselves
     * @throws IllegalArgumentException when there is no series, or the gNB ids do not fit their length
     */
    public ReplayNodes(DataSet set, List<Series> series, Options options, Surroundings around) throws PerException {
        Series first = series.stream()
                .min(Comparator.comparingLong(Series::firstMillis))
                .orElseThrow(() -> new IllegalArgumentException("there is nothing to replay"));
        this.oneMore = set.info().period();
        long alignment = set.info().alignment().toMillis();
        HeldTime held = new HeldTime(around.clock());
        this.network =
                new NetworkClock(held, held.instant(), Instant.ofEpochMilli(first.firstMillis()), options.speed());
        List<SimulatedNodes.Member> members = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            Series each = series.get(i);
            long later = each.firstMillis() - first.firstMillis();
            long shift = alignment == 0 ? 0 : -(later / alignment * alignment);
            NodeIdentity identity = identity(options, i);
            RecordedFeed feed = new RecordedFeed(each, identity, shift, options);
            feeds.add(feed);
            NodeOptions node = NodeOptions.of(identity)
                    .withVersions(options.e2ap(), options.kpm())
                    .withForcedPeriodMillis(options.isNativePeriod() ? each.periodMillis() : 0);
            members.add(new SimulatedNodes.Member(node, feed));
        }
        this.nodes = new SimulatedNodes(
                new SimulatedNodes.Setting(
                        around.codecs(),
                        around.link(),
                        around.ricHost(),
                        around.ricPort(),
                        1,
                        ControlDesk.WILLING,
                        event -> {
                            if (event.kind() == NodeEvent.Kind.SUBSCRIBED) {
                                held.release();
                            }
                            around.listener().event(event);
                        },
                        around.clock(),
                        network),
                members);
    }

    /** The identity of a node by its place, from 0. */
    static NodeIdentity identity(Options options, int place) {
        return new NodeIdentity(options.plmn(), options.firstGnbId() + place, options.gnbIdBits());
    }

    /** Has all nodes connect, and serves them from now on. */
    public void start() {
        nodes.start();
    }

    /** The nodes in the order of their series. */
    public List<SimulatedE2Node> nodes() {
        return nodes.nodes();
    }

    /** The time of the set. */
    public Instant networkTime() {
        return network.instant();
    }

    /** Whether all figures are over, and the last reports have had their time. */
    public boolean isOver() {
        Instant now = network.instant();
        return feeds.stream()
                .allMatch(feed -> !feed.isLooping() && now.isAfter(feed.end().plus(oneMore)));
    }

    @Override
    public void close() {
        nodes.close();
    }
}

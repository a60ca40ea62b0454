package io.rantwin.harness.bench.loop;

import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.AnnouncedMeasurement;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.e2node.ControlDesk;
import io.rantwin.harness.e2node.MeasurementFeed;
import io.rantwin.harness.e2node.NodeCodecs;
import io.rantwin.harness.e2node.NodeIdentity;
import io.rantwin.harness.e2node.NodeOptions;
import io.rantwin.harness.e2node.SimulatedNodes;
import io.rantwin.harness.link.E2Link;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * E2 nodes that take subscriptions for each of their cells and never report: what they would say is sent past them, so that the
 * load is ours alone to pace.
 */
final class SilentNodes implements AutoCloseable {
    static final E2apVersion E2AP = E2apVersion.V02_03;
    static final KpmVersion KPM = KpmVersion.V3_00;
    static final int KPM_FUNCTION = 2;

    private static final Plmn PLMN = Plmn.of("001", "01");
    private static final int GNB_ID_BITS = 22;
    private static final int CELL_BITS = 36 - GNB_ID_BITS;
    private static final int FIRST_GNB = 1000;

    private final int cellsOfNode;
    private final SimulatedNodes nodes;

    SilentNodes(int count, int cellsOfNode, List<String> measurements, E2Link link, String host, int port)
            throws PerException {
        this.cellsOfNode = cellsOfNode;
        List<SimulatedNodes.Member> members = new ArrayList<>();
        for (int node = 0; node < count; node++) {
            NodeOptions options = NodeOptions.of(new NodeIdentity(PLMN, FIRST_GNB + node, GNB_ID_BITS))
                    .withVersions(E2AP, KPM);
            members.add(new SimulatedNodes.Member(options, new Silence(measurements, cells(node))));
        }
        InstantSource clock = InstantSource.system();
        nodes = new SimulatedNodes(
                new SimulatedNodes.Setting(NodeCodecs.load(), link, host, port, 1, ControlDesk.WILLING, _ -> {}, clock),
                members);
    }

    void start() {
        nodes.start();
    }

    /** Cells of a node. */
    List<NrCgi> cells(int node) {
        List<NrCgi> cells = new ArrayList<>();
        for (int local = 0; local < cellsOfNode; local++) {
            cells.add(new NrCgi(PLMN, (long) (FIRST_GNB + node) << CELL_BITS | local));
        }
        return cells;
    }

    /** The twin's name of a cell. */
    static String cellId(NrCgi cell) {
        return String.format(Locale.ROOT, "001-01-%09x", cell.nrCellIdentity());
    }

    /** How the RIC's name of a node ends. */
    static String ending(int node) {
        return String.format(Locale.ROOT, "_%06x", FIRST_GNB + node);
    }

    @Override
    public void close() {
        nodes.close();
    }

    /** Has every figure that is asked of one of its cells, and no report. */
    private record Silence(List<String> measurements, List<NrCgi> cells) implements MeasurementFeed {
        @Override
        public List<ReportStyle> reportStyles() {
            return List.of(new ReportStyle(
                    1,
                    "E2 Node Measurement",
                    1,
                    measurements.stream()
                            .map(name -> new AnnouncedMeasurement(name, null, null))
                            .toList(),
                    1,
                    1));
        }

        @Override
        public Instant origin() {
            return Instant.EPOCH;
        }

        @Override
        public @Nullable Reporter reporter(KpmActionDefinition action, long periodMillis) {
            if (!(action.format() instanceof KpmActionDefinition.Measurements wanted)) {
                return null;
            }
            CellGlobalId cell = wanted.cellGlobalId();
            return cell instanceof NrCgi cgi && cells.contains(cgi) ? new Mute() : null;
        }
    }

    /** Says nothing, each period. */
    private static final class Mute implements MeasurementFeed.Reporter {
        @Override
        public @Nullable KpmReport report(Instant start) {
            return null;
        }
    }
}

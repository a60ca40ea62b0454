package io.rantwin.harness.dataset;

import io.rantwin.harness.e2node.NodeStatus;
import io.rantwin.harness.e2node.SimulatedE2Node;
import io.rantwin.harness.ric.e2.RanIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The lines that tell a person how the replay of a data set goes. */
final class ReplayProgress {
    private static final int MOST_NODES_NAMED = 20;

    private ReplayProgress() {}

    /**
     * What is about to be replayed: the set, what its nodes offer, and which node is which cell.
     *
     * @param ric where to, for people
     */
    static List<String> beginning(DataSet set, List<Series> series, ReplayNodes.Options options, String ric) {
        DataSetInfo info = set.info();
        List<String> lines = new ArrayList<>();
        lines.add("%d %s of %s, to %s; a figure lasts %s, which is %.3g s at this speed"
                .formatted(
                        series.size(),
                        series.size() == 1 ? "node" : "nodes",
                        info.name(),
                        ric,
                        info.period().toString().substring(2).toLowerCase(Locale.ROOT),
                        info.period().toMillis() / 1e3 / options.speed()));
        lines.add(set.mapping().stream()
                .map(ColumnMapping::measName)
                .distinct()
                .collect(Collectors.joining(", ", "measurements: ", "")));
        for (int i = 0; i < Math.min(series.size(), MOST_NODES_NAMED); i++) {
            lines.add("  "
                    + RanIdentity.of(ReplayNodes.identity(options, i).globalE2nodeId())
                            .ranName()
                    + "  " + series.get(i).node());
        }
        if (series.size() > MOST_NODES_NAMED) {
            lines.add("  and " + (series.size() - MOST_NODES_NAMED) + " more, in the order of rantwin replay show");
        }
        lines.add("time stands at the first figure until a subscription comes");
        return lines;
    }

    /** How it goes now. */
    static String status(ReplayNodes nodes) {
        List<NodeStatus> all = all(nodes);
        return "%s: %d of %d nodes connected, %d reports running; %s"
                .formatted(
                        nodes.networkTime(),
                        all.stream()
                                .filter(node -> node.phase() == NodeStatus.Phase.CONNECTED)
                                .count(),
                        all.size(),
                        all.stream().mapToInt(node -> node.reports().size()).sum(),
                        sent(nodes));
    }

    /** What was sent so far. */
    static String sent(ReplayNodes nodes) {
        List<NodeStatus> all = all(nodes);
        return "%d indications sent, %d refused, %d too late"
                .formatted(
                        all.stream().mapToLong(NodeStatus::indicationsSent).sum(),
                        all.stream().mapToLong(NodeStatus::indicationsRefused).sum(),
                        all.stream().mapToLong(NodeStatus::indicationsLeftOut).sum());
    }

    private static List<NodeStatus> all(ReplayNodes nodes) {
        return nodes.nodes().stream().map(SimulatedE2Node::status).toList();
    }
}

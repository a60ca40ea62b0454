package io.rantwin.planner.plan.open;

import io.rantwin.planner.ensemble.SlicePromise;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.plan.NetworkChoice;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.SliceTraffic;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.topology.Topology;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The slices that an order is about.
 *
 * @param promises at least one, when nothing was wrong
 * @param traffic of slices in cells
 */
record OrderedSlices(List<SlicePromise> promises, SliceTraffic traffic) {
    private static final double MOST_KBITS = 1e8;

    OrderedSlices {
        promises = List.copyOf(promises);
    }

    /** Reads the member {@code slices}; what is wrong is told to the fields. */
    static OrderedSlices read(
            Fields root, OrderFiles files, @Nullable NetworkChoice network, @Nullable HistoryStore history) {
        if (!root.has("slices")) {
            root.wrong("slices", "is missing: what slices were promised, and what traffic they have");
            return new OrderedSlices(List.of(), new SliceTraffic(Map.of()));
        }
        Fields fields = root.object("slices");
        List<SlicePromise> promises = promises(fields);
        SliceTraffic traffic = traffic(fields, files, network == null ? null : network.topology(), history);
        fields.close();
        return new OrderedSlices(promises, traffic);
    }

    private static List<SlicePromise> promises(Fields fields) {
        List<SlicePromise> promises = new ArrayList<>();
        if (!fields.has("userKbits")) {
            fields.wrong(
                    "userKbits", "is missing: what a user of each slice is promised, such as {\"1-00000a\": 5000}");
            return promises;
        }
        Fields named = fields.object("userKbits");
        for (String name : named.names()) {
            Snssai slice = Snssai.parse(name);
            double kbits = named.number(name, 1, 1, MOST_KBITS);
            if (slice == null) {
                named.wrong(Fields.escaped(name), "is no slice: " + Snssai.WRITTEN);
            } else {
                promises.add(new SlicePromise(slice, kbits));
            }
        }
        if (named.names().isEmpty()) {
            fields.wrong("userKbits", "must name at least one slice");
        }
        return promises;
    }

    private static SliceTraffic traffic(
            Fields fields, OrderFiles files, @Nullable Topology topology, @Nullable HistoryStore history) {
        if (!fields.has("traffic")) {
            fields.wrong("traffic", "is missing: a file, or history to take it from");
            return new SliceTraffic(Map.of());
        }
        Fields from = fields.object("traffic");
        Path file = files.file(from, "file");
        if (from.has("file") == from.has("history")) {
            from.wrong("", "must have one of file (CSV with cell,slice,traffic) and history");
        }
        SliceTraffic traffic = new SliceTraffic(Map.of());
        try {
            if (file != null) {
                traffic = SliceTraffic.read(file);
            } else if (from.has("history")) {
                traffic = ofHistory(from.object("history"), topology, history);
            }
        } catch (PlanException wrong) {
            from.wrong(file == null ? "history" : "file", files.words(wrong));
        }
        from.close();
        return traffic;
    }

    private static SliceTraffic ofHistory(Fields fields, @Nullable Topology topology, @Nullable HistoryStore history)
            throws PlanException {
        Instant from = OrderMembers.instant(fields, "from", Instant.EPOCH);
        Instant until = OrderMembers.instant(fields, "until", Instant.EPOCH);
        fields.close();
        if (!from.isBefore(until)) {
            fields.wrong("until", "must be after from, and both are instants such as 2026-11-22T00:00:00Z");
        } else if (history == null) {
            fields.wrong("", "there is no history yet; rantwin data fills it");
        } else if (topology == null) {
            fields.wrong("", "needs a topology, which says what slices cells have (rRMPolicyRatios)");
        } else {
            return SliceTraffic.ofHistory(history, topology, from.toEpochMilli(), until.toEpochMilli());
        }
        return new SliceTraffic(Map.of());
    }

    /** The world with them. */
    TwinWorld in(TwinWorld world) throws PlanException {
        return traffic.in(world, promises);
    }
}

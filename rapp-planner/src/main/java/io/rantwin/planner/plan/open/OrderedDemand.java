package io.rantwin.planner.plan.open;

import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.plan.HistoryLoads;
import io.rantwin.planner.plan.LoadProfile;
import io.rantwin.planner.plan.NetworkChoice;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.ReportLuck;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The demand that an order is about: a file of loads, or what the history has of its network.
 *
 * @param dayMillis length of the day that is planned
 * @param beginsAtMillis some network time at which one begins
 * @param history null when there is none
 */
record OrderedDemand(
        OrderedNetwork network,
        long dayMillis,
        long beginsAtMillis,
        @Nullable HistoryStore history) {
    private static final int HOURS = 24;

    /**
     * What is foreseen.
     *
     * @param profile null when there is none, or it is wrong
     * @param watch usual settings of the watch, with the luck that the history has where demand is from it
     */
    record Foreseen(@Nullable LoadProfile profile, WatchSettings watch) {}

    /** Reads the member {@code demand}; what is wrong is told to the fields. */
    Foreseen read(Fields root, OrderFiles files) {
        WatchSettings watch = WatchSettings.USUAL;
        if (!root.has("demand")) {
            root.wrong("demand", "is missing: a file of loads, or history to take them from");
            return new Foreseen(null, watch);
        }
        Fields fields = root.object("demand");
        Path file = files.file(fields, "file");
        if (fields.has("file") == fields.has("history")) {
            fields.wrong("", "must have one of file (CSV with cell,hour,load_percent) and history");
        }
        LoadProfile profile = null;
        try {
            HistoryLoads loads = null;
            if (file != null) {
                profile = LoadProfile.read(file);
            } else if (fields.has("history")) {
                loads = ofHistory(fields.object("history"));
            }
            if (loads != null && history != null) {
                profile = loads.profile(history, network.cellIds());
            }
            NetworkChoice choice = network.choice();
            if (choice != null && profile != null) {
                choice.check(profile);
                if (loads != null && history != null) {
                    watch = ReportLuck.of(history, network.cellIds(), loads, choice.decisionMillis(profile))
                            .map(luck -> luck.in(WatchSettings.USUAL))
                            .orElse(WatchSettings.USUAL);
                }
            }
        } catch (PlanException wrong) {
            fields.wrong(file == null ? "history" : "file", files.words(wrong));
        }
        fields.close();
        return new Foreseen(profile, watch);
    }

    private @Nullable HistoryLoads ofHistory(Fields fields) {
        Instant from = OrderMembers.instant(fields, "from", Instant.MIN);
        Instant until = OrderMembers.instant(fields, "until", Instant.MAX);
        int periods = (int) fields.whole("periods", HOURS, 1, OrderBasics.MOST_PERIODS);
        for (String each : List.of("from", "until")) {
            if (!fields.has(each)) {
                fields.wrong(each, "is missing: an instant such as 2026-11-22T00:00:00Z");
            }
        }
        fields.close();
        if (!from.isBefore(until)) {
            fields.wrong("until", "must be after from");
        } else if (history == null) {
            fields.wrong("", "there is no history yet; rantwin data fills it");
        } else if (!from.equals(Instant.MIN)
                && !until.equals(Instant.MAX)
                && !network.cellIds().isEmpty()) {
            return new HistoryLoads(from.toEpochMilli(), until.toEpochMilli(), beginsAtMillis, dayMillis, periods);
        }
        return null;
    }
}

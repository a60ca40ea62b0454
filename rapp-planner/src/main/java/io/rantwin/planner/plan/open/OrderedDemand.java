package io.rantwin.planner.plan.open;

import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.plan.HistoryLoads;
import io.rantwin.planner.plan.LoadProfile;
import io.rantwin.planner.plan.NetworkChoice;
import io.rantwin.planner.plan.PlanException;
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

    /** Reads the member {@code demand}; null when there is none, or it is wrong, which is told to the fields. */
    @Nullable
    LoadProfile read(Fields root, OrderFiles files) {
        if (!root.has("demand")) {
            root.wrong("demand", "is missing: a file of loads, or history to take them from");
            return null;
        }
        Fields fields = root.object("demand");
        Path file = files.file(fields, "file");
        if (fields.has("file") == fields.has("history")) {
            fields.wrong("", "must have one of file (CSV with cell,hour,load_percent) and history");
        }
        LoadProfile profile = null;
        try {
            if (file != null) {
                profile = LoadProfile.read(file);
            } else if (fields.has("history")) {
                profile = ofHistory(fields.object("history"));
            }
            NetworkChoice choice = network.choice();
            if (choice != null && profile != null) {
                choice.check(profile);
            }
        } catch (PlanException wrong) {
            fields.wrong(file == null ? "history" : "file", files.words(wrong));
        }
        fields.close();
        return profile;
    }

    private @Nullable LoadProfile ofHistory(Fields fields) throws PlanException {
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
            return new HistoryLoads(from.toEpochMilli(), until.toEpochMilli(), beginsAtMillis, dayMillis, periods)
                    .profile(history, network.cellIds());
        }
        return null;
    }
}

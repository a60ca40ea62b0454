package io.rantwin.planner.plan.open;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.fields.Mistake;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.Rail;
import io.rantwin.planner.gate.TwinWorld;
import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.plan.FidelityFile;
import io.rantwin.planner.plan.HistoryLoads;
import io.rantwin.planner.plan.LoadProfile;
import io.rantwin.planner.plan.NetworkChoice;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.RailText;
import io.rantwin.planner.push.O1Channel;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every order says, of whatever kind: network, demand, the gate, and what holds for the rollout. */
final class OrderBasics {
    private static final int MOST_DECISIONS = 60;
    static final int MOST_PERIODS = 24 * 60;
    private static final int MOST_CANARY_REPORTS = 10_000;
    private static final int MISSING_REPORTS = 3;
    private static final int HOURS = 24;

    private final OrderFiles files;
    private final @Nullable HistoryStore history;
    private final List<Mistake> mistakes;
    private final PlanKind kind;

    private @Nullable NetworkChoice network;
    private List<String> cellIds = List.of();
    private @Nullable LoadProfile profile;
    private GateSettings gate = GateSettings.USUAL;
    private Map<String, Double> fidelity = Map.of();
    private @Nullable String policyId;
    private String ricId = "";
    private boolean needsApproval = true;
    private long beginsAtMillis;
    private long missingMillis;

    OrderBasics(PlanKind kind, Path folder, @Nullable HistoryStore history, List<Mistake> mistakes) {
        this.kind = kind;
        this.files = new OrderFiles(folder);
        this.history = history;
        this.mistakes = mistakes;
    }

    /** Reads all of it but what is of one kind alone. */
    void read(Fields root) {
        policyId = root.text("policyId");
        ricId = kind == PlanKind.ENERGY ? root.text("ricId", "ric1") : O1Channel.RIC;
        needsApproval = root.flag("needsApproval", true);
        long dayMillis = length(root, "day", "24h");
        beginsAtMillis = instant(root, "dayBeginsAt", Instant.EPOCH).toEpochMilli();
        int decisions = (int) root.whole("decisionsInPeriod", 4, 1, MOST_DECISIONS);
        OrderedNetwork ordered = OrderedNetwork.read(root, files, dayMillis, decisions);
        network = ordered.choice();
        cellIds = ordered.cellIds();
        readDemand(root, dayMillis);
        readGate(root.has("gate") ? root.object("gate") : empty(root, "gate"));
        LoadProfile loads = profile;
        long step = loads == null || network == null ? 0 : network.decisionMillis(loads);
        missingMillis = root.has("missingReportsWithin")
                ? length(root, "missingReportsWithin", "45min")
                : MISSING_REPORTS * step;
        if (missingMillis < step) {
            root.wrong(
                    "missingReportsWithin",
                    "must be at least the " + step / 1000 + " s that a report lasts, not " + missingMillis / 1000
                            + " s");
        }
    }

    private static Fields empty(Fields root, String name) {
        return root.below(JsonNodeFactory.instance.objectNode(), name);
    }

    private static long length(Fields fields, String name, String usual) {
        String text = fields.text(name, usual);
        long millis = NetworkChoice.millis(text);
        if (millis <= 0) {
            fields.wrong(name, "must be a length such as 24h or 30min, not " + text);
            return NetworkChoice.millis(usual);
        }
        return millis;
    }

    private static Instant instant(Fields fields, String name, Instant usual) {
        String text = fields.text(name);
        if (text == null) {
            return usual;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException noTime) {
            fields.wrong(name, "must be an instant such as 2026-11-22T00:00:00Z, not " + text);
            return usual;
        }
    }

    private void readDemand(Fields root, long dayMillis) {
        if (!root.has("demand")) {
            root.wrong("demand", "is missing: a file of loads, or history to take them from");
            return;
        }
        Fields fields = root.object("demand");
        Path file = files.file(fields, "file");
        if (fields.has("file") == fields.has("history")) {
            fields.wrong("", "must have one of file (CSV with cell,hour,load_percent) and history");
        }
        try {
            if (file != null) {
                profile = LoadProfile.read(file);
            } else if (fields.has("history")) {
                readHistory(fields.object("history"), dayMillis);
            }
            if (network != null && profile != null) {
                network.check(profile);
            }
        } catch (PlanException wrong) {
            fields.wrong(file == null ? "history" : "file", files.words(wrong));
        }
        fields.close();
    }

    private void readHistory(Fields fields, long dayMillis) throws PlanException {
        Instant from = instant(fields, "from", Instant.MIN);
        Instant until = instant(fields, "until", Instant.MAX);
        int periods = (int) fields.whole("periods", HOURS, 1, MOST_PERIODS);
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
        } else if (!from.equals(Instant.MIN) && !until.equals(Instant.MAX) && !cellIds.isEmpty()) {
            profile = new HistoryLoads(from.toEpochMilli(), until.toEpochMilli(), beginsAtMillis, dayMillis, periods)
                    .profile(history, cellIds);
        }
    }

    private void readGate(Fields fields) {
        GateSettings usual = GateSettings.USUAL;
        List<Rail> rails = new ArrayList<>();
        List<String> texts = fields.texts("rails");
        for (int i = 0; texts != null && i < texts.size(); i++) {
            try {
                rails.add(RailText.read(texts.get(i)));
            } catch (PlanException wrong) {
                fields.wrong("rails/" + i, String.valueOf(wrong.getMessage()));
            }
        }
        double confidence = fields.number("confidence", usual.confidence(), 0.501, 0.9999);
        int draws = (int) fields.whole("draws", usual.draws(), 2, 10_000);
        long seed = fields.whole("seed", usual.seed(), Long.MIN_VALUE, Long.MAX_VALUE);
        double leastFidelity = fields.number("leastFidelity", usual.leastFidelity(), 0, 1);
        double canaryShare = fields.number("canaryShare", usual.mostCanaryShare(), 0.001, 1);
        readFidelity(fields);
        WatchSettings watch = watch(fields.has("watch") ? fields.object("watch") : empty(fields, "watch"));
        fields.close();
        gate = new GateSettings(
                rails.isEmpty() ? usual.rails() : rails,
                confidence,
                draws,
                seed,
                leastFidelity,
                usual.touchedPoints(),
                canaryShare,
                watch);
    }

    private static WatchSettings watch(Fields fields) {
        WatchSettings usual = WatchSettings.USUAL;
        double loadLuck = fields.number("loadLuckPoints", usual.loadLuck(), 0.1, 100);
        double powerLuck = fields.number("powerLuckPercent", 100 * usual.wattLuck(), 0.1, 100);
        int reports = (int) fields.whole("canaryReports", usual.canaryReports(), 1, MOST_CANARY_REPORTS);
        long settle = fields.has("settleWithin") ? length(fields, "settleWithin", "1min") : usual.settleMillis();
        fields.close();
        return new WatchSettings(
                usual.mostFalseWithdrawal(),
                loadLuck,
                powerLuck / 100,
                usual.mostFalseEffect(),
                usual.mostMissedEffect(),
                reports,
                settle);
    }

    private void readFidelity(Fields gateFields) {
        if (!gateFields.has("fidelity")) {
            return;
        }
        Fields fields = gateFields.object("fidelity");
        Path file = files.file(fields, "file");
        Map<String, Double> told = new HashMap<>();
        if (fields.has("cells")) {
            Fields cells = fields.object("cells");
            for (String cell : cells.names()) {
                told.put(cell, cells.number(cell, 0, 0, 1));
            }
        }
        if (fields.has("file") == fields.has("cells")) {
            fields.wrong("", "must have one of file (CSV with cell,fidelity) and cells");
        }
        try {
            fidelity = file == null ? told : FidelityFile.read(file);
        } catch (PlanException wrong) {
            fields.wrong("file", files.words(wrong));
        }
        fields.close();
    }

    /** What holds for the rollout. */
    OpenPlans.Terms terms() {
        return new OpenPlans.Terms(kind, policyId, ricId, needsApproval, beginsAtMillis, missingMillis);
    }

    /** What a plan decides. */
    PlanKind kind() {
        return kind;
    }

    /** How much the gate asks for. */
    GateSettings gate() {
        return gate;
    }

    /** Fidelity of cells as far as it was told. */
    Map<String, Double> fidelity() {
        return fidelity;
    }

    /** Id of what will be pushed. */
    String policyIdOf(String planId) {
        return policyId == null ? kind.policyId(planId) : policyId;
    }

    /** The part {@code search}; empty when it was left out. */
    static Fields search(Fields root) {
        return root.has("search") ? root.object("search") : empty(root, "search");
    }

    /** Cells that a member names, by index; those that the network has not are told. */
    BitSet cells(Fields fields, String name) {
        BitSet chosen = new BitSet();
        List<String> named = fields.texts(name);
        for (int i = 0; named != null && i < named.size(); i++) {
            int index = cellIds.indexOf(named.get(i));
            if (index >= 0) {
                chosen.set(index);
            } else if (!cellIds.isEmpty()) {
                fields.wrong(name + "/" + i, "is no cell of the network: " + named.get(i));
            }
        }
        return chosen;
    }

    /** The network with its demand, worked out; takes a while. */
    TwinWorld world() throws PlanException {
        NetworkChoice choice = network;
        LoadProfile loads = profile;
        if (choice == null || loads == null || !mistakes.isEmpty()) {
            throw new IllegalStateException("An order with mistakes is of no use: " + mistakes);
        }
        return choice.world(loads);
    }
}

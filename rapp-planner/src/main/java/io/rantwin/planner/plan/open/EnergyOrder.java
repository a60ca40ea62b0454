package io.rantwin.planner.plan.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.fields.Mistake;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.Rail;
import io.rantwin.planner.gate.TwinWorld;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.plan.EnergyPlanner;
import io.rantwin.planner.plan.EnergyPlanning;
import io.rantwin.planner.plan.FidelityFile;
import io.rantwin.planner.plan.HistoryLoads;
import io.rantwin.planner.plan.LoadProfile;
import io.rantwin.planner.plan.NetworkChoice;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanTask;
import io.rantwin.planner.plan.RailText;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order of an energy plan, read from JSON as people send it. All files that it names are read at once, so that what is wrong with them
 * is told at once; what takes long is left to {@link #planning}.
 */
public final class EnergyOrder {
    private static final int MOST_DECISIONS = 60;
    private static final int MOST_PERIODS = 24 * 60;
    private static final int MOST_TRIAL_DRAWS = 1000;
    private static final int MOST_GENERATIONS = 1000;
    private static final int USUAL_TRIAL_DRAWS = 20;
    private static final int MISSING_REPORTS = 3;
    private static final int HOURS = 24;

    private final OrderFiles files;
    private final @Nullable HistoryStore history;
    private final List<Mistake> mistakes;

    private @Nullable NetworkChoice network;
    private List<String> cellIds = List.of();
    private @Nullable LoadProfile profile;
    private GateSettings gate = GateSettings.USUAL;
    private EnergyPlanner.Search search = EnergyPlanner.Search.USUAL;
    private Map<String, Double> fidelity = Map.of();
    private double mostLoad;
    private int leastOff;
    private int leastOn;
    private List<String> keepOn = List.of();
    private @Nullable String policyId;
    private String ricId = "";
    private boolean needsApproval = true;
    private long beginsAtMillis;
    private long missingMillis;

    private EnergyOrder(Path folder, @Nullable HistoryStore history, List<Mistake> mistakes) {
        this.files = new OrderFiles(folder);
        this.history = history;
        this.mistakes = mistakes;
    }

    /**
     * Reads an order.
     *
     * @param folder where files that it names are; none outside of it is read
     * @param history null when there is none
     * @param mistakes where all that is wrong is added; then the order is of no use
     */
    public static EnergyOrder read(JsonNode json, Path folder, @Nullable HistoryStore history, List<Mistake> mistakes) {
        EnergyOrder order = new EnergyOrder(folder, history, mistakes);
        order.read(new Fields(json, "", mistakes));
        return order;
    }

    private void read(Fields root) {
        String kind = root.text("kind");
        if (!"energy".equals(kind)) {
            root.wrong("kind", kind == null ? "is missing; there is energy" : "must be energy, not " + kind);
        }
        policyId = root.text("policyId");
        ricId = root.text("ricId", "ric1");
        needsApproval = root.flag("needsApproval", true);
        long dayMillis = length(root, "day", "24h");
        beginsAtMillis = instant(root, "dayBeginsAt", Instant.EPOCH).toEpochMilli();
        int decisions = (int) root.whole("decisionsInPeriod", 4, 1, MOST_DECISIONS);
        OrderedNetwork ordered = OrderedNetwork.read(root, files, dayMillis, decisions);
        network = ordered.choice();
        cellIds = ordered.cellIds();
        readDemand(root, dayMillis);
        readGate(root.has("gate") ? root.object("gate") : empty(root, "gate"));
        readSearch(root.has("search") ? root.object("search") : empty(root, "search"));
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
        root.close();
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
        fields.close();
        gate = new GateSettings(
                rails.isEmpty() ? usual.rails() : rails,
                confidence,
                draws,
                seed,
                leastFidelity,
                usual.touchedPoints(),
                canaryShare,
                usual.watch());
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

    private void readSearch(Fields fields) {
        EnergyPlanner.Search usual = EnergyPlanner.Search.USUAL;
        mostLoad = fields.number("mostLoadPercent", 70, 1, 100) / 100;
        List<Double> margins =
                fields.has("margins") ? fields.numbers(fields.raw("margins"), "margins", 0, 10) : usual.margins();
        if (margins.isEmpty()) {
            fields.wrong("margins", "must be a list of at least one number from 0 to 10");
            margins = usual.margins();
        }
        leastOff = (int) fields.whole("leastOffPeriods", 1, 1, MOST_PERIODS);
        leastOn = (int) fields.whole("leastOnPeriods", 1, 1, MOST_PERIODS);
        List<String> named = fields.texts("keepOn");
        keepOn = named == null ? List.of() : named;
        for (int i = 0; i < keepOn.size(); i++) {
            if (!cellIds.isEmpty() && !cellIds.contains(keepOn.get(i))) {
                fields.wrong("keepOn/" + i, "is no cell of the network: " + keepOn.get(i));
            }
        }
        int generations = (int) fields.whole("generations", usual.generations(), 0, MOST_GENERATIONS);
        int draws = (int) fields.whole("trialDraws", USUAL_TRIAL_DRAWS, 2, MOST_TRIAL_DRAWS);
        fields.close();
        search = new EnergyPlanner.Search(margins, usual.population(), generations, draws, gate.seed());
    }

    /** What holds for the rollout. */
    public OpenPlans.Terms terms() {
        return new OpenPlans.Terms(policyId, ricId, needsApproval, beginsAtMillis, missingMillis);
    }

    /** How hard will be searched. */
    public int steps() {
        return 3 * search.margins().size() + 3;
    }

    /**
     * The network with its demand, worked out; takes a while.
     *
     * @param usualId for a policy whose id was left open
     */
    public EnergyPlanning.Order planning(String usualId) throws PlanException {
        NetworkChoice choice = network;
        LoadProfile loads = profile;
        if (choice == null || loads == null || !mistakes.isEmpty()) {
            throw new IllegalStateException("An order with mistakes is of no use: " + mistakes);
        }
        TwinWorld world = choice.world(loads);
        BitSet forbidden = new BitSet();
        keepOn.forEach(cell -> forbidden.set(cellIds.indexOf(cell)));
        PlanTask task = new PlanTask(
                world, mostLoad, PlanTask.covered(world), search.margins().getFirst(), leastOff, leastOn, forbidden);
        return new EnergyPlanning.Order(task, gate, search, fidelity, policyId == null ? usualId : policyId, ricId);
    }
}

package io.rantwin.planner.plan.open;

import io.rantwin.planner.ensemble.Rail;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.planner.plan.FidelityFile;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.RailText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an order asks of the gate.
 *
 * @param settings how much it asks for
 * @param fidelity of cells as far as it was told, 0..1
 */
record OrderedGate(GateSettings settings, Map<String, Double> fidelity) {
    private static final int MOST_CANARY_REPORTS = 10_000;

    OrderedGate {
        fidelity = Map.copyOf(fidelity);
    }

    /**
     * Reads the member {@code gate}; what is wrong is told to the fields.
     *
     * @param usualWatch what holds for the watch where the order says nothing
     */
    static OrderedGate read(Fields root, OrderFiles files, WatchSettings usualWatch) {
        Fields fields = OrderMembers.part(root, "gate");
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
        Map<String, Double> fidelity = fidelity(fields, files);
        WatchSettings watch = watch(OrderMembers.part(fields, "watch"), usualWatch);
        fields.close();
        return new OrderedGate(
                new GateSettings(
                        rails.isEmpty() ? usual.rails() : rails,
                        confidence,
                        draws,
                        seed,
                        leastFidelity,
                        usual.touchedPoints(),
                        canaryShare,
                        watch),
                fidelity);
    }

    private static WatchSettings watch(Fields fields, WatchSettings usual) {
        double loadLuck = fields.number("loadLuckPoints", usual.loadLuck(), 0.1, 100);
        double inCommon = fields.number("loadLuckInCommonPercent", 100 * usual.luckInCommon(), 0, 100);
        double powerLuck = fields.number("powerLuckPercent", 100 * usual.wattLuck(), 0.1, 100);
        int reports = (int) fields.whole("canaryReports", usual.canaryReports(), 1, MOST_CANARY_REPORTS);
        long settle =
                fields.has("settleWithin") ? OrderMembers.length(fields, "settleWithin", "1min") : usual.settleMillis();
        fields.close();
        return new WatchSettings(
                usual.mostFalseWithdrawal(),
                loadLuck,
                inCommon / 100,
                powerLuck / 100,
                usual.mostFalseEffect(),
                usual.mostMissedEffect(),
                reports,
                settle);
    }

    private static Map<String, Double> fidelity(Fields gateFields, OrderFiles files) {
        if (!gateFields.has("fidelity")) {
            return Map.of();
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
        Map<String, Double> fidelity = told;
        try {
            fidelity = file == null ? told : FidelityFile.read(file);
        } catch (PlanException wrong) {
            fields.wrong("file", files.words(wrong));
        }
        fields.close();
        return fidelity;
    }
}

package io.rantwin.planner.plan.commands;

import io.rantwin.planner.ensemble.Rail;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.planner.plan.FidelityFile;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.RailText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much the gate asks for. */
public final class GateOptions {
    @Option(
            names = "--rail",
            paramLabel = "RAIL",
            description = {
                "a guard rail, such as 'RRU.PrbTotDl<=85@0.05': the load of no cell newly above 85 %%, in all but 5 %% of days.",
                "Also DRB.UEThpDl (kbit/s), PEE.AvgPower (W), carried (%% of the demand). As often as there are rails; by",
                "default load to 90 %%, 98 %% carried, 1000 kbit/s, each at 0.1"
            })
    private List<String> rails = new ArrayList<>();

    @Option(
            names = "--confidence",
            paramLabel = "P",
            defaultValue = "0.95",
            description = "of all bounds, one-sided (default: ${DEFAULT-VALUE})")
    private double confidence;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "200",
            description = "days that the gate draws from the forecast (default: ${DEFAULT-VALUE})")
    private int draws;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of all chance; the same seed gives the same answer (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--fidelity",
            paramLabel = "FILE",
            description = "how true the twin is in each cell: CSV with cell,fidelity (0..1)")
    private @Nullable Path fidelity;

    @Option(
            names = "--least-fidelity",
            paramLabel = "F",
            defaultValue = "0.7",
            description = "asked of every cell that the policy touches; 0 asks for none (default: ${DEFAULT-VALUE})")
    private double leastFidelity;

    @Option(
            names = "--canary-share",
            paramLabel = "SHARE",
            defaultValue = "0.34",
            description = "of the plan's cells that a canary may have at most (default: ${DEFAULT-VALUE})")
    private double canaryShare;

    /** Of all chance. */
    public long seed() {
        return seed;
    }

    /** The settings. */
    public GateSettings settings() throws PlanException {
        List<Rail> asked = new ArrayList<>();
        for (String text : rails) {
            asked.add(RailText.read(text));
        }
        try {
            return new GateSettings(
                    asked.isEmpty() ? GateSettings.USUAL.rails() : asked,
                    confidence,
                    draws,
                    seed,
                    leastFidelity,
                    GateSettings.USUAL.touchedPoints(),
                    canaryShare,
                    WatchSettings.USUAL);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** Fidelity by cell; empty when nobody has told. */
    public Map<String, Double> fidelities() throws PlanException {
        return fidelity == null ? Map.of() : FidelityFile.read(fidelity);
    }
}

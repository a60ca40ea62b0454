package io.rantwin.planner.plan.commands;

import io.rantwin.planner.csv.CsvException;
import io.rantwin.planner.csv.CsvLine;
import io.rantwin.planner.csv.CsvText;
import io.rantwin.planner.csv.CsvValue;
import io.rantwin.planner.gate.Ensemble;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.Rail;
import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.twin.whatif.Kpi;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much the gate asks for. */
public final class GateOptions {
    private static final Pattern RAIL = Pattern.compile("([A-Za-z.]+)\\s*(<=|>=)\\s*([0-9.]+)(?:@([0-9.]+))?");
    private static final double USUAL_RISK = 0.1;

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
            defaultValue = "100",
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
            asked.add(rail(text));
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

    static Rail rail(String text) throws PlanException {
        Matcher parts = RAIL.matcher(text.strip());
        if (!parts.matches()) {
            throw new PlanException("'" + text + "' is no guard rail; one looks like RRU.PrbTotDl<=85 or"
                    + " carried>=98@0.05, the number behind @ being the share of days in which it may break.");
        }
        Kpi kpi = kpi(parts.group(1));
        try {
            double bound = Double.parseDouble(parts.group(3));
            double risk = parts.group(4) == null ? USUAL_RISK : Double.parseDouble(parts.group(4));
            return parts.group(2).equals("<=") ? Rail.atMost(kpi, bound, risk) : Rail.atLeast(kpi, bound, risk);
        } catch (NumberFormatException noNumber) {
            throw new PlanException("'" + text + "' has a bound or a risk that is no number.", noNumber);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("'" + text + "': " + wrong.getMessage(), wrong);
        }
    }

    private static Kpi kpi(String name) throws PlanException {
        List<String> known = new ArrayList<>();
        for (Kpi kpi : Kpi.values()) {
            if (Ensemble.keeps(kpi)) {
                String called = kpi == Kpi.CARRIED ? "carried" : kpi.measurement();
                if (called.equals(name)) {
                    return kpi;
                }
                known.add(called);
            }
        }
        throw new PlanException(
                "There is no guard rail on '" + name + "'; it can be on " + String.join(", ", known) + ".");
    }

    /** Fidelity by cell; empty when nobody has told. */
    public Map<String, Double> fidelities() throws PlanException {
        Map<String, Double> told = new TreeMap<>();
        if (fidelity == null) {
            return told;
        }
        try (BufferedReader lines = CsvText.open(Files.newInputStream(fidelity))) {
            String header = lines.readLine();
            if (header == null || !CsvText.header(header).strip().equals("cell,fidelity")) {
                throw new PlanException(fidelity + ": must begin with the line cell,fidelity.");
            }
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    List<String> fields = CsvLine.fields(line);
                    double value = fields.size() == 2 ? CsvValue.of(fields.get(1)) : Double.NaN;
                    if (fields.size() != 2 || value > 1) {
                        throw new PlanException(
                                fidelity + ": line " + number + ": needs a cell and a fidelity of at most 1.");
                    }
                    told.put(fields.getFirst().strip(), value);
                }
            }
        } catch (IOException failed) {
            throw new PlanException(CsvText.whyUnreadable(fidelity, failed), failed);
        } catch (CsvException wrong) {
            throw new PlanException(fidelity + ": " + wrong.getMessage(), wrong);
        }
        return told;
    }
}

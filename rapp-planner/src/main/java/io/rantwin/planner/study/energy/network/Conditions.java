package io.rantwin.planner.study.energy.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.plan.EnergyPlanner;
import io.rantwin.twin.energy.ReferenceSet;
import io.rantwin.twin.enforcement.EnforcementJson;
import io.rantwin.twin.enforcement.EnforcementParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * All that a study is run with.
 *
 * @param launcher the product's one command
 * @param folder of everything that is written
 * @param scenario name or file
 * @param daySeconds network time of a day
 * @param learnDays without a policy
 * @param days under the policy, from the midnight after
 * @param speed network seconds in one of ours
 * @param powerSet of the scenario
 * @param reportSeconds period of PM counters, and of decisions in the gate's model
 * @param enforcement bounds that xApp and gate have
 * @param quantile of load forecasts by which the xApp lets cells sleep and wakes them
 * @param mostLoad ceiling of the plan
 * @param gate what the gate asks for
 * @param search of the plan
 * @param leadSeconds of our time that revisions of a policy are wanted ahead, for the way that they go
 */
public record Conditions(
        Path launcher,
        Path folder,
        String scenario,
        int daySeconds,
        int learnDays,
        int days,
        double speed,
        ReferenceSet powerSet,
        int reportSeconds,
        EnforcementParameters enforcement,
        double quantile,
        double mostLoad,
        GateSettings gate,
        EnergyPlanner.Search search,
        double leadSeconds) {
    /** Names of what a run's network writes. */
    static final String PM = "pm";

    static final String TALLY = "tally.csv";
    private static final double DAY = 86_400;

    /** By how much a day is shorter than one. */
    public double compression() {
        return DAY / daySeconds;
    }

    /**
     * Bounds of enforcement for a squeezed day: times of a day of 24 h with minutes of patience, so squeezed that they are the same
     * share of it; but no hold-off below that of the xApp's reports.
     *
     * @param sleepBelow load of a cell that may sleep
     * @param sleepCeiling load that who takes over may come to
     */
    public static EnforcementParameters squeezed(double sleepBelow, double sleepCeiling, int daySeconds) {
        EnforcementParameters usual = EnforcementParameters.USUAL;
        EnforcementParameters.Energy energy = usual.energy();
        double factor = daySeconds / DAY;
        long holdOff = Math.max(10_000, Math.round(usual.holdOffMillis() * factor));
        return new EnforcementParameters(
                holdOff,
                2,
                Math.round(usual.calmMillis() * factor),
                usual.mostActions(),
                new EnforcementParameters.Energy(
                        sleepBelow,
                        Math.min(1, sleepBelow + 0.15),
                        sleepCeiling,
                        Math.min(0.95, sleepCeiling + 0.15),
                        energy.takeoverCost(),
                        energy.leastCovered(),
                        energy.leastCoveredWhereForbidden(),
                        30_000,
                        30_000,
                        holdOff + 10_000,
                        energy.energyPeriodMillis(),
                        0,
                        energy.sleepPowerShare()),
                usual.balance(),
                usual.steering(),
                usual.slices());
    }

    /** The same with other days under the policy. */
    Conditions withDays(int other) {
        return new Conditions(
                launcher,
                folder,
                scenario,
                daySeconds,
                learnDays,
                other,
                speed,
                powerSet,
                reportSeconds,
                enforcement,
                quantile,
                mostLoad,
                gate,
                search,
                leadSeconds);
    }

    /** The same with another speed. */
    Conditions withSpeed(double other) {
        return new Conditions(
                launcher,
                folder,
                scenario,
                daySeconds,
                learnDays,
                days,
                other,
                powerSet,
                reportSeconds,
                enforcement,
                quantile,
                mostLoad,
                gate,
                search,
                leadSeconds);
    }

    /**
     * Options of the network.
     *
     * @param output of counters and the network's own account
     */
    List<String> network(int wholeDays, Path output) {
        return List.of(
                "--day=" + daySeconds + "s",
                "--duration=" + (long) wholeDays * daySeconds + "s",
                "--pm=" + output.resolve(PM),
                "--pm-period=" + reportSeconds + "s",
                "--tally=" + output.resolve(TALLY),
                String.format(Locale.ROOT, "--speed=%.2f", speed));
    }

    /**
     * What the xApp is configured with.
     *
     * @param output of a run
     */
    String xappConfiguration(Path topology, int httpPort, Path output) {
        ObjectNode json = EnforcementJson.write(enforcement);
        ObjectNode energy = (ObjectNode) json.remove("energySaving");
        double lead = energy.remove("wakeLeadSeconds").doubleValue();
        energy.remove("energyPeriodSeconds");
        energy.put(
                "wakeUpSeconds", Math.max(0, lead - json.path("holdOffSeconds").doubleValue()));
        energy.put("quantile", quantile);
        // JSON is YAML.
        return """
                intents:
                  - name: cells
                    level: cell
                    nodes: ".*"
                    styles: [1]
                    granularityPeriodsMillis: [10000]
                    reportsPerPeriod: 1
                    measurements: [RRU.PrbTotDl, DRB.PdcpSduVolumeDL, DRB.UEThpDl, DRB.MeanActiveUeDl, RRC.ConnMean, PEE.AvgPower]
                    slices: []
                season: {lengthMinutes: %d, phases: 48}
                topology: {file: %s, plmn: 001-01, firstGnbId: 1}
                enforcement: %s
                energySaving: %s
                http: {port: %d}
                grpc: {port: 0}
                keeping: {folder: %s}
                models: {folder: %s}
                """.formatted(
                daySeconds / 60, topology, json, energy, httpPort, output.resolve("state"), output.resolve("models"));
    }

    /** For people. */
    public String words() {
        EnforcementParameters.Energy energy = enforcement.energy();
        return String.format(
                Locale.ROOT,
                "%s, a day of %d s (%.0fx), %d days learned, %d days judged, at %.0fx real time; %s; cells sleep below %.0f %% load,"
                        + " who takes over up to %.0f %%, plan up to %.0f %% at %s deviations; rails %s",
                scenario,
                daySeconds,
                compression(),
                learnDays,
                days,
                speed,
                powerSet.title(),
                100 * energy.sleepBelowLoad(),
                100 * energy.neighbourSleepCeiling(),
                100 * mostLoad,
                search.margins(),
                gate.rails().stream()
                        .map(rail ->
                                rail.words() + " in all but " + Math.round(100 * rail.mostProbability()) + " % of days")
                        .toList());
    }
}

package io.rantwin.planner.study.energy.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.plan.EnergyPlanner;
import io.rantwin.twin.energy.PowerModel;
import io.rantwin.twin.energy.ReferenceSet;
import io.rantwin.twin.enforcement.EnforcementJson;
import io.rantwin.twin.enforcement.EnforcementParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All that a study is run with.
 *
 * @param launcher the product's one command
 * @param folder of everything that is written
 * @param scenario name or file
 * @param daySeconds network time of a day
 * @param learnDays without a policy
 * @param days under the policy, from the midnight after
 * @param learnSpeed network seconds in one of ours while nothing is decided
 * @param speed the same under the policy
 * @param powerSet of the scenario
 * @param reportSeconds period of PM counters, and of decisions in the gate's model
 * @param enforcement bounds that xApp and gate have
 * @param mostLoad ceiling of the plan
 * @param keepOn carriers whose cells the plan leaves on, as operators do with the layer that covers all
 * @param gate what the gate asks for
 * @param search of the plan
 * @param leadSeconds of our time that revisions of a policy are wanted ahead, for the way that they go
 * @param settleMillis network time from a revision until its effect can be seen in reports
 */
public record Conditions(
        Path launcher,
        Path folder,
        String scenario,
        int daySeconds,
        int learnDays,
        int days,
        double learnSpeed,
        double speed,
        ReferenceSet powerSet,
        int reportSeconds,
        EnforcementParameters enforcement,
        double mostLoad,
        Set<String> keepOn,
        GateSettings gate,
        EnergyPlanner.Search search,
        double leadSeconds,
        long settleMillis) {
    /** Names of what a run's network writes. */
    static final String PM = "pm";

    static final String TALLY = "tally.csv";
    private static final double DAY = 86_400;
    private static final List<String> MEASUREMENTS = List.of(
            "RRU.PrbTotDl", "DRB.PdcpSduVolumeDL", "DRB.UEThpDl", "DRB.MeanActiveUeDl", "RRC.ConnMean", "PEE.AvgPower");

    /** Copies the set. */
    public Conditions {
        keepOn = Set.copyOf(keepOn);
    }

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
     * @param quantile of foreseen loads by which cells sleep and wake
     * @param powerSet of the cells: asleep they are taken to draw deep sleep's share of what they draw between symbols at least
     */
    public static EnforcementParameters squeezed(
            double sleepBelow, double sleepCeiling, double quantile, int daySeconds, ReferenceSet powerSet) {
        PowerModel units = powerSet.model(1, 0);
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
                        units.deep().powerW() / units.micro().powerW(),
                        60_000,
                        quantile),
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
                learnSpeed,
                speed,
                powerSet,
                reportSeconds,
                enforcement,
                mostLoad,
                keepOn,
                gate,
                search,
                leadSeconds,
                settleMillis);
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
                learnSpeed,
                other,
                powerSet,
                reportSeconds,
                enforcement,
                mostLoad,
                keepOn,
                gate,
                search,
                leadSeconds,
                settleMillis);
    }

    /**
     * Options of the network.
     *
     * @param output of counters and the network's own account
     */
    List<String> network(int wholeDays, Path output) {
        return List.of(
                "--seed=" + gate.seed(),
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
        ObjectNode against = EnforcementJson.write(enforcement);
        ObjectNode energy = (ObjectNode) against.remove("energySaving");
        double lead = energy.remove("wakeLeadSeconds").doubleValue();
        energy.remove("energyPeriodSeconds");
        energy.put(
                "wakeUpSeconds",
                Math.max(0, lead - against.path("holdOffSeconds").doubleValue()));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("enforcement", against);
        json.set("energySaving", energy);
        json.putObject("season").put("lengthMinutes", daySeconds / 60).put("phases", 48);
        json.putObject("topology")
                .put("file", topology.toString())
                .put("plmn", "001-01")
                .put("firstGnbId", 1);
        json.putObject("http").put("port", httpPort);
        json.putObject("grpc").put("port", 0);
        json.putObject("keeping").put("folder", output.resolve("state").toString());
        json.putObject("models").put("folder", output.resolve("models").toString());
        ObjectNode intent = json.putArray("intents").addObject();
        intent.put("name", "cells").put("level", "cell").put("nodes", ".*").put("reportsPerPeriod", 1);
        intent.putArray("styles").add(1);
        intent.putArray("granularityPeriodsMillis").add(10_000);
        intent.putArray("slices");
        ArrayNode measurements = intent.putArray("measurements");
        MEASUREMENTS.forEach(measurements::add);
        // JSON is YAML.
        return json.toPrettyString();
    }

    /** For people. */
    public String words() {
        EnforcementParameters.Energy energy = enforcement.energy();
        return String.format(
                Locale.ROOT,
                "%s, a day of %d s (%.0fx), %d days learned at %.0fx real time, %d days judged at %.0fx; %s; cells sleep below %.0f %% load,"
                        + " who takes over up to %.0f %%, plan up to %.0f %% at %s deviations, %s; rails %s",
                scenario,
                daySeconds,
                compression(),
                learnDays,
                learnSpeed,
                days,
                speed,
                powerSet.title(),
                100 * energy.sleepBelowLoad(),
                100 * energy.neighbourSleepCeiling(),
                100 * mostLoad,
                search.margins(),
                keepOn.isEmpty() ? "every cell may sleep" : String.join(", ", keepOn) + " stays on",
                gate.rails().stream()
                        .map(rail ->
                                rail.words() + " in all but " + Math.round(100 * rail.mostProbability()) + " % of days")
                        .toList());
    }
}

package io.rantwin.harness.nearrt.watch;

import io.rantwin.harness.ran.fault.FaultTimeline;
import io.rantwin.harness.ran.fault.FaultTruth;
import io.rantwin.harness.ran.fault.ReportFault;
import io.rantwin.harness.ran.fault.TimedFault;
import io.rantwin.harness.ran.node.ReportedNetwork;
import io.rantwin.harness.ran.scenario.Scenario;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.ScenarioException;
import io.rantwin.harness.ran.scenario.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the cells of a scenario report second by second, with its faults of the network and its lies. */
final class FaultyRecord {
    static final List<String> MEASUREMENTS = List.of(
            "RRU.PrbTotDl",
            "DRB.RlcSduTransmittedVolumeDL",
            "DRB.UEThpDl",
            "DRB.MeanActiveUeDl",
            "RRC.ConnMean",
            "PEE.AvgTemperature");

    private final double[][][] seconds;
    private final byte[] topology;

    /**
     * Lets a committed scenario run with these faults instead of its own.
     *
     * @param faults lines of its timeline
     */
    FaultyRecord(String scenario, List<String> faults, long seed, int length, Path folder)
            throws IOException, ScenarioException {
        this(seed, length, folder, Scenarios.textOf(scenario) + "faults:\n  - " + String.join("\n  - ", faults) + "\n");
    }

    /** Lets a scenario that is given as text run with the faults that it has. */
    static FaultyRecord ofText(String scenario, long seed, int length, Path folder)
            throws IOException, ScenarioException {
        return new FaultyRecord(seed, length, folder, scenario);
    }

    private FaultyRecord(long seed, int length, Path folder, String text) throws IOException, ScenarioException {
        Path file = Files.writeString(folder.resolve("watched.yaml"), text, StandardCharsets.UTF_8);
        Scenario named = Scenarios.file(file, new ScenarioChanges(seed, null, null));
        ReportedNetwork network = new ReportedNetwork(named, 1000, MEASUREMENTS);
        topology = network.topology();
        FaultTimeline timeline = new FaultTimeline(named.faults(), network.network(), FaultTruth.NONE);
        seconds = new double[length][][];
        for (int second = 0; second < length; second++) {
            timeline.advance();
            double[][] told = network.period();
            long micros = network.network().timeMicros();
            for (TimedFault fault : named.faults()) {
                if (fault.isOn(micros)
                        && fault.fault()
                                instanceof
                                ReportFault.LiarCell(int cell, String measurement, double factor, double offset)) {
                    int column = MEASUREMENTS.indexOf(measurement);
                    told[cell][column] = told[cell][column] * factor + offset;
                }
            }
            seconds[second] = told;
        }
    }

    int length() {
        return seconds.length;
    }

    int cells() {
        return seconds[0].length;
    }

    /** What the inventory knows. */
    byte[] topology() {
        return topology.clone();
    }

    /** Figures of a cell in a second, in the order of the measurements; NaN for no value. */
    double[] report(int second, int cell) {
        return seconds[second][cell].clone();
    }
}

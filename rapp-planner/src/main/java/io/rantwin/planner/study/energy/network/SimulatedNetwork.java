package io.rantwin.planner.study.energy.network;

import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.topology.TopologyException;
import io.rantwin.twin.topology.TopologyReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A simulated network as a process, alone or as nodes of a RIC: its topology, its counters, its cells' states over O1. */
final class SimulatedNetwork {
    static final String NAME = "ran";
    private static final Pattern O1 = Pattern.compile("O1 at (http://127\\.0\\.0\\.1:[0-9]+)");

    private final Programs programs;
    private final Http http;
    private final Waiting waiting;
    private final Path tally;
    private final Topology topology;
    private final byte[] topologyText;
    private final String o1;
    private final PmPeriods periods;

    private SimulatedNetwork(
            Programs programs,
            Http http,
            Waiting waiting,
            Path tally,
            byte[] topologyText,
            Topology topology,
            String o1,
            PmPeriods periods) {
        this.programs = programs;
        this.http = http;
        this.waiting = waiting;
        this.tally = tally;
        this.topologyText = topologyText.clone();
        this.topology = topology;
        this.o1 = o1;
        this.periods = periods;
    }

    /**
     * Starts one and waits until it can be asked.
     *
     * @param e2 where a RIC takes nodes; null for a network alone
     */
    static SimulatedNetwork start(
            Programs programs,
            Http http,
            Waiting waiting,
            Conditions conditions,
            String scenario,
            int days,
            @Nullable String e2)
            throws IOException, InterruptedException, StudyException {
        Path folder = programs.folder();
        Path tally = folder.resolve("tally.csv");
        Path pm = folder.resolve("pm");
        List<String> arguments = new ArrayList<>(List.of(
                "ran",
                scenario,
                "--day=" + conditions.daySeconds() + "s",
                "--duration=" + (long) days * conditions.daySeconds() + "s",
                "--o1=0",
                "--pm=" + pm,
                "--pm-period=" + conditions.reportSeconds() + "s",
                "--tally=" + tally,
                String.format(Locale.ROOT, "--speed=%.2f", conditions.speed())));
        if (e2 != null) {
            arguments.addAll(List.of("--transport=tcp", "--connect=" + e2));
        }
        programs.start(NAME, Map.of(), arguments);
        String[] base = {""};
        waiting.until("the network names its O1", () -> {
            Matcher found = O1.matcher(programs.said(NAME));
            base[0] = found.find() ? found.group(1) : "";
            return !base[0].isEmpty();
        });
        byte[][] text = {new byte[0]};
        waiting.until("the network tells its topology", () -> {
            text[0] = http.ask("GET", base[0] + "/topology", "");
            return true;
        });
        Topology topology;
        try {
            topology = TopologyReader.read(new ByteArrayInputStream(text[0])).topology();
        } catch (TopologyException wrong) {
            throw new StudyException("the network's topology cannot be used: " + wrong.getMessage(), wrong);
        }
        Files.write(folder.resolve("topology.json"), text[0]);
        return new SimulatedNetwork(
                programs,
                http,
                waiting,
                tally,
                text[0],
                topology,
                base[0],
                new PmPeriods(pm, topology.cells().size(), topology.sites().size()));
    }

    Topology topology() {
        return topology;
    }

    /** Ids of cells as A1 and E2 name them. */
    List<String> cellIds() {
        return topology.cells().stream().map(Cell::cellId).toList();
    }

    /** Carrier of each cell, as a number. */
    int[] carriers() {
        List<String> names =
                topology.cells().stream().map(Cell::carrier).distinct().toList();
        return topology.cells().stream()
                .mapToInt(cell -> names.indexOf(cell.carrier()))
                .toArray();
    }

    Path topologyFile() {
        return programs.folder().resolve("topology.json");
    }

    Path tally() {
        return tally;
    }

    boolean isRunning() {
        return programs.isAlive(NAME);
    }

    /** From now on, so many network seconds in one of ours. */
    void pace(double speed) throws InterruptedException, StudyException {
        patch("/pace", "{\"speed\":" + speed + "}", "the network takes another pace");
    }

    List<PmPeriods.Period> fresh() throws IOException, StudyException {
        return periods.fresh();
    }

    /** Puts a cell to sleep or wakes it over O1, as the simple rules do. */
    void sleep(int cell, boolean asleep) throws InterruptedException, StudyException {
        String body = "{\"powerState\":\"" + (asleep ? "deep_sleep" : "active") + "\"}";
        patch("/NRCellDU/" + cell, body, "the network takes a power state");
    }

    private void patch(String path, String body, String what) throws InterruptedException, StudyException {
        waiting.until(what, () -> {
            http.ask("PATCH", o1 + path, body);
            return true;
        });
    }

    byte[] topologyText() {
        return topologyText.clone();
    }
}

package io.rantwin.planner.testbed;

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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A simulated network as a process, alone or as nodes of a RIC: its topology, its counters, its cells' states over O1. */
public final class SimulatedNetwork {
    private static final String NAME = "ran";
    private static final Pattern O1 = Pattern.compile("O1 at (http://127\\.0\\.0\\.1:[0-9]+)");

    private final Programs programs;
    private final Http http;
    private final Waiting waiting;
    private final Topology topology;
    private final byte[] topologyText;
    private final String o1;

    private SimulatedNetwork(
            Programs programs, Http http, Waiting waiting, byte[] topologyText, Topology topology, String o1) {
        this.programs = programs;
        this.http = http;
        this.waiting = waiting;
        this.topologyText = topologyText.clone();
        this.topology = topology;
        this.o1 = o1;
    }

    /**
     * Starts one and waits until it can be asked.
     *
     * @param scenario name or file
     * @param options of {@code rantwin ran} beside its O1
     * @param e2 where a RIC takes nodes; null for a network alone
     */
    public static SimulatedNetwork start(
            Programs programs, Http http, Waiting waiting, String scenario, List<String> options, @Nullable String e2)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("ran", scenario, "--o1=0"));
        arguments.addAll(options);
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
            throw new TestbedException("the network's topology cannot be used: " + wrong.getMessage(), wrong);
        }
        SimulatedNetwork network = new SimulatedNetwork(programs, http, waiting, text[0], topology, base[0]);
        Files.write(network.topologyFile(), text[0]);
        return network;
    }

    /** Sites, cells and neighbours as it tells them. */
    public Topology topology() {
        return topology;
    }

    /** Ids of cells as A1 and E2 name them. */
    public List<String> cellIds() {
        return topology.cells().stream().map(Cell::cellId).toList();
    }

    /** Carrier of each cell, as a number. */
    public int[] carriers() {
        List<String> names =
                topology.cells().stream().map(Cell::carrier).distinct().toList();
        return topology.cells().stream()
                .mapToInt(cell -> names.indexOf(cell.carrier()))
                .toArray();
    }

    /** Its topology as a file. */
    public Path topologyFile() {
        return programs.folder().resolve("topology.json");
    }

    /** Whether it has not come to its end. */
    public boolean isRunning() {
        return programs.isAlive(NAME);
    }

    /** Lets it stand still, and go on again. */
    public void pause(boolean stands) throws IOException, InterruptedException {
        programs.pause(NAME, stands);
    }

    /** From now on, so many network seconds in one of ours. */
    public void pace(double speed) throws IOException, InterruptedException {
        patch("/pace", "{\"speed\":" + speed + "}", "the network takes another pace");
    }

    /** Puts a cell to sleep or wakes it over O1, as the simple rules do. */
    public void sleep(int cell, boolean asleep) throws IOException, InterruptedException {
        String body = "{\"powerState\":\"" + (asleep ? "deep_sleep" : "active") + "\"}";
        patch("/NRCellDU/" + cell, body, "the network takes a power state");
    }

    private void patch(String path, String body, String what) throws IOException, InterruptedException {
        waiting.until(what, () -> {
            http.ask("PATCH", o1 + path, body);
            return true;
        });
    }

    /** Its management side. */
    public String o1() {
        return o1;
    }

    /** Its topology as it was told. */
    public byte[] topologyText() {
        return topologyText.clone();
    }
}

package io.rantwin.twin.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.twin.topology.TopologyException.Mistake;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topology from JSON: carriers, sites with sectors with cells, cells without a site, wrap vectors. Cells stand in the
 * order of their {@code index}, or in that of the file when none has one. Every mistake is reported with its JSON pointer;
 * members that are not known are listed as ignored.
 */
public final class TopologyReader {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int MOST_CELLS = 100_000;
    private static final double FAR_METRES = 1e7;

    private static final Set<String> ROOT = Set.of("carriers", "sites", "cells", "wrapVectors", "networkTimeMicros");
    private static final Set<String> CARRIER = Set.of(
            "name",
            "band",
            "frequencyHertz",
            "subcarrierSpacingHertz",
            "bandwidthMegahertz",
            "resourceBlocks",
            "downlinkShare");
    private static final Set<String> SITE = Set.of("name", "xMetres", "yMetres", "environment", "sectors");
    private static final Set<String> SECTOR =
            Set.of("azimuthDegrees", "mechanicalTiltDegrees", "electricalTiltDegrees", "heightMetres", "cells");
    private static final Set<String> VECTOR = Set.of("xMetres", "yMetres");

    private final JsonObject.Notes notes = new JsonObject.Notes();
    private final List<Carrier> carriers = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final List<CellJson> found = new ArrayList<>();
    private final List<Position> wrapVectors = new ArrayList<>();

    private TopologyReader() {}

    /**
     * A topology and what was not understood of its file.
     *
     * @param ignored JSON pointers of members that mean nothing here
     */
    public record Read(Topology topology, List<String> ignored) {
        /** Copies the list. */
        public Read {
            ignored = List.copyOf(ignored);
        }
    }

    /**
     * Reads one JSON document to its end.
     *
     * @throws TopologyException with every mistake in it
     * @throws IOException when the stream fails
     */
    public static Read read(InputStream stream) throws IOException, TopologyException {
        TopologyReader reader = new TopologyReader();
        try {
            reader.root(JsonObject.root(MAPPER.readTree(stream), reader.notes, ROOT));
        } catch (JsonProcessingException e) {
            throw new TopologyException(List.of(new Mistake("", "is no JSON: " + e.getOriginalMessage())));
        }
        List<CellJson> ordered = reader.ordered();
        List<NeighbourRelation> relations = reader.relations(ordered);
        if (!reader.notes.mistakes.isEmpty()) {
            throw new TopologyException(reader.notes.mistakes);
        }
        List<Cell> cells = ordered.stream().map(CellJson::cell).toList();
        return new Read(
                new Topology(reader.carriers, reader.sites, cells, relations, reader.wrapVectors),
                reader.notes.ignored);
    }

    private void root(JsonObject root) {
        Set<String> names = new HashSet<>();
        for (JsonObject json : root.objects("carriers", CARRIER)) {
            carrier(json, names);
        }
        names.clear();
        for (JsonObject json : root.objects("sites", SITE)) {
            site(json, names);
        }
        for (JsonObject json : root.objects("cells", CellJson.FREE_MEMBERS)) {
            add(new CellJson(json, json, null));
        }
        for (JsonObject json : root.objects("wrapVectors", VECTOR)) {
            wrapVectors.add(new Position(
                    json.requiredNumber("xMetres", -FAR_METRES, FAR_METRES, 0),
                    json.requiredNumber("yMetres", -FAR_METRES, FAR_METRES, 0)));
        }
        if (found.isEmpty()) {
            root.wrong("", "has no cell");
        }
    }

    private void carrier(JsonObject json, Set<String> names) {
        String name = json.requiredText("name", "?");
        if (!names.add(name)) {
            json.wrong("name", "is the name of another carrier too: " + name);
            return;
        }
        Double share = json.number("downlinkShare", 1e-3, 1);
        double spacing = json.requiredNumber("subcarrierSpacingHertz", 15e3, 960e3, 15e3);
        double frequency = json.requiredNumber("frequencyHertz", 1e8, 1e11, 1e9);
        double bandwidth = json.requiredNumber("bandwidthMegahertz", 1.4, 2000, 20);
        int blocks = Math.max(json.requiredInteger("resourceBlocks", 1, 275), 1);
        if (blocks * 12 * spacing > bandwidth * 1e6) {
            json.wrong("resourceBlocks", blocks + " blocks of " + 12 * spacing + " Hz are wider than the channel");
        }
        carriers.add(new Carrier(name, frequency, spacing, bandwidth, blocks, share == null ? 1 : share));
    }

    private void site(JsonObject json, Set<String> names) {
        String name = json.requiredText("name", "?");
        if (!names.add(name)) {
            json.wrong("name", "is the name of another site too: " + name);
            return;
        }
        Double x = json.number("xMetres", -FAR_METRES, FAR_METRES);
        Double y = json.number("yMetres", -FAR_METRES, FAR_METRES);
        if (json.has("xMetres") != json.has("yMetres")) {
            json.wrong(json.has("xMetres") ? "yMetres" : "xMetres", "is missing while the other coordinate is there");
        }
        sites.add(new Site(name, x == null || y == null ? null : new Position(x, y), environment(json)));
        for (JsonObject sector : json.objects("sectors", SECTOR)) {
            for (JsonObject cell : sector.objects("cells", CellJson.MEMBERS)) {
                add(new CellJson(cell, sector, name));
            }
        }
    }

    private static @Nullable Environment environment(JsonObject json) {
        String text = json.text("environment");
        if (text == null) {
            return null;
        }
        for (Environment environment : Environment.values()) {
            if (environment.name().equals(text.toUpperCase(Locale.ROOT))) {
                return environment;
            }
        }
        json.wrong("environment", "must be one of " + List.of(Environment.values()) + ", not " + text);
        return null;
    }

    private void add(CellJson cell) {
        if (found.size() == MOST_CELLS) {
            cell.json().wrong("", "is one cell too many: there may be " + MOST_CELLS);
        }
        if (found.size() < MOST_CELLS) {
            found.add(cell);
        }
    }

    /** Cells by their indices, or as found; notes what is wrong with indices, names and carriers. */
    private List<CellJson> ordered() {
        Set<String> ids = new HashSet<>();
        Set<String> carrierNames = new HashSet<>();
        carriers.forEach(carrier -> carrierNames.add(carrier.name()));
        for (CellJson cell : found) {
            if (!ids.add(cell.cell().cellId())) {
                cell.json()
                        .wrong(
                                "",
                                "has the identity of another cell: "
                                        + cell.cell().cellId());
            }
            if (!carrierNames.contains(cell.cell().carrier())) {
                cell.json()
                        .wrong(
                                "carrier",
                                "is none of the carriers: " + cell.cell().carrier());
            }
        }
        if (found.stream().allMatch(cell -> cell.index() < 0)) {
            return found;
        }
        CellJson[] places = new CellJson[found.size()];
        for (CellJson cell : found) {
            if (cell.index() < 0 || cell.index() >= places.length || places[cell.index()] != null) {
                cell.json()
                        .wrong(
                                "index",
                                "must be one of 0 .. " + (places.length - 1)
                                        + ", each once, as other cells have an index");
                return found;
            }
            places[cell.index()] = cell;
        }
        return List.of(places);
    }

    private List<NeighbourRelation> relations(List<CellJson> ordered) {
        Map<String, Integer> indexOf = new HashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            indexOf.putIfAbsent(ordered.get(i).cell().cellId(), i);
        }
        List<NeighbourRelation> relations = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            relations.addAll(ordered.get(i).relations(i, ordered.size(), indexOf));
        }
        return relations;
    }
}

package io.rantwin.planner.live;

import io.rantwin.api.v1.TopologyState;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Position;
import io.rantwin.twin.topology.Site;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.topology.TopologyException;
import io.rantwin.twin.topology.TopologyReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The topology that the twin works with.
 *
 * @param sha256 of its JSON; empty while there is none
 * @param json as the twin gives it; empty while there is none
 * @param places by cell id
 */
public record Plan(String sha256, String json, SortedMap<String, CellPlace> places) {
    static final Plan NONE = new Plan("", "", new TreeMap<>());

    /** Reads what the twin has; one without cells is none. */
    static Plan of(TopologyState state) throws IOException, TopologyException {
        if (state.getCells() == 0 || state.getTopologyJson().isEmpty()) {
            return NONE;
        }
        Topology topology = TopologyReader.read(
                        new ByteArrayInputStream(state.getTopologyJson().getBytes(StandardCharsets.UTF_8)))
                .topology();
        Map<String, Site> sites = new HashMap<>();
        topology.sites().forEach(site -> sites.put(site.siteId(), site));
        SortedMap<String, CellPlace> places = new TreeMap<>();
        for (Cell cell : topology.cells()) {
            @Nullable Site site = cell.siteId() == null ? null : sites.get(cell.siteId());
            @Nullable Position position = site == null ? null : site.position();
            places.put(
                    cell.cellId(),
                    new CellPlace(
                            cell.siteId(),
                            position == null ? null : position.xMetres(),
                            position == null ? null : position.yMetres(),
                            cell.azimuthDegrees(),
                            cell.electricalTiltDegrees(),
                            cell.configuredMaxTxPowerDbm(),
                            cell.carrier(),
                            cell.unlocked()));
        }
        return new Plan(state.getSha256(), state.getTopologyJson(), places);
    }
}

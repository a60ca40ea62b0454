package io.rantwin.twin.topology;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a topology as the JSON that {@link TopologyReader} reads back to an equal one, each cell as a sector of its own. */
public final class TopologyWriter {
    private final Topology topology;

    private TopologyWriter(Topology topology) {
        this.topology = topology;
    }

    /** UTF-8 of one JSON object; the same topology gives the same octets. */
    public static byte[] write(Topology topology) {
        return new TopologyWriter(topology).root().toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode root() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode carriers = root.putArray("carriers");
        for (Carrier carrier : topology.carriers()) {
            carriers.addObject()
                    .put("name", carrier.name())
                    .put("frequencyHertz", carrier.frequencyHertz())
                    .put("subcarrierSpacingHertz", carrier.subcarrierSpacingHertz())
                    .put("bandwidthMegahertz", carrier.bandwidthMegahertz())
                    .put("resourceBlocks", carrier.resourceBlocks())
                    .put("downlinkShare", carrier.downlinkShare());
        }
        ArrayNode sites = root.putArray("sites");
        for (int s = 0; s < topology.sites().size(); s++) {
            site(sites.addObject(), s);
        }
        ArrayNode free = root.putArray("cells");
        for (int c = 0; c < topology.cells().size(); c++) {
            if (topology.siteIndexOf(c) < 0) {
                ObjectNode json = free.addObject();
                panel(json, topology.cells().get(c));
                cell(json, c);
            }
        }
        ArrayNode vectors = root.putArray("wrapVectors");
        for (Position vector : topology.wrapVectors()) {
            vectors.addObject().put("xMetres", vector.xMetres()).put("yMetres", vector.yMetres());
        }
        return root;
    }

    private void site(ObjectNode json, int s) {
        Site site = topology.sites().get(s);
        json.put("name", site.siteId());
        if (site.position() != null) {
            json.put("xMetres", site.position().xMetres())
                    .put("yMetres", site.position().yMetres());
        }
        if (site.environment() != null) {
            json.put("environment", site.environment().name());
        }
        ArrayNode sectors = json.putArray("sectors");
        for (int c = 0; c < topology.cells().size(); c++) {
            if (topology.siteIndexOf(c) == s) {
                ObjectNode sector = sectors.addObject();
                panel(sector, topology.cells().get(c));
                cell(sector.putArray("cells").addObject(), c);
            }
        }
    }

    private static void panel(ObjectNode json, Cell cell) {
        put(json, "azimuthDegrees", cell.azimuthDegrees());
        put(json, "mechanicalTiltDegrees", cell.mechanicalTiltDegrees());
        put(json, "electricalTiltDegrees", cell.electricalTiltDegrees());
        put(json, "heightMetres", cell.heightMetres());
    }

    private void cell(ObjectNode json, int index) {
        Cell cell = topology.cells().get(index);
        json.put("index", index).put("cellId", cell.cellId()).put("carrier", cell.carrier());
        if (cell.nRPCI() != null) {
            json.put("nRPCI", cell.nRPCI());
        }
        put(json, "configuredMaxTxPowerDbm", cell.configuredMaxTxPowerDbm());
        json.put("administrativeState", cell.unlocked() ? "UNLOCKED" : "LOCKED");
        policies(json, cell.slices());
        List<NeighbourRelation> relations = topology.relationsOf(index);
        ArrayNode array = json.putArray("nRCellRelations");
        for (NeighbourRelation relation : relations) {
            ObjectNode entry = array.addObject()
                    .put("neighbour", relation.neighbour())
                    .put("cellIndividualOffset", relation.cellIndividualOffsetDb());
            put(entry, "handovers", relation.handovers());
        }
    }

    private static void policies(ObjectNode json, List<SliceShare> slices) {
        ArrayNode array = json.putArray("rRMPolicyRatios");
        for (SliceShare share : slices) {
            ObjectNode policy = array.addObject().put("sST", share.slice().sst());
            if (share.slice().sd() != Snssai.NO_SD) {
                policy.put("sD", share.slice().sd());
            }
            policy.put("rRMPolicyDedicatedRatio", share.ratio().dedicatedRatio())
                    .put("rRMPolicyMinRatio", share.ratio().minRatio())
                    .put("rRMPolicyMaxRatio", share.ratio().maxRatio());
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Double value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}

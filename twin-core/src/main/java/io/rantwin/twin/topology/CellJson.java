package io.rantwin.twin.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cell while it is read: the cell, its index if it has one, and the JSON in which its relations are. */
final class CellJson {
    /** Members of a cell within a sector. */
    static final Set<String> MEMBERS = Set.of(
            "index",
            "name",
            "cellId",
            "nRPCI",
            "carrier",
            "configuredMaxTxPowerDbm",
            "configuredMaxTxPower",
            "electricalTiltDegrees",
            "administrativeState",
            "operationalState",
            "powerState",
            "neighbours",
            "nRCellRelations",
            "rRMPolicyRatios");

    /** Members of a cell without a site. */
    static final Set<String> FREE_MEMBERS = Set.of(
            "index",
            "name",
            "cellId",
            "nRPCI",
            "carrier",
            "configuredMaxTxPowerDbm",
            "configuredMaxTxPower",
            "electricalTiltDegrees",
            "administrativeState",
            "operationalState",
            "powerState",
            "neighbours",
            "nRCellRelations",
            "rRMPolicyRatios",
            "azimuthDegrees",
            "mechanicalTiltDegrees",
            "heightMetres");

    private static final Set<String> RELATION =
            Set.of("cell", "neighbour", "neighbourName", "cellIndividualOffset", "handovers");
    private static final Set<String> POLICY =
            Set.of("resourceType", "sST", "sD", "rRMPolicyDedicatedRatio", "rRMPolicyMinRatio", "rRMPolicyMaxRatio");
    private static final double MOST_OFFSET_DB = 24;
    private static final double MOST_HANDOVERS = 1e12;

    private final JsonObject json;
    private final int index;
    private final Cell cell;

    CellJson(JsonObject json, JsonObject sector, @Nullable String siteId) {
        this.json = json;
        Integer given = json.integer("index", 0, Integer.MAX_VALUE);
        this.index = given == null ? -1 : given;
        Double tilt = json.number("electricalTiltDegrees", -90, 90);
        Double sectorTilt = sector.number("electricalTiltDegrees", -90, 90);
        String state = json.text("administrativeState");
        Double azimuth = sector.number("azimuthDegrees", 0, 360);
        this.cell = new Cell(
                identity(),
                siteId,
                json.requiredText("carrier", "?"),
                azimuth != null && azimuth == 360 ? Double.valueOf(0) : azimuth,
                sector.number("mechanicalTiltDegrees", -90, 90),
                tilt == null ? sectorTilt : tilt,
                sector.number("heightMetres", 0, 1000),
                json.number("configuredMaxTxPowerDbm", -50, 100),
                json.integer("nRPCI", 0, 1007),
                state == null || state.equals("UNLOCKED"),
                slices());
    }

    JsonObject json() {
        return json;
    }

    int index() {
        return index;
    }

    Cell cell() {
        return cell;
    }

    private String identity() {
        String id = json.text("cellId");
        String name = id == null ? json.text("name") : id;
        if (name == null && index < 0) {
            json.wrong("cellId", "is missing, and so are name and index");
        }
        return name == null ? Integer.toString(index) : name;
    }

    private List<SliceShare> slices() {
        List<SliceShare> slices = new ArrayList<>();
        for (JsonObject policy : json.objects("rRMPolicyRatios", POLICY)) {
            int sst = policy.requiredInteger("sST", 0, Snssai.GREATEST_SST);
            Integer sd = policy.integer("sD", 0, Snssai.GREATEST_SD);
            int dedicated = policy.requiredInteger("rRMPolicyDedicatedRatio", 0, 100);
            int min = policy.requiredInteger("rRMPolicyMinRatio", 0, 100);
            int max = policy.requiredInteger("rRMPolicyMaxRatio", 0, 100);
            if (!RRMPolicyRatio.isOrdered(dedicated, min, max)) {
                policy.wrong("", "must have dedicated <= min <= max, not " + dedicated + ", " + min + ", " + max);
            } else {
                slices.add(new SliceShare(
                        new Snssai(sst, sd == null ? Snssai.NO_SD : sd), new RRMPolicyRatio(dedicated, min, max)));
            }
        }
        return slices;
    }

    /** Its relations, or relations without offset and count to its {@code neighbours}. */
    List<NeighbourRelation> relations(int cellIndex, int cells, Map<String, Integer> indexOf) {
        List<NeighbourRelation> relations = new ArrayList<>();
        if (!json.has("nRCellRelations")) {
            int[] neighbours = json.integers("neighbours", 0, cells - 1);
            for (int i = 0; neighbours != null && i < neighbours.length; i++) {
                relations.add(new NeighbourRelation(cellIndex, neighbours[i], 0, null));
            }
            return relations;
        }
        for (JsonObject relation : json.objects("nRCellRelations", RELATION)) {
            int neighbour = neighbour(relation, cells, indexOf);
            Double offset = relation.number("cellIndividualOffset", -MOST_OFFSET_DB, MOST_OFFSET_DB);
            Double handovers = relation.number("handovers", 0, MOST_HANDOVERS);
            if (neighbour == cellIndex) {
                relation.wrong("", "leads from the cell to itself");
            }
            if (neighbour >= 0) {
                relations.add(new NeighbourRelation(cellIndex, neighbour, offset == null ? 0 : offset, handovers));
            }
        }
        return relations;
    }

    private static int neighbour(JsonObject relation, int cells, Map<String, Integer> indexOf) {
        String name = relation.text("neighbourName");
        Integer byName = name == null ? null : indexOf.get(name);
        Integer byIndex = relation.integer("neighbour", 0, cells - 1);
        if (name != null && byName == null) {
            relation.wrong("neighbourName", "is no cell of this topology: " + name);
            return -1;
        }
        if (byName != null && byIndex != null && !byName.equals(byIndex)) {
            relation.wrong("neighbour", "is another cell than neighbourName says: " + byIndex);
            return -1;
        }
        if (byName == null && byIndex == null) {
            relation.wrong("neighbour", "is missing");
            return -1;
        }
        return byName != null ? byName : byIndex == null ? -1 : byIndex;
    }
}

package io.rantwin.nearrt.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Gives NR CGIs to cells of a topology that has none: the n-th site of the file is the gNB n places behind the first, its cells are
 * its local identities from 1 on, in the order of the file. This is how {@code rantwin ran} names them.
 *
 * @param plmn MCC-MNC; empty to leave cells as they are
 * @param firstGnbId of the first site
 * @param gnbIdBits 22..32
 */
public record CellIdentities(String plmn, long firstGnbId, int gnbIdBits) {
    private static final int CELL_BITS = 36;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A topology whose cells have identities; text that is no JSON comes back as it is, for the reader to complain. */
    String completed(String topology) {
        if (plmn.isEmpty()) {
            return topology;
        }
        try {
            return completed(MAPPER.readTree(topology)).toString();
        } catch (JsonProcessingException _) {
            return topology;
        }
    }

    /** The same tree, whose cells have identities now. */
    public JsonNode completed(JsonNode topology) {
        if (plmn.isEmpty()) {
            return topology;
        }
        Map<String, String> identityOf = new HashMap<>();
        long gnb = firstGnbId;
        for (JsonNode site : topology.path("sites")) {
            long local = 1;
            for (JsonNode sector : site.path("sectors")) {
                for (JsonNode cell : sector.path("cells")) {
                    if (cell instanceof ObjectNode object && !object.has("cellId")) {
                        long identity = (gnb << CELL_BITS - gnbIdBits) + local;
                        String cellId = String.format(Locale.ROOT, "%s-%09x", plmn, identity);
                        object.put("cellId", cellId);
                        identityOf.put(object.path("name").asText(cellId), cellId);
                    }
                    local++;
                }
            }
            gnb++;
        }
        rename(topology, identityOf);
        return topology;
    }

    /** Relations name their neighbours; those have another name now. */
    private static void rename(JsonNode root, Map<String, String> identityOf) {
        for (JsonNode relation : root.findParents("neighbourName")) {
            String cellId = identityOf.get(relation.path("neighbourName").asText());
            if (cellId != null && relation instanceof ObjectNode object) {
                object.put("neighbourName", cellId);
            }
        }
    }
}

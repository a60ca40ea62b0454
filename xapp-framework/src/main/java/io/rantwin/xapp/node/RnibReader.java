package io.rantwin.xapp.node;

import com.google.protobuf.InvalidProtocolBufferException;
import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.node.E2Node.GlobalNbId;
import io.rantwin.xapp.node.E2Node.NodeType;
import io.rantwin.xapp.node.E2Node.RanFunction;
import io.rantwin.xapp.node.rnib.NbIdentity;
import io.rantwin.xapp.node.rnib.NodebInfo;
import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.sdl.SdlException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Reads nodes from the R-NIB, which the E2 manager keeps in SDL as protobuf. An R-NIB without nodes counts as an answer only
 * when the E2 manager's own entries are there: after a restart the store is empty, and the nodes are not gone. Thread-safe.
 */
public final class RnibReader implements NodeSource {
    /** SDL namespace of the E2 manager. */
    static final String NAMESPACE = "e2Manager";

    private static final List<String> GROUPS = List.of("GNB", "ENB");
    private static final String NODE_KEY = "RAN:";

    /** Entries that the E2 manager makes itself, nodes or not. */
    private static final List<String> OWN_KEYS = List.of("GENERAL", "E2TAddresses");

    private static final int KEYS_AT_ONCE = 100;

    private final Sdl sdl;
    private final Complaints complaints;

    /** @param clock for complaints */
    public RnibReader(Sdl sdl, InstantSource clock) {
        this.sdl = sdl;
        complaints = new Complaints(LoggerFactory.getLogger(RnibReader.class), clock);
    }

    /** Entries that were not readable so far. */
    public LongSupplier unreadable() {
        return complaints::count;
    }

    @Override
    public Reading readAll() throws NodeSourceException {
        try {
            return read();
        } catch (SdlException e) {
            throw unavailable(e);
        }
    }

    @Override
    public @Nullable E2Node read(String ranName) throws NodeSourceException {
        try {
            byte[] value = sdl.get(NAMESPACE, NODE_KEY + ranName);
            if (value != null) {
                return node(ranName, value);
            }
            if (isEmpty()) {
                throw empty();
            }
            return null;
        } catch (SdlException e) {
            throw unavailable(e);
        }
    }

    private Reading read() throws SdlException, NodeSourceException {
        Map<String, ConnectionStatus> listed = new LinkedHashMap<>();
        for (String group : GROUPS) {
            for (byte[] member : sdl.members(NAMESPACE, group)) {
                try {
                    NbIdentity identity = NbIdentity.parseFrom(member);
                    listed.put(
                            identity.getInventoryName(),
                            ConnectionStatus.ofNumber(identity.getConnectionStatusValue()));
                } catch (InvalidProtocolBufferException e) {
                    complaints.add("a member of an R-NIB group that is not readable", group + ", " + e.getMessage());
                }
            }
        }
        if (listed.isEmpty() && isEmpty()) {
            throw empty();
        }
        List<E2Node> nodes = new ArrayList<>();
        Map<String, ConnectionStatus> unreadable = new HashMap<>();
        List<String> names = List.copyOf(listed.keySet());
        for (int from = 0; from < names.size(); from += KEYS_AT_ONCE) {
            List<String> some = names.subList(from, Math.min(names.size(), from + KEYS_AT_ONCE));
            Map<String, byte[]> values = sdl.get(
                    NAMESPACE, some.stream().map(name -> NODE_KEY + name).toList());
            for (String name : some) {
                byte[] value = values.get(NODE_KEY + name);
                if (value == null) {
                    // Removed between the two readings: the group is behind.
                    continue;
                }
                try {
                    nodes.add(node(name, value));
                } catch (NodeSourceException e) {
                    complaints.add("a node that is not readable", String.valueOf(e.getMessage()));
                    unreadable.put(name, listed.getOrDefault(name, ConnectionStatus.UNKNOWN_CONNECTION_STATUS));
                }
            }
        }
        return new Reading(nodes, unreadable);
    }

    private boolean isEmpty() throws SdlException {
        for (String group : GROUPS) {
            if (sdl.memberCount(NAMESPACE, group) > 0) {
                return false;
            }
        }
        return sdl.get(NAMESPACE, OWN_KEYS).isEmpty();
    }

    private E2Node node(String ranName, byte[] value) throws NodeSourceException {
        NodebInfo info;
        try {
            info = NodebInfo.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new NodeSourceException("R-NIB entry of node " + ranName + " is no protobuf: " + e.getMessage(), e);
        }
        if (!info.getRanName().equals(ranName)) {
            throw new NodeSourceException(
                    "R-NIB entry of node " + ranName + " names node \"" + info.getRanName() + "\"");
        }
        String e2t = info.getAssociatedE2TInstanceAddress();
        return new E2Node(
                ranName,
                ConnectionStatus.ofNumber(info.getConnectionStatusValue()),
                info.hasGlobalNbId()
                        ? new GlobalNbId(
                                info.getGlobalNbId().getPlmnId(),
                                info.getGlobalNbId().getNbId())
                        : null,
                nodeType(info),
                info.getGnbNodeType(),
                info.getCuUpId(),
                info.getDuId(),
                ranFunctions(ranName, info),
                e2t.isEmpty() ? null : e2t,
                info.getStatusUpdateTimeStamp());
    }

    private List<RanFunction> ranFunctions(String ranName, NodebInfo info) {
        List<RanFunction> functions = new ArrayList<>();
        for (var function : info.getGnb().getRanFunctionsList()) {
            Octets definition = DefinitionText.octets(function.getRanFunctionDefinition());
            int id = function.getRanFunctionId();
            if (definition == null || id < 0 || id > NodeJson.HIGHEST_FUNCTION_ID) {
                complaints.add("a RAN function that is not readable", "node " + ranName + ", function id " + id);
                continue;
            }
            functions.add(
                    new RanFunction(id, definition, function.getRanFunctionRevision(), function.getRanFunctionOid()));
        }
        return functions;
    }

    private static NodeType nodeType(NodebInfo info) {
        return switch (info.getNodeType()) {
            case ENB -> NodeType.ENB;
            case GNB -> NodeType.GNB;
            case UNKNOWN, UNRECOGNIZED ->
                info.hasGnb() ? NodeType.GNB : info.hasEnb() ? NodeType.ENB : NodeType.UNKNOWN;
        };
    }

    private static NodeSourceException unavailable(SdlException e) {
        return new NodeSourceException("no R-NIB: " + e.getMessage(), e);
    }

    private static NodeSourceException empty() {
        return new NodeSourceException("the R-NIB is empty, the E2 manager has not written to this SDL");
    }
}

package io.rantwin.nearrt.control;

import io.rantwin.codecs.ccc.CccCodec;
import io.rantwin.codecs.ccc.CccException;
import io.rantwin.codecs.ccc.CellGlobalId;
import io.rantwin.codecs.ccc.ControlHeader;
import io.rantwin.codecs.ccc.ControlMessage;
import io.rantwin.codecs.ccc.ControlMessage.CellControlled;
import io.rantwin.codecs.ccc.ControlMessage.ConfigurationStructureWrite;
import io.rantwin.codecs.ccc.ControlOutcome;
import io.rantwin.codecs.ccc.ControlOutcome.CellControlOutcome;
import io.rantwin.codecs.ccc.EnergySavingControl;
import io.rantwin.codecs.ccc.EnergySavingState;
import io.rantwin.codecs.ccc.OCesManagementFunction;
import io.rantwin.codecs.ccc.ORrmPolicyRatio;
import io.rantwin.codecs.ccc.PlmnId;
import io.rantwin.codecs.ccc.PlmnInfo;
import io.rantwin.codecs.ccc.RanConfigurationStructure;
import io.rantwin.codecs.ccc.RanFunctionDefinition;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedCell;
import io.rantwin.codecs.ccc.ResourceType;
import io.rantwin.codecs.ccc.Snssai;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.per.Octets;
import io.rantwin.nearrt.live.CellText;
import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.EnforcementAction.SetQuota;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.enforcement.Lever;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.xapp.control.ControlRequest;
import io.rantwin.xapp.control.ControlResult;
import io.rantwin.xapp.node.E2Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * E2SM-CCC, style 2: energy saving of a cell ({@code O-CESManagementFunction}, clause 8.8.2.5) and shares of slices
 * ({@code O-RRMPolicyRatio}, clause 8.8.2.4), for cells of which a node's function definition has them.
 */
public final class CccPort implements ControlPort {
    private static final int CELL_LEVEL = 2;

    private final NodeCells nodes;
    private final E2Sender sender;
    private final CccCodec codec = new CccCodec();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** Over E2. */
    public CccPort(NodeCells nodes, E2Sender sender) {
        this.nodes = nodes;
        this.sender = sender;
    }

    /** What a node announces. */
    private record Known(
            List<E2Node.RanFunction> announced,
            int ranFunctionId,
            @Nullable RanFunctionDefinition definition) {}

    @Override
    public String name() {
        return "E2SM-CCC";
    }

    @Override
    public Set<Lever> levers(String cellId) {
        Set<Lever> levers = EnumSet.noneOf(Lever.class);
        E2Node node = nodes.nodeOf(cellId);
        NrCgi cell = CellText.parse(cellId);
        if (node != null && cell != null) {
            Known function = known(node);
            if (offers(function, cell, OCesManagementFunction.NAME)) {
                levers.add(Lever.CELL_STATE);
            }
            if (offers(function, cell, ORrmPolicyRatio.NAME)) {
                levers.add(Lever.SLICE_QUOTA);
            }
        }
        return levers;
    }

    private Known known(E2Node node) {
        Known before = known.get(node.ranName());
        if (before != null && before.announced().equals(node.ranFunctions())) {
            return before;
        }
        Known found = new Known(node.ranFunctions(), 0, null);
        for (E2Node.RanFunction function : node.ranFunctions()) {
            try {
                RanFunctionDefinition definition =
                        codec.decodeRanFunctionDefinition(function.definition().toArray());
                if (definition.ranFunctionName().ranFunctionShortName().equals(RanFunctionDefinition.SHORT_NAME)) {
                    found = new Known(node.ranFunctions(), function.ranFunctionId(), definition);
                    break;
                }
            } catch (CccException _) {
                // Another service model: only the definition itself says which one it is.
            }
        }
        known.put(node.ranName(), found);
        return found;
    }

    private static CellGlobalId global(NrCgi cell) {
        return new CellGlobalId.NrCgi(
                new PlmnId(cell.plmnIdentity().mcc(), cell.plmnIdentity().mnc()), cell.nrCellIdentity());
    }

    private static boolean offers(Known function, NrCgi cell, String structure) {
        RanFunctionDefinition definition = function.definition();
        if (definition == null) {
            return false;
        }
        for (SupportedCell supported : definition.listOfCells()) {
            if (supported.cellGlobalId().equals(global(cell))
                    && supported.listOfSupportedCellLevelConfigurationStructures().stream()
                            .anyMatch(
                                    each -> each.ranConfigurationStructureName().equals(structure)
                                            && each.listOfSupportedAttributes().stream()
                                                    .anyMatch(attribute -> !attribute
                                                            .supportedServices()
                                                            .controlService()
                                                            .isEmpty()))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String structure(EnforcementAction action) {
        return switch (action) {
            case SleepCell _, WakeCell _ -> OCesManagementFunction.NAME;
            case SetQuota _ -> ORrmPolicyRatio.NAME;
            default -> null;
        };
    }

    @Override
    public @Nullable String objection(EnforcementAction action) {
        String structure = structure(action);
        if (structure == null) {
            return "it has no control for that";
        }
        E2Node node = nodes.nodeOf(action.cellId());
        NrCgi cell = CellText.parse(action.cellId());
        if (node == null || cell == null) {
            return "no connected E2 node reports cell " + action.cellId();
        }
        Known function = known(node);
        if (function.definition() == null) {
            return "node " + node.ranName() + " announces no function " + RanFunctionDefinition.SHORT_NAME;
        }
        return offers(function, cell, structure)
                ? null
                : "node " + node.ranName() + " does not offer " + structure + " of cell " + action.cellId();
    }

    @Override
    public CompletableFuture<PortResult> carryOut(EnforcementAction action) {
        String objection = objection(action);
        E2Node node = nodes.nodeOf(action.cellId());
        NrCgi cell = CellText.parse(action.cellId());
        if (objection != null || node == null || cell == null) {
            return CompletableFuture.completedFuture(
                    new PortResult.Failed(objection == null ? "the node has just gone" : objection));
        }
        ControlMessage message =
                new ControlMessage.Format2(List.of(new CellControlled(global(cell), List.of(write(action, cell)))));
        try {
            ControlRequest request = ControlRequest.of(
                    node.ranName(),
                    known(node).ranFunctionId(),
                    Octets.of(codec.encode(new ControlHeader(CELL_LEVEL))),
                    Octets.of(codec.encode(message)));
            return sender.send(request).thenApply(this::result);
        } catch (CccException e) {
            return CompletableFuture.completedFuture(new PortResult.Failed("it cannot be encoded: " + e.getMessage()));
        }
    }

    private static ConfigurationStructureWrite write(EnforcementAction action, NrCgi cell) {
        return switch (action) {
            case SetQuota quota ->
                new ConfigurationStructureWrite(ratio(quota, quota.before(), cell), ratio(quota, quota.ratio(), cell));
            case SleepCell _ -> energy(EnergySavingState.IS_NOT_ENERGY_SAVING, EnergySavingControl.TO_BE_ENERGY_SAVING);
            default -> energy(EnergySavingState.IS_ENERGY_SAVING, EnergySavingControl.TO_BE_NOT_ENERGY_SAVING);
        };
    }

    private static ConfigurationStructureWrite energy(EnergySavingState before, EnergySavingControl order) {
        return new ConfigurationStructureWrite(
                new OCesManagementFunction(true, before, null, Map.of()), OCesManagementFunction.control(order));
    }

    private static RanConfigurationStructure ratio(SetQuota quota, RRMPolicyRatio ratio, NrCgi cell) {
        int sd = quota.slice().sd();
        PlmnInfo member = new PlmnInfo(
                new PlmnId(cell.plmnIdentity().mcc(), cell.plmnIdentity().mnc()),
                new Snssai(quota.slice().sst(), sd < 0 ? null : String.format("%06X", sd)));
        return new ORrmPolicyRatio(
                ResourceType.PRB_DL,
                List.of(member),
                ratio.maxRatio(),
                ratio.minRatio(),
                ratio.dedicatedRatio(),
                Map.of());
    }

    // An acknowledgement may say of each structure whether it was done.
    private PortResult result(ControlResult result) {
        Octets octets = switch (result) {
            case ControlResult.Acknowledged acknowledged -> acknowledged.ricControlOutcome();
            case ControlResult.Failed failed -> failed.ricControlOutcome();
            default -> null;
        };
        String failures = octets == null ? "" : failures(octets);
        return failures.isEmpty() ? E2Sender.result(result) : new PortResult.Failed("the node refused: " + failures);
    }

    private String failures(Octets octets) {
        try {
            return codec.decodeControlOutcome(octets.toArray()) instanceof ControlOutcome.Format2 outcome
                    ? outcome.listOfCellsForControlOutcome().stream()
                            .map(CellControlOutcome::ranConfigurationStructuresFailedList)
                            .flatMap(List::stream)
                            .map(each -> each.requestedValuesOfAttributes().structureName() + " "
                                    + each.cause().wireName())
                            .collect(Collectors.joining(", "))
                    : "";
        } catch (CccException _) {
            // Peers write outcomes in many ways; acknowledged or failed is what counts then.
            return "";
        }
    }
}

package io.rantwin.nearrt.control;

import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.ControlHeader;
import io.rantwin.codecs.rc.ControlMessage;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.codecs.rc.RcType;
import io.rantwin.codecs.rc.control.ControlAction;
import io.rantwin.codecs.rc.control.HandoverRequest;
import io.rantwin.codecs.rc.control.QuotaDialect;
import io.rantwin.codecs.rc.control.SlicePrbQuota;
import io.rantwin.codecs.rc.control.SliceQuotaRequest;
import io.rantwin.nearrt.live.CellText;
import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.EnforcementAction.HandOver;
import io.rantwin.twin.enforcement.EnforcementAction.SetQuota;
import io.rantwin.twin.enforcement.Lever;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.xapp.control.ControlRequest;
import io.rantwin.xapp.node.E2Node;
import io.rantwin.xapp.node.FunctionChoice;
import io.rantwin.xapp.node.RcFunction;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * E2SM-RC: slice PRB quota (style 2, action 6) and handover (style 3, action 1), where a node's function definition has them. The
 * quota has no place for a cell and holds in all cells of its node: where a node has several, it is offered only when that is wished.
 */
public final class RcPort implements ControlPort {
    private final NodeCells nodes;
    private final Function<E2Node, FunctionChoice<RcFunction>> functions;
    private final VisibleUes ues;
    private final E2Sender sender;
    private final RcCodec codec;
    private final QuotaDialect dialect;
    private final boolean quotaForWholeNodes;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** Decoding a definition takes long: it is done once for each announcement. */
    private record Known(List<E2Node.RanFunction> announced, FunctionChoice<RcFunction> choice) {}

    /**
     * Over E2.
     *
     * @param functions such as {@code RanFunctions::rc}
     * @param quotaForWholeNodes whether a quota may be set in all cells of a node for the sake of one
     */
    public RcPort(
            NodeCells nodes,
            Function<E2Node, FunctionChoice<RcFunction>> functions,
            VisibleUes ues,
            E2Sender sender,
            RcCodec codec,
            QuotaDialect dialect,
            boolean quotaForWholeNodes) {
        this.nodes = nodes;
        this.functions = functions;
        this.ues = ues;
        this.sender = sender;
        this.codec = codec;
        this.dialect = dialect;
        this.quotaForWholeNodes = quotaForWholeNodes;
    }

    @Override
    public String name() {
        return "E2SM-RC";
    }

    @Override
    public Set<Lever> levers(String cellId) {
        Set<Lever> levers = EnumSet.noneOf(Lever.class);
        E2Node node = nodes.nodeOf(cellId);
        if (node != null && choice(node) instanceof FunctionChoice.Chosen<RcFunction>(RcFunction function)) {
            if (supports(function, ControlAction.SLICE_LEVEL_PRB_QUOTA) && mayQuota(node)) {
                levers.add(Lever.SLICE_QUOTA);
            }
            if (supports(function, ControlAction.HANDOVER)) {
                levers.add(Lever.HANDOVER);
            }
        }
        return levers;
    }

    private boolean mayQuota(E2Node node) {
        return quotaForWholeNodes || nodes.cellsOf(node.ranName()).size() <= 1;
    }

    private FunctionChoice<RcFunction> choice(E2Node node) {
        Known before = known.get(node.ranName());
        if (before != null && before.announced().equals(node.ranFunctions())) {
            return before.choice();
        }
        FunctionChoice<RcFunction> choice = functions.apply(node);
        known.put(node.ranName(), new Known(node.ranFunctions(), choice));
        return choice;
    }

    private static boolean supports(RcFunction function, ControlAction action) {
        return function.definition().controlStyles().stream()
                .anyMatch(style -> style.styleType() == action.style().styleType()
                        && style.actions().stream().anyMatch(each -> each.id() == action.actionId()));
    }

    @Override
    public @Nullable String objection(EnforcementAction action) {
        return prepare(action) instanceof Prepared.Refused(String reason) ? reason : null;
    }

    @Override
    public CompletableFuture<PortResult> carryOut(EnforcementAction action) {
        return switch (prepare(action)) {
            case Prepared.Refused(String reason) -> CompletableFuture.completedFuture(new PortResult.Failed(reason));
            case Prepared.Ready(ControlRequest request) -> sender.send(request).thenApply(E2Sender::result);
        };
    }

    private sealed interface Prepared {
        record Ready(ControlRequest request) implements Prepared {}

        record Refused(String reason) implements Prepared {}
    }

    private Prepared prepare(EnforcementAction action) {
        return switch (action) {
            case SetQuota quota -> onNode(nodes.nodeOf(quota.cellId()), ControlAction.SLICE_LEVEL_PRB_QUOTA, quota);
            case HandOver handOver -> {
                SeenUe ue = ues.ue(handOver.ueKey());
                E2Node node = ue == null ? null : node(ue.ranName());
                yield ue == null
                        ? new Prepared.Refused("UE " + handOver.ueKey() + " is not visible any more")
                        : onNode(node, ControlAction.HANDOVER, handOver);
            }
            default -> new Prepared.Refused("it has no control for that");
        };
    }

    private @Nullable E2Node node(String ranName) {
        return nodes.nodes().stream()
                .filter(node -> node.ranName().equals(ranName))
                .findFirst()
                .orElse(null);
    }

    private Prepared onNode(@Nullable E2Node node, ControlAction style, EnforcementAction action) {
        if (node == null) {
            return new Prepared.Refused("no connected E2 node reports cell " + action.cellId());
        }
        return switch (choice(node)) {
            case FunctionChoice.Missing<RcFunction>(String reason) -> new Prepared.Refused(reason);
            case FunctionChoice.Chosen<RcFunction>(RcFunction function) -> {
                if (!supports(function, style)) {
                    yield new Prepared.Refused("node " + node.ranName() + " does not offer \"" + style.title()
                            + "\" (style " + style.style().styleType() + ", action " + style.actionId() + ")");
                }
                yield encode(node, function, action);
            }
        };
    }

    private Prepared encode(E2Node node, RcFunction function, EnforcementAction action) {
        try {
            return switch (action) {
                case SetQuota quota -> quota(node, function, quota);
                case HandOver handOver -> handOver(node, function, handOver);
                default -> new Prepared.Refused("it has no control for that");
            };
        } catch (PerException e) {
            return new Prepared.Refused("it cannot be encoded: " + e.getMessage());
        }
    }

    private Prepared quota(E2Node node, RcFunction function, SetQuota quota) throws PerException {
        List<String> cells = nodes.cellsOf(node.ranName());
        if (!mayQuota(node)) {
            return new Prepared.Refused("its quota would hold in all " + cells.size() + " cells of node "
                    + node.ranName() + ", and that is not wished");
        }
        NrCgi cell = CellText.parse(quota.cellId());
        if (cell == null) {
            return new Prepared.Refused(quota.cellId() + " is no NR CGI");
        }
        RRMPolicyRatio ratio = quota.ratio();
        int sd = quota.slice().sd();
        SliceQuotaRequest request = new SliceQuotaRequest(
                List.of(SlicePrbQuota.of(
                        cell.plmnIdentity(),
                        new Snssai(quota.slice().sst(), sd < 0 ? null : (Integer) sd),
                        ratio.minRatio(),
                        ratio.maxRatio(),
                        ratio.dedicatedRatio())),
                dialect);
        return ready(node, function, ControlAction.SLICE_LEVEL_PRB_QUOTA.header(), request.toMessage());
    }

    private Prepared handOver(E2Node node, RcFunction function, HandOver handOver) throws PerException {
        SeenUe ue = ues.ue(handOver.ueKey());
        NrCgi target = CellText.parse(handOver.targetCellId());
        if (ue == null || target == null) {
            return new Prepared.Refused(
                    ue == null
                            ? "UE " + handOver.ueKey() + " is not visible any more"
                            : handOver.targetCellId() + " is no NR CGI");
        }
        return ready(
                node,
                function,
                ControlAction.HANDOVER.header(ue.ueId()),
                HandoverRequest.to(target).toMessage(codec));
    }

    private Prepared ready(E2Node node, RcFunction function, ControlHeader header, ControlMessage message)
            throws PerException {
        return new Prepared.Ready(ControlRequest.of(
                node.ranName(),
                function.ranFunctionId(),
                codec.encode(RcType.CONTROL_HEADER, header),
                codec.encode(RcType.CONTROL_MESSAGE, message)));
    }
}

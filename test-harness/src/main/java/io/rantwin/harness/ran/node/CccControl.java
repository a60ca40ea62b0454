package io.rantwin.harness.ran.node;

import io.rantwin.codecs.ccc.CccCodec;
import io.rantwin.codecs.ccc.CccException;
import io.rantwin.codecs.ccc.CellGlobalId;
import io.rantwin.codecs.ccc.ControlFailureCause;
import io.rantwin.codecs.ccc.ControlHeader;
import io.rantwin.codecs.ccc.ControlMessage;
import io.rantwin.codecs.ccc.ControlMessage.CellControlled;
import io.rantwin.codecs.ccc.ControlMessage.ConfigurationStructureWrite;
import io.rantwin.codecs.ccc.ControlOutcome;
import io.rantwin.codecs.ccc.ControlOutcome.CellControlOutcome;
import io.rantwin.codecs.ccc.ControlOutcome.ConfigurationStructureAccepted;
import io.rantwin.codecs.ccc.ControlOutcome.ConfigurationStructureFailed;
import io.rantwin.codecs.ccc.NtpTimestamp;
import io.rantwin.codecs.ccc.RanFunctionDefinition;
import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.RanFunction;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.e2node.ControlFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * E2SM-CCC of a node with cells: energy saving and RRM policy ratios of one cell (style 2), RRM policy ratios of all its cells
 * (style 1). A request of which a part was done is acknowledged, and the outcome says which.
 */
final class CccControl implements ControlFunction {
    private static final int NODE_LEVEL = 1;
    private static final int CELL_LEVEL = 2;
    private static final Cause NOT_SUPPORTED = new Cause(Cause.Category.RIC_REQUEST, "action-not-supported");
    private static final Cause INVALID = new Cause(Cause.Category.RIC_REQUEST, "control-message-invalid");
    private static final Cause FAILED = new Cause(Cause.Category.RIC_REQUEST, "control-failed-to-execute");

    private final ControlTarget target;
    private final CccWrites writes;
    private final CccCodec codec = new CccCodec();
    private final RanFunction.Item item;

    CccControl(int ranFunctionId, ControlTarget target) {
        this.target = target;
        this.writes = new CccWrites(target);
        try {
            this.item = new RanFunction.Item(
                    ranFunctionId,
                    Octets.of(codec.encode(CccWrites.definition(target))),
                    1,
                    RanFunctionDefinition.SERVICE_MODEL_OID);
        } catch (CccException e) {
            throw new IllegalStateException("the node says of itself what E2SM-CCC cannot say: " + e.getMessage(), e);
        }
    }

    @Override
    public RanFunction.Item item() {
        return item;
    }

    @Override
    public Outcome carryOut(RicControlRequest request) {
        ControlHeader header;
        ControlMessage message;
        try {
            header = codec.decodeControlHeader(request.ricControlHeader().toArray());
            message = codec.decodeControlMessage(request.ricControlMessage().toArray());
        } catch (CccException e) {
            return new Outcome.Refused(INVALID, null, String.valueOf(e.getMessage()));
        }
        return switch (message) {
            case ControlMessage.Format1 ofNode when header.ricStyleType() == NODE_LEVEL -> ofNode(ofNode);
            case ControlMessage.Format2 ofCells when header.ricStyleType() == CELL_LEVEL -> ofCells(ofCells);
            default ->
                new Outcome.Refused(
                        header.ricStyleType() == NODE_LEVEL || header.ricStyleType() == CELL_LEVEL
                                ? INVALID
                                : NOT_SUPPORTED,
                        null,
                        "style " + header.ricStyleType() + " does not go with the message");
        };
    }

    private Outcome ofNode(ControlMessage.Format1 message) {
        CellControlOutcome done = write(null, target.cells(), true, message.listOfConfigurationStructures());
        return outcome(
                new ControlOutcome.Format1(
                        now(),
                        done.ranConfigurationStructuresAcceptedList(),
                        done.ranConfigurationStructuresFailedList()),
                !done.ranConfigurationStructuresAcceptedList().isEmpty());
    }

    private Outcome ofCells(ControlMessage.Format2 message) {
        List<CellControlOutcome> outcomes = new ArrayList<>();
        boolean isAnyDone = false;
        for (CellControlled controlled : message.listOfCellsControlled()) {
            int cell = cell(controlled.cellGlobalId());
            CellControlOutcome outcome = write(
                    controlled.cellGlobalId(),
                    cell == NetworkIdentities.NONE ? new int[0] : new int[] {cell},
                    false,
                    controlled.listOfConfigurationStructures());
            isAnyDone |= !outcome.ranConfigurationStructuresAcceptedList().isEmpty();
            outcomes.add(outcome);
        }
        return outcome(new ControlOutcome.Format2(now(), outcomes), isAnyDone);
    }

    private int cell(CellGlobalId cgi) {
        if (!(cgi instanceof CellGlobalId.NrCgi nr)) {
            return NetworkIdentities.NONE;
        }
        Plmn plmn = Plmn.of(nr.plmnIdentity().mcc(), nr.plmnIdentity().mnc());
        return target.ownCell(new NrCgi(plmn, nr.nrCellIdentity()));
    }

    /** @param cells none when the node has no such cell */
    private CellControlOutcome write(
            @Nullable CellGlobalId cgi,
            int[] cells,
            boolean isNodeLevel,
            List<ConfigurationStructureWrite> structures) {
        List<ConfigurationStructureAccepted> accepted = new ArrayList<>();
        List<ConfigurationStructureFailed> failed = new ArrayList<>();
        for (ConfigurationStructureWrite structure : structures) {
            CccWrites.Result result = cells.length == 0
                    ? new CccWrites.Result.Refused(ControlFailureCause.NOT_AVAILABLE)
                    : writes.write(cells, isNodeLevel, structure);
            switch (result) {
                case CccWrites.Result.Written written ->
                    accepted.add(new ConfigurationStructureAccepted(
                            structure.oldValuesOfAttributes(), written.current(), now()));
                case CccWrites.Result.Refused refused ->
                    failed.add(new ConfigurationStructureFailed(
                            structure.oldValuesOfAttributes(), structure.newValuesOfAttributes(), refused.cause()));
            }
        }
        return new CellControlOutcome(
                cgi == null ? CccWrites.cellGlobalId(target, target.cells()[0]) : cgi, accepted, failed);
    }

    private NtpTimestamp now() {
        return NtpTimestamp.of(target.now());
    }

    private Outcome outcome(ControlOutcome outcome, boolean isAnyDone) {
        Octets octets;
        try {
            octets = Octets.of(codec.encode(outcome));
        } catch (CccException e) {
            // Values that may be read and not written: they came with the request.
            octets = null;
        }
        return isAnyDone ? new Outcome.Done(octets) : new Outcome.Refused(FAILED, octets, "nothing of it was done");
    }
}

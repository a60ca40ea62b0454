package io.rantwin.harness.ran.node;

import io.rantwin.codecs.ccc.CellGlobalId;
import io.rantwin.codecs.ccc.ControlFailureCause;
import io.rantwin.codecs.ccc.ControlMessage.ConfigurationStructureWrite;
import io.rantwin.codecs.ccc.EnergySavingControl;
import io.rantwin.codecs.ccc.EnergySavingState;
import io.rantwin.codecs.ccc.OCesManagementFunction;
import io.rantwin.codecs.ccc.ORrmPolicyRatio;
import io.rantwin.codecs.ccc.PlmnId;
import io.rantwin.codecs.ccc.PlmnInfo;
import io.rantwin.codecs.ccc.RanConfigurationStructure;
import io.rantwin.codecs.ccc.RanFunctionDefinition;
import io.rantwin.codecs.ccc.RanFunctionDefinition.ControlStyle;
import io.rantwin.codecs.ccc.RanFunctionDefinition.RanFunctionName;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedAttribute;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedCell;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedServices;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedStructure;
import io.rantwin.codecs.ccc.ResourceType;
import io.rantwin.codecs.ccc.Snssai;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.harness.ran.network.SlicePolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration structures of E2SM-CCC that a node lets be written: {@code energySavingControl} of a cell, and the ratios of
 * the policy of one slice for downlink PRBs. What the request takes for the old values has to be so.
 */
final class CccWrites {
    private static final int NODE_LEVEL = 1;
    private static final int CELL_LEVEL = 2;

    private final ControlTarget target;

    CccWrites(ControlTarget target) {
        this.target = target;
    }

    /** What became of the change of one structure. */
    sealed interface Result {
        record Written(RanConfigurationStructure current) implements Result {}

        record Refused(ControlFailureCause cause) implements Result {}
    }

    /** What the node announces. */
    static RanFunctionDefinition definition(ControlTarget target) {
        List<SupportedCell> cells = Arrays.stream(target.cells())
                .mapToObj(cell -> new SupportedCell(
                        cellGlobalId(target, cell),
                        List.of(
                                new SupportedStructure(
                                        OCesManagementFunction.NAME,
                                        List.of(writable("energySavingControl", CELL_LEVEL))),
                                policyRatio(CELL_LEVEL))))
                .toList();
        return new RanFunctionDefinition(
                new RanFunctionName(
                        RanFunctionDefinition.SHORT_NAME,
                        RanFunctionDefinition.SERVICE_MODEL_OID,
                        "Cell Configuration and Control",
                        null),
                List.of(policyRatio(NODE_LEVEL)),
                cells);
    }

    private static SupportedStructure policyRatio(int style) {
        return new SupportedStructure(
                ORrmPolicyRatio.NAME,
                List.of(
                        writable("rRMPolicyMaxRatio", style),
                        writable("rRMPolicyMinRatio", style),
                        writable("rRMPolicyDedicatedRatio", style)));
    }

    private static SupportedAttribute writable(String name, int style) {
        ControlStyle control = style == NODE_LEVEL
                ? new ControlStyle(NODE_LEVEL, "Node Configuration and Control", 1, 1, null, 1)
                : new ControlStyle(CELL_LEVEL, "Cell Configuration and Control", 1, 2, null, 2);
        return new SupportedAttribute(name, new SupportedServices(List.of(), List.of(), List.of(control), Map.of()));
    }

    /** A cell as E2SM-CCC names it. */
    static CellGlobalId cellGlobalId(ControlTarget target, int cell) {
        Plmn plmn = target.identities().plan().plmn();
        return new CellGlobalId.NrCgi(
                new PlmnId(plmn.mcc(), plmn.mnc()),
                target.identities().cgi(cell).nrCellIdentity());
    }

    /** Changes a structure in some cells, at least one. */
    Result write(int[] cells, boolean isNodeLevel, ConfigurationStructureWrite write) {
        RanConfigurationStructure wanted = write.newValuesOfAttributes();
        RanConfigurationStructure old = write.oldValuesOfAttributes();
        if (!wanted.otherAttributes().isEmpty()) {
            return refused(ControlFailureCause.NOT_SUPPORTED);
        }
        return switch (wanted) {
            case OCesManagementFunction energy
            when !isNodeLevel -> energy(cells[0], old instanceof OCesManagementFunction was ? was : null, energy);
            case ORrmPolicyRatio ratio -> ratio(cells, old instanceof ORrmPolicyRatio was ? was : null, ratio);
            default -> refused(ControlFailureCause.NOT_SUPPORTED);
        };
    }

    private static Result refused(ControlFailureCause cause) {
        return new Result.Refused(cause);
    }

    private Result energy(int cell, @Nullable OCesManagementFunction old, OCesManagementFunction wanted) {
        EnergySavingControl order = wanted.energySavingControl();
        if (order == null || wanted.cesSwitch() != null || wanted.energySavingState() != null) {
            return refused(ControlFailureCause.NOT_SUPPORTED);
        }
        if (old != null && old.energySavingState() != null && old.energySavingState() != state(cell)) {
            return refused(ControlFailureCause.INCOMPATIBLE_STATE);
        }
        target.saveEnergy(cell, order == EnergySavingControl.TO_BE_ENERGY_SAVING);
        return new Result.Written(new OCesManagementFunction(true, state(cell), order, Map.of()));
    }

    private EnergySavingState state(int cell) {
        return target.isSavingEnergy(cell)
                ? EnergySavingState.IS_ENERGY_SAVING
                : EnergySavingState.IS_NOT_ENERGY_SAVING;
    }

    private Result ratio(int[] cells, @Nullable ORrmPolicyRatio old, ORrmPolicyRatio wanted) {
        if (wanted.resourceType() == null || wanted.rrmPolicyMemberList().isEmpty()) {
            return refused(ControlFailureCause.SEMANTIC_ERROR);
        }
        if (wanted.resourceType() != ResourceType.PRB_DL
                || wanted.rrmPolicyMemberList().size() != 1) {
            return refused(ControlFailureCause.NOT_SUPPORTED);
        }
        int slice = slice(wanted.rrmPolicyMemberList().getFirst());
        if (slice == NetworkIdentities.NONE) {
            return refused(ControlFailureCause.NOT_AVAILABLE);
        }
        SlicePolicy before = target.policy(cells[0], slice);
        if (old != null
                && (differs(old.rrmPolicyDedicatedRatio(), before.dedicatedRatio())
                        || differs(old.rrmPolicyMinRatio(), before.minRatio())
                        || differs(old.rrmPolicyMaxRatio(), before.maxRatio()))) {
            return refused(ControlFailureCause.INCOMPATIBLE_STATE);
        }
        double dedicated = orElse(wanted.rrmPolicyDedicatedRatio(), before.dedicatedRatio());
        double min = orElse(wanted.rrmPolicyMinRatio(), before.minRatio());
        double max = orElse(wanted.rrmPolicyMaxRatio(), before.maxRatio());
        if (dedicated > min
                || min > max
                || target.setPolicies(cells, Map.of(slice, new SlicePolicy(dedicated, min, max))) != null) {
            return refused(ControlFailureCause.SEMANTIC_ERROR);
        }
        return new Result.Written(new ORrmPolicyRatio(
                wanted.resourceType(),
                wanted.rrmPolicyMemberList(),
                (int) Math.round(max),
                (int) Math.round(min),
                (int) Math.round(dedicated),
                Map.of()));
    }

    private static boolean differs(@Nullable Integer said, double is) {
        return said != null && said != Math.round(is);
    }

    private static double orElse(@Nullable Integer wanted, double before) {
        return wanted == null ? before : wanted;
    }

    private int slice(PlmnInfo member) {
        Snssai snssai = member.snssai();
        PlmnId plmn = member.plmnId();
        if (snssai == null
                || !Plmn.of(plmn.mcc(), plmn.mnc())
                        .equals(target.identities().plan().plmn())) {
            return NetworkIdentities.NONE;
        }
        return target.identities()
                .slice(new io.rantwin.codecs.identity.Snssai(
                        snssai.sst(), snssai.sd() == null ? null : Integer.parseInt(snssai.sd(), 16)));
    }
}

package io.rantwin.harness.ran.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.ccc.CccCodec;
import io.rantwin.codecs.ccc.CellGlobalId;
import io.rantwin.codecs.ccc.ControlFailureCause;
import io.rantwin.codecs.ccc.ControlMessage.CellControlled;
import io.rantwin.codecs.ccc.ControlMessage.ConfigurationStructureWrite;
import io.rantwin.codecs.ccc.ControlOutcome;
import io.rantwin.codecs.ccc.EnergySavingControl;
import io.rantwin.codecs.ccc.EnergySavingState;
import io.rantwin.codecs.ccc.OCesManagementFunction;
import io.rantwin.codecs.ccc.ONrCellDu;
import io.rantwin.codecs.ccc.ORrmPolicyRatio;
import io.rantwin.codecs.ccc.PlmnId;
import io.rantwin.codecs.ccc.PlmnInfo;
import io.rantwin.codecs.ccc.RanConfigurationStructure;
import io.rantwin.codecs.ccc.ResourceType;
import io.rantwin.codecs.ccc.Snssai;
import io.rantwin.codecs.e2ap.RicControl.RicControlAckRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.rc.ControlHeader;
import io.rantwin.codecs.rc.ControlMessage;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.codecs.rc.RcType;
import io.rantwin.codecs.rc.control.ControlAction;
import io.rantwin.codecs.rc.control.HandoverRequest;
import io.rantwin.codecs.rc.control.PlmnForm;
import io.rantwin.codecs.rc.control.QuotaDialect;
import io.rantwin.codecs.rc.control.QuotaNumbering;
import io.rantwin.codecs.rc.control.SlicePrbQuota;
import io.rantwin.codecs.rc.control.SliceQuotaRequest;
import io.rantwin.harness.e2node.ControlFunction.Outcome;
import io.rantwin.harness.ran.energy.PowerState;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.SlicePolicy;
import io.rantwin.harness.ran.network.UeStates;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Controls that reach the network, or do not. */
class NodeControlTest {
    private static final RcCodec RC = new RcCodec();
    private static final CccCodec CCC = new CccCodec();
    private static final int SITE = 1;
    private static final QuotaDialect STANDARD = new QuotaDialect(QuotaNumbering.STANDARD, PlmnForm.BCD);

    private final RadioNetwork network = SmallNetwork.busy(60, 3);
    private final NetworkIdentities identities = new NetworkIdentities(network.plan(), NodePlan.DEFAULT);
    private final int[] cells = identities.cellsOf(SITE);

    private ControlTarget target(NodeRole role, ControlGate gate) {
        return new ControlTarget(network, identities, role, cells, gate, NodePlan.DEFAULT::start);
    }

    private static RicControlRequest request(Octets header, Octets message) {
        return new RicControlRequest(new RicRequestId(1, 1), 3, null, header, message, RicControlAckRequest.ACK);
    }

    private Outcome rc(NodeRole role, ControlGate gate, ControlHeader header, ControlMessage message) throws Exception {
        return new RcControl(3, target(role, gate), RC)
                .carryOut(
                        request(RC.encode(RcType.CONTROL_HEADER, header), RC.encode(RcType.CONTROL_MESSAGE, message)));
    }

    private SlicePrbQuota quota(int slice, int min, int max, int dedicated) {
        return SlicePrbQuota.of(NodePlan.DEFAULT.plmn(), identities.slice(slice), min, max, dedicated);
    }

    private Outcome quotas(ControlGate gate, SlicePrbQuota... quotas) throws Exception {
        return rc(
                NodeRole.GNB,
                gate,
                ControlAction.SLICE_LEVEL_PRB_QUOTA.header(),
                new SliceQuotaRequest(List.of(quotas), STANDARD).toMessage());
    }

    @Test
    void aQuotaIsSetInAllCellsOfTheNode() throws Exception {
        network.parameters().setPolicy(cells[0], 0, new SlicePolicy(0, 90, 100));
        assertThat(quotas(ControlGate.OPEN, quota(1, 60, 80, 20), quota(0, 30, 40, 0)))
                .isInstanceOf(Outcome.Done.class);
        for (int cell : cells) {
            assertThat(network.parameters().policy(cell, 1)).isEqualTo(new SlicePolicy(20, 60, 80));
            assertThat(network.parameters().policy(cell, 0)).isEqualTo(new SlicePolicy(0, 30, 40));
        }
        assertThat(network.parameters().policy(0, 1)).as("another node").isEqualTo(SlicePolicy.FREE);
    }

    @Test
    void aQuotaThatCannotBeKeptIsRefusedAndNothingChanges() throws Exception {
        network.parameters().setPolicy(cells[2], 2, new SlicePolicy(0, 50, 100));
        assertRefused(quotas(ControlGate.OPEN, quota(1, 60, 80, 20)), "control-failed-to-execute");
        assertRefused(quotas(ControlGate.OPEN, quota(1, 60, 50, 20)), "control-message-invalid");
        assertRefused(
                quotas(ControlGate.OPEN, SlicePrbQuota.of(Plmn.of("999", "99"), identities.slice(1), 10, 20, 0)),
                "control-failed-to-execute");
        for (int cell : cells) {
            assertThat(network.parameters().policy(cell, 1)).isEqualTo(SlicePolicy.FREE);
        }
        assertRefused(
                rc(
                        NodeRole.CU_CP,
                        ControlGate.OPEN,
                        ControlAction.SLICE_LEVEL_PRB_QUOTA.header(),
                        new SliceQuotaRequest(List.of(quota(1, 1, 2, 0)), STANDARD).toMessage()),
                "action-not-supported");
    }

    private static void assertRefused(Outcome outcome, String cause) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.cause().value()).isEqualTo(cause));
    }

    @Test
    void aCellCanAcknowledgeAndDoNothing() throws Exception {
        ControlGate deaf = cell -> cell == cells[0];
        assertThat(quotas(deaf, quota(1, 60, 80, 20))).isInstanceOf(Outcome.Done.class);
        assertThat(network.parameters().policy(cells[0], 1)).isEqualTo(SlicePolicy.FREE);
        assertThat(network.parameters().policy(cells[1], 1)).isEqualTo(new SlicePolicy(20, 60, 80));
        assertThat(sleep(deaf, cells[0], null)).isInstanceOf(Outcome.Done.class);
        network.advanceTo(network.timeMicros() + 1_000_000);
        assertThat(network.powerState(cells[0])).isEqualTo(PowerState.ACTIVE);
    }

    @Test
    void aUserIsHandedOver() throws Exception {
        network.advanceTo(3_000_000);
        int moved = 0;
        for (int ue = 0; ue < network.ues().size(); ue++) {
            int cell = network.ues().cell(ue);
            int goal = cell == cells[0] ? cells[1] : cells[0];
            HandoverRequest request = HandoverRequest.to(identities.cgi(goal));
            ControlHeader header = ControlAction.HANDOVER.header(identities.ueId(NodeRole.CU_CP, ue));
            Outcome outcome = rc(NodeRole.CU_CP, ControlGate.OPEN, header, request.toMessage(RC));
            if (Arrays.stream(cells).noneMatch(own -> own == cell)) {
                assertRefused(outcome, "control-failed-to-execute");
                assertThat(network.ues().cell(ue)).isEqualTo(cell);
            } else if (outcome instanceof Outcome.Done) {
                // A command to a cell that the user does not hear ends the connection.
                assertThat(network.ues().cell(ue)).isIn(goal, UeStates.NONE);
                moved += network.ues().cell(ue) == goal ? 1 : 0;
            }
        }
        assertThat(moved).isPositive();
        assertRefused(
                rc(
                        NodeRole.GNB,
                        ControlGate.OPEN,
                        ControlAction.HANDOVER.header(identities.ueId(NodeRole.GNB, 0)),
                        HandoverRequest.to(new NrCgi(NodePlan.DEFAULT.plmn(), 0xfffffffffL))
                                .toMessage(RC)),
                "control-failed-to-execute");
    }

    private CellGlobalId.NrCgi cccCell(int cell) {
        return new CellGlobalId.NrCgi(
                new PlmnId("001", "01"), identities.cgi(cell).nrCellIdentity());
    }

    private Outcome ccc(ControlGate gate, int cell, RanConfigurationStructure old, RanConfigurationStructure wanted)
            throws Exception {
        byte[] header = CCC.encode(new io.rantwin.codecs.ccc.ControlHeader(2));
        byte[] message = CCC.encode(new io.rantwin.codecs.ccc.ControlMessage.Format2(
                List.of(new CellControlled(cccCell(cell), List.of(new ConfigurationStructureWrite(old, wanted))))));
        return new CccControl(4, target(NodeRole.GNB, gate)).carryOut(request(Octets.of(header), Octets.of(message)));
    }

    private Outcome sleep(ControlGate gate, int cell, EnergySavingState old) throws Exception {
        return ccc(
                gate,
                cell,
                new OCesManagementFunction(true, old, null, Map.of()),
                OCesManagementFunction.control(EnergySavingControl.TO_BE_ENERGY_SAVING));
    }

    private static ControlFailureCause failure(Outcome outcome) throws Exception {
        Octets octets = ((Outcome.Refused) outcome).outcome();
        ControlOutcome.Format2 decoded = (ControlOutcome.Format2) CCC.decodeControlOutcome(octets.toArray());
        return decoded.listOfCellsForControlOutcome()
                .getFirst()
                .ranConfigurationStructuresFailedList()
                .getFirst()
                .cause();
    }

    @Test
    void aCellSavesEnergyAndComesBack() throws Exception {
        network.advanceTo(2_000_000);
        int cell = cells[1];
        assertThat(failure(sleep(ControlGate.OPEN, cell, EnergySavingState.IS_ENERGY_SAVING)))
                .isEqualTo(ControlFailureCause.INCOMPATIBLE_STATE);
        assertThat(failure(sleep(ControlGate.OPEN, 0, null))).isEqualTo(ControlFailureCause.NOT_AVAILABLE);
        assertThat(sleep(ControlGate.OPEN, cell, EnergySavingState.IS_NOT_ENERGY_SAVING))
                .isInstanceOf(Outcome.Done.class);
        network.advanceTo(network.timeMicros() + 1_000_000);
        assertThat(network.powerState(cell)).isEqualTo(PowerState.DEEP_SLEEP);
        assertThat(network.connectedUsers(cell)).isZero();
        ccc(
                ControlGate.OPEN,
                cell,
                new OCesManagementFunction(true, EnergySavingState.IS_ENERGY_SAVING, null, Map.of()),
                OCesManagementFunction.control(EnergySavingControl.TO_BE_NOT_ENERGY_SAVING));
        network.advanceTo(network.timeMicros() + 1_000_000);
        assertThat(network.powerState(cell)).isEqualTo(PowerState.ACTIVE);
    }

    @Test
    void ratiosOfOneCellAreWrittenAndStatesAreNot() throws Exception {
        ORrmPolicyRatio old = ratio(2, 100, 0);
        assertThat(ccc(ControlGate.OPEN, cells[2], old, ratio(2, 70, 30))).isInstanceOf(Outcome.Done.class);
        assertThat(network.parameters().policy(cells[2], 1)).isEqualTo(new SlicePolicy(0, 30, 70));
        assertThat(network.parameters().policy(cells[1], 1)).isEqualTo(SlicePolicy.FREE);
        assertThat(failure(ccc(ControlGate.OPEN, cells[2], old, ratio(2, 60, 30))))
                .isEqualTo(ControlFailureCause.INCOMPATIBLE_STATE);
        assertThat(failure(ccc(ControlGate.OPEN, cells[0], ratio(9, 100, 0), ratio(9, 60, 30))))
                .isEqualTo(ControlFailureCause.NOT_AVAILABLE);
        assertThat(failure(ccc(
                        ControlGate.OPEN,
                        cells[2],
                        ONrCellDu.states(null, null, null),
                        ONrCellDu.states(null, io.rantwin.codecs.ccc.AdministrativeState.LOCKED, null))))
                .isEqualTo(ControlFailureCause.NOT_SUPPORTED);
    }

    private static ORrmPolicyRatio ratio(int sst, int max, int min) {
        return new ORrmPolicyRatio(
                ResourceType.PRB_DL,
                List.of(new PlmnInfo(new PlmnId("001", "01"), new Snssai(sst, null))),
                max,
                min,
                0,
                Map.of());
    }
}

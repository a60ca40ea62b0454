package io.rantwin.harness.ran.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.ccc.CccCodec;
import io.rantwin.codecs.e2ap.GlobalE2nodeId;
import io.rantwin.codecs.e2ap.RanFunction;
import io.rantwin.codecs.e2ap.RicControl.RicControlAckRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlAcknowledge;
import io.rantwin.codecs.e2ap.RicControl.RicControlFailure;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionResponse;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.rc.RanFunctionDefinition;
import io.rantwin.codecs.rc.RcType;
import io.rantwin.codecs.rc.control.ControlAction;
import io.rantwin.codecs.rc.control.PlmnForm;
import io.rantwin.codecs.rc.control.QuotaDialect;
import io.rantwin.codecs.rc.control.QuotaNumbering;
import io.rantwin.codecs.rc.control.SlicePrbQuota;
import io.rantwin.codecs.rc.control.SliceQuotaRequest;
import io.rantwin.harness.e2node.NodeIdentity;
import io.rantwin.harness.link.RecordingHandler;
import io.rantwin.harness.ran.network.SlicePolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The nodes of a network against a RIC that is made of sockets. */
class NetworkNodesTest {
    private static final Instant START = NodePlan.DEFAULT.start();
    private static final List<MeasurementItem> ITEMS =
            List.of(FeedDriver.item("RRU.PrbTotDl"), FeedDriver.item("DRB.RlcSduTransmittedVolumeDL"));

    private static Instant time(RicIndication indication) throws Exception {
        return RicSide.KPM
                .decodeIndicationHeader(indication.ricIndicationHeader())
                .collectionStartTime()
                .instant();
    }

    private static KpmReport report(RicIndication indication) throws Exception {
        return RicSide.KPM.decodeIndicationMessage(indication.ricIndicationMessage());
    }

    @Test
    void aSubscriptionIsServedFromItsFirstWholePeriodOnInNetworkTime() throws Exception {
        try (RicSide ric = new RicSide(SmallNetwork.busy(60, 5), NodePlan.DEFAULT, NetworkNodes.Faults.NONE)) {
            RecordingHandler node = ric.of(1, NodeRole.GNB);
            ric.run(1_230);
            assertThat(ric.ask(node, RicSide.subscription(1, FeedDriver.ofCell(null, 100, ITEMS), 1_000)))
                    .isInstanceOf(RicSubscriptionResponse.class);
            ric.run(2_770);
            for (int second = 2; second < 4; second++) {
                RicIndication indication = (RicIndication) RicSide.next(node);
                assertThat(time(indication)).isEqualTo(START.plusSeconds(second));
                assertThat(indication.ricIndicationSn()).isEqualTo(second - 2);
                assertThat(((io.rantwin.codecs.kpm.MeasurementReport) report(indication)).records())
                        .hasSize(10);
            }
            assertThat(ric.ask(node, RicSide.subscription(2, FeedDriver.ofCell(null, 15, ITEMS), 1_000)))
                    .isInstanceOfSatisfying(
                            RicSubscriptionFailure.class,
                            failure -> assertThat(failure.cause().value()).isEqualTo("function-resource-limit"));
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws Exception {
        List<List<String>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (RicSide ric = new RicSide(SmallNetwork.busy(60, 5), NodePlan.DEFAULT, NetworkNodes.Faults.NONE)) {
                List<String> bytes = new ArrayList<>();
                for (int site = 0; site < SmallNetwork.SITES; site++) {
                    ric.ask(
                            ric.of(site, NodeRole.GNB),
                            RicSide.subscription(1, FeedDriver.ofCell(null, 100, ITEMS), 100));
                }
                ric.run(1_000);
                for (int site = 0; site < SmallNetwork.SITES; site++) {
                    for (int i = 0; i < 10; i++) {
                        bytes.add(io.rantwin.codecs.per.Octets.of(
                                        ric.of(site, NodeRole.GNB).next())
                                .toHex());
                    }
                }
                runs.add(bytes);
            }
        }
        assertThat(runs.getFirst()).isEqualTo(runs.getLast()).doesNotHaveDuplicates();
    }

    @Test
    void aSplitGnbIsThreeNodesThatShareTheMeasurements() throws Exception {
        try (RicSide ric = new RicSide(SmallNetwork.busy(10, 5), NodePlan.DEFAULT.split(), NetworkNodes.Faults.NONE)) {
            assertThat(ric.nodes.nodes()).hasSize(9);
            List<String> all = new ArrayList<>();
            for (NodeRole role : List.of(NodeRole.CU_CP, NodeRole.CU_UP, NodeRole.DU)) {
                var setup = ric.setups.get(ric.nodes.identities().node(2, role).globalE2nodeId());
                GlobalE2nodeId.Gnb id = (GlobalE2nodeId.Gnb) setup.globalE2nodeId();
                assertThat(id.gnbDuId() != null).isEqualTo(role == NodeRole.DU);
                assertThat(id.gnbCuUpId() != null).isEqualTo(role == NodeRole.CU_UP);
                KpmRanFunctionDefinition kpm = RicSide.KPM.decodeRanFunctionDefinition(
                        setup.ranFunctionsAdded().getFirst().ranFunctionDefinition());
                kpm.reportStyles().getFirst().measurements().forEach(each -> all.add(each.measName()));
                assertThat(kpm.reportStyles()).hasSize(role == NodeRole.CU_CP ? 1 : 5);
                assertThat(setup.ranFunctionsAdded())
                        .extracting(RanFunction.Item::ranFunctionId)
                        .containsExactly(
                                role == NodeRole.DU
                                        ? new Integer[] {2, 3, 4}
                                        : role == NodeRole.CU_CP ? new Integer[] {2, 3} : new Integer[] {2});
            }
            assertThat(all).doesNotHaveDuplicates().contains("RRU.PrbTotDl", "RRC.ConnMean", "QosFlow.PdcpSduVolumeDl");
        }
    }

    @Test
    void theDefinitionsSayWhatIsThere() throws Exception {
        try (RicSide ric = new RicSide(SmallNetwork.busy(10, 5), NodePlan.DEFAULT, NetworkNodes.Faults.NONE)) {
            NetworkIdentities identities = ric.nodes.identities();
            List<RanFunction.Item> functions = ric.setups
                    .get(identities.node(0, NodeRole.GNB).globalE2nodeId())
                    .ranFunctionsAdded();
            RanFunctionDefinition rc = RicSide.CODECS
                    .rc()
                    .decode(RcType.RAN_FUNCTION_DEFINITION, functions.get(1).ranFunctionDefinition());
            assertThat(rc.controlStyles())
                    .extracting(style ->
                            style.styleType() + "/" + style.actions().getFirst().id())
                    .containsExactly("2/6", "3/1");
            var ccc = new CccCodec()
                    .decodeRanFunctionDefinition(
                            functions.get(2).ranFunctionDefinition().toArray());
            assertThat(ccc.listOfCells())
                    .extracting(
                            cell -> ((io.rantwin.codecs.ccc.CellGlobalId.NrCgi) cell.cellGlobalId()).nrCellIdentity())
                    .containsExactly(
                            identities.cgi(0).nrCellIdentity(),
                            identities.cgi(1).nrCellIdentity(),
                            identities.cgi(2).nrCellIdentity());
            assertThat(identities.cgi(4)).isEqualTo(new NrCgi(NodePlan.DEFAULT.plmn(), (2L << 14) + 2));
        }
    }

    @Test
    void aControlWorksAndIsAnswered() throws Exception {
        try (RicSide ric = new RicSide(SmallNetwork.busy(10, 5), NodePlan.DEFAULT, NetworkNodes.Faults.NONE)) {
            RecordingHandler node = ric.of(0, NodeRole.GNB);
            assertThat(ric.ask(node, quota(ric, 55))).isInstanceOf(RicControlAcknowledge.class);
            assertThat(ric.network.parameters().policy(2, 1)).isEqualTo(new SlicePolicy(0, 10, 55));
            assertThat(ric.ask(node, quota(ric, 5))).isInstanceOf(RicControlFailure.class);
            assertThat(ric.nodes.nodes().getFirst().status().controls()).isEqualTo(1);
        }
    }

    private static RicControlRequest quota(RicSide ric, int max) throws Exception {
        SlicePrbQuota quota =
                SlicePrbQuota.of(NodePlan.DEFAULT.plmn(), ric.nodes.identities().slice(1), 10, max, 0);
        var rc = RicSide.CODECS.rc();
        return new RicControlRequest(
                new RicRequestId(5, 1),
                3,
                null,
                rc.encode(RcType.CONTROL_HEADER, ControlAction.SLICE_LEVEL_PRB_QUOTA.header()),
                rc.encode(
                        RcType.CONTROL_MESSAGE,
                        new SliceQuotaRequest(List.of(quota), new QuotaDialect(QuotaNumbering.STANDARD, PlmnForm.BCD))
                                .toMessage()),
                RicControlAckRequest.ACK);
    }

    /** Lies about load, is a minute late on the clock, and keeps every other indication back for 300 ms. */
    private static final class Liar implements ReportTamper {
        private final List<Runnable> kept = new ArrayList<>();
        private final List<Instant> due = new ArrayList<>();
        private int count;

        @Override
        public double value(Subject subject, Instant start, double figure) {
            return subject.measName().equals("RRU.PrbTotDl") && subject.cells().contains(0) ? 99 : figure;
        }

        @Override
        public Instant clock(NodeIdentity node, Instant networkTime) {
            return networkTime.minusSeconds(60);
        }

        @Override
        public boolean indication(NodeIdentity node, Instant networkTime, byte[] pdu, Way way) {
            if (count++ % 2 == 0) {
                return way.send(pdu);
            }
            kept.add(() -> way.send(pdu));
            due.add(networkTime.plusMillis(300));
            return true;
        }

        @Override
        public void advanceTo(Instant networkTime) {
            while (!due.isEmpty() && !due.getFirst().isAfter(networkTime)) {
                due.removeFirst();
                kept.removeFirst().run();
            }
        }
    }

    @Test
    void theTamperStandsBetweenTruthAndRic() throws Exception {
        try (RicSide ric = new RicSide(
                SmallNetwork.busy(60, 5), NodePlan.DEFAULT, new NetworkNodes.Faults(new Liar(), ControlGate.OPEN))) {
            RecordingHandler node = ric.of(0, NodeRole.GNB);
            ric.ask(node, RicSide.subscription(1, FeedDriver.ofCell(null, 100, ITEMS), 100));
            ric.run(700);
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                RicIndication indication = (RicIndication) RicSide.next(node);
                order.add(indication.ricIndicationSn());
                assertThat(time(indication)).isEqualTo(START.minusSeconds(60).plusMillis(100L * order.getLast()));
                assertThat(FeedDriver.figures(report(indication))[0]).isEqualTo(99);
            }
            assertThat(order).containsExactly(0, 2, 4, 1, 6);
        }
    }
}

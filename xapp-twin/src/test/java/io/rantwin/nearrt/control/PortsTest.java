package io.rantwin.nearrt.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rantwin.codecs.ccc.CccCodec;
import io.rantwin.codecs.ccc.CellGlobalId;
import io.rantwin.codecs.ccc.ControlFailureCause;
import io.rantwin.codecs.ccc.ControlMessage;
import io.rantwin.codecs.ccc.ControlOutcome;
import io.rantwin.codecs.ccc.EnergySavingControl;
import io.rantwin.codecs.ccc.OCesManagementFunction;
import io.rantwin.codecs.ccc.PlmnId;
import io.rantwin.codecs.ccc.RanFunctionDefinition.RanFunctionName;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedAttribute;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedCell;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedServices;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedStructure;
import io.rantwin.codecs.identity.Guami;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.rc.ControlHeader;
import io.rantwin.codecs.rc.RanFunctionDefinition;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.codecs.rc.RcType;
import io.rantwin.codecs.rc.control.ControlAction;
import io.rantwin.codecs.rc.control.ControlReading;
import io.rantwin.codecs.rc.control.HandoverRequest;
import io.rantwin.codecs.rc.control.QuotaDialect;
import io.rantwin.codecs.rc.control.SliceQuotaRequest;
import io.rantwin.nearrt.live.ReportLine;
import io.rantwin.nearrt.live.UeView;
import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.EnforcementAction.HandOver;
import io.rantwin.twin.enforcement.EnforcementAction.SetOffset;
import io.rantwin.twin.enforcement.EnforcementAction.SetQuota;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.enforcement.Lever;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.xapp.control.ControlRequest;
import io.rantwin.xapp.control.ControlResult;
import io.rantwin.xapp.node.ConnectionStatus;
import io.rantwin.xapp.node.E2Node;
import io.rantwin.xapp.node.FunctionChoice;
import io.rantwin.xapp.node.RcFunction;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final String A = "001-01-000000001";
    private static final String B = "001-01-000000002";
    private static final Plmn PLMN = Plmn.of("001", "01");
    private static final Snssai SLICE = new Snssai(1, 0xA1);
    private static final SetQuota QUOTA = new SetQuota(A, SLICE, new RRMPolicyRatio(0, 30, 80), RRMPolicyRatio.FREE);
    private static final UeId UE = UeId.Gnb.of(1234, new Guami(PLMN, 1, 2, 3));

    private final RcCodec rc = new RcCodec();
    private final CccCodec ccc = new CccCodec();
    private final FakeCells cells = new FakeCells();
    private final List<ControlRequest> sent = new ArrayList<>();
    private ControlResult result = new ControlResult.Acknowledged(null);
    private List<E2Node.RanFunction> functions = List.of();

    private NodeCells nodes() {
        return new ReportedNodeCells(
                cells,
                () -> List.of(new E2Node(
                        "gnb-1",
                        ConnectionStatus.CONNECTED,
                        null,
                        E2Node.NodeType.GNB,
                        "",
                        "",
                        "",
                        functions,
                        "e2t:38000",
                        1)));
    }

    private CompletableFuture<ControlResult> send(ControlRequest request) {
        sent.add(request);
        return CompletableFuture.completedFuture(result);
    }

    private RcPort rcPort(VisibleUes ues, boolean wholeNodes, ControlAction... actions) {
        List<RanFunctionDefinition.ControlStyle> styles = new ArrayList<>();
        for (ControlAction action : actions) {
            styles.add(new RanFunctionDefinition.ControlStyle(
                    action.style().styleType(),
                    action.style().title(),
                    List.of(new RanFunctionDefinition.Action(action.actionId(), action.title(), List.of())),
                    1,
                    1,
                    null,
                    1,
                    List.of()));
        }
        RanFunctionDefinition definition = new RanFunctionDefinition(
                new RanFunctionDefinition.FunctionName("ORAN-E2SM-RC", "1.3.6.1.4.1.53148.1.1.2.3", "", null),
                null,
                List.of(),
                List.of(),
                styles,
                List.of());
        return new RcPort(
                nodes(),
                node -> new FunctionChoice.Chosen<>(new RcFunction(3, definition)),
                ues,
                this::send,
                rc,
                QuotaDialect.STANDARD,
                wholeNodes);
    }

    @Test
    void aQuotaGoesOverRcWhereItMeansOneCell() throws Exception {
        cells.report(A, Map.of());
        RcPort port = rcPort(VisibleUes.NONE, false, ControlAction.SLICE_LEVEL_PRB_QUOTA);
        assertThat(port.levers(A)).containsExactly(Lever.SLICE_QUOTA);
        assertThat(port.carryOut(QUOTA).join()).isEqualTo(new PortResult.Acknowledged());
        ControlRequest request = sent.getFirst();
        assertThat(request.ranName()).isEqualTo("gnb-1");
        assertThat(request.ranFunctionId()).isEqualTo(3);
        ControlHeader header = rc.decode(RcType.CONTROL_HEADER, request.ricControlHeader());
        assertThat(ControlAction.SLICE_LEVEL_PRB_QUOTA.isIn(header)).isTrue();
        ControlReading<SliceQuotaRequest> reading =
                SliceQuotaRequest.read(rc.decode(RcType.CONTROL_MESSAGE, request.ricControlMessage()));
        assertThat(reading).isInstanceOfSatisfying(ControlReading.Understood.class, understood -> {
            SliceQuotaRequest quota = (SliceQuotaRequest) understood.request();
            assertThat(quota.quotas().getFirst().minPercent()).isEqualTo(30);
            assertThat(quota.quotas().getFirst().maxPercent()).isEqualTo(80);
            assertThat(quota.quotas().getFirst().members().getFirst().snssai())
                    .isEqualTo(new io.rantwin.codecs.identity.Snssai(1, 0xA1));
        });
        cells.report(B, Map.of());
        assertThat(port.objection(QUOTA)).contains("would hold in all 2 cells of node gnb-1");
        assertThat(rcPort(VisibleUes.NONE, true, ControlAction.SLICE_LEVEL_PRB_QUOTA)
                        .objection(QUOTA))
                .isNull();
    }

    @Test
    void whatRcDoesNotOfferIsRefusedWithTheReason() {
        cells.report(A, Map.of());
        RcPort port = rcPort(VisibleUes.NONE, false, ControlAction.HANDOVER);
        assertThat(port.objection(QUOTA))
                .isEqualTo("node gnb-1 does not offer \"Slice-level PRB quota\" (style 2, action 6)");
        assertThat(port.objection(new SleepCell(A))).isEqualTo("it has no control for that");
        assertThat(port.objection(new HandOver("gnb-1/amf-1234", A, B))).contains("is not visible any more");
        assertThat(port.objection(new SetQuota(B, SLICE, RRMPolicyRatio.FREE, RRMPolicyRatio.FREE)))
                .isEqualTo("no connected E2 node reports cell " + B);
    }

    @Test
    void aUeThatIsReportedByItsIdIsHandedOver() throws Exception {
        cells.report(A, Map.of());
        UeView view = new UeView(
                "gnb-1",
                A,
                UE,
                cells.networkNanos(),
                List.of(new ReportLine.Figure("DRB.UEThpDl", 2500, "1-00000a", 9)));
        ReportedUes ues = new ReportedUes(cells, cellId -> cellId.equals(A) ? List.of(view) : List.of(), 5_000);
        SeenUe seen = ues.ues().getFirst();
        assertThat(seen.cellId()).isEqualTo(A);
        assertThat(seen.throughputKbits()).isEqualTo(2500);
        assertThat(seen.slice()).isEqualTo(new Snssai(1, 10));
        assertThat(seen.fiveQi()).isEqualTo(9);
        assertThat(seen.names())
                .contains(
                        new io.rantwin.a1.policy.UeId.Hex("00000000000004D2"),
                        new io.rantwin.a1.policy.UeId.GuAmfUeNgapId(
                                new io.rantwin.a1.policy.UeId.GuAmI(
                                        new io.rantwin.a1.policy.PlmnId("001", "01"), "01", "002", "03"),
                                1234));
        RcPort port = rcPort(ues, false, ControlAction.HANDOVER);
        HandOver handOver = new HandOver(seen.ueKey(), A, B);
        assertThat(port.carryOut(handOver).join()).isEqualTo(new PortResult.Acknowledged());
        ControlHeader header = rc.decode(RcType.CONTROL_HEADER, sent.getFirst().ricControlHeader());
        assertThat(header).isEqualTo(ControlAction.HANDOVER.header(UE));
        assertThat(HandoverRequest.read(
                        rc.decode(RcType.CONTROL_MESSAGE, sent.getFirst().ricControlMessage()), rc))
                .isInstanceOfSatisfying(
                        ControlReading.Understood.class,
                        understood -> assertThat(((HandoverRequest) understood.request()).targetPrimaryCell())
                                .isEqualTo(new NrCgi(PLMN, 2)));
        cells.pass(6_000);
        assertThat(ues.ues()).isEmpty();
        assertThat(port.objection(handOver)).contains("is not visible any more");
    }

    @Test
    void energySavingGoesOverCccForCellsThatAnnounceIt() throws Exception {
        functions = List.of(
                new E2Node.RanFunction(2, Octets.of((byte) 1, (byte) 2), 1, ""),
                new E2Node.RanFunction(4, Octets.of(ccc.encode(cccDefinition())), 1, ""));
        cells.report(A, Map.of());
        cells.report(B, Map.of());
        CccPort port = new CccPort(nodes(), this::send);
        assertThat(port.levers(A)).containsExactly(Lever.CELL_STATE);
        assertThat(port.levers(B)).isEmpty();
        assertThat(port.objection(new WakeCell(B)))
                .isEqualTo("node gnb-1 does not offer O-CESManagementFunction of cell " + B);
        assertThat(port.objection(QUOTA)).contains("does not offer O-RRMPolicyRatio");
        assertThat(port.carryOut(new SleepCell(A)).join()).isEqualTo(new PortResult.Acknowledged());
        assertThat(sent.getFirst().ranFunctionId()).isEqualTo(4);
        ControlMessage message =
                ccc.decodeControlMessage(sent.getFirst().ricControlMessage().toArray());
        ControlMessage.CellControlled cell =
                ((ControlMessage.Format2) message).listOfCellsControlled().getFirst();
        assertThat(cell.cellGlobalId()).isEqualTo(cccCell());
        assertThat(cell.listOfConfigurationStructures().getFirst().newValuesOfAttributes())
                .isEqualTo(OCesManagementFunction.control(EnergySavingControl.TO_BE_ENERGY_SAVING));
        result = new ControlResult.Acknowledged(Octets.of(ccc.encode(new ControlOutcome.Format2(
                null,
                List.of(new ControlOutcome.CellControlOutcome(
                        cccCell(),
                        List.of(),
                        List.of(new ControlOutcome.ConfigurationStructureFailed(
                                OCesManagementFunction.control(EnergySavingControl.TO_BE_NOT_ENERGY_SAVING),
                                OCesManagementFunction.control(EnergySavingControl.TO_BE_ENERGY_SAVING),
                                ControlFailureCause.INCOMPATIBLE_STATE))))))));
        assertThat(port.carryOut(new SleepCell(A)).join())
                .isEqualTo(new PortResult.Failed("the node refused: O-CESManagementFunction IncompatibleState"));
        result = new ControlResult.NoAnswer(Duration.ofSeconds(3));
        assertThat(port.carryOut(new SleepCell(A)).join())
                .isEqualTo(new PortResult.Unknown("the node did not answer within 3000 ms"));
    }

    private static CellGlobalId cccCell() {
        return new CellGlobalId.NrCgi(new PlmnId("001", "01"), 1);
    }

    private static io.rantwin.codecs.ccc.RanFunctionDefinition cccDefinition() {
        SupportedServices services = new SupportedServices(
                List.of(),
                List.of(),
                List.of(new io.rantwin.codecs.ccc.RanFunctionDefinition.ControlStyle(
                        2, "Cell Configuration and Control", 1, 2, null, 2)),
                Map.of());
        return new io.rantwin.codecs.ccc.RanFunctionDefinition(
                new RanFunctionName("ORAN-E2SM-CCC", "1.3.6.1.4.1.53148.1.6.2.4", "cells", null),
                List.of(),
                List.of(new SupportedCell(
                        cccCell(),
                        List.of(new SupportedStructure(
                                OCesManagementFunction.NAME,
                                List.of(new SupportedAttribute("energySavingControl", services)))))));
    }

    @Test
    void configurationGoesOverO1AndIsReadBack() throws Exception {
        Map<String, String> resources = new LinkedHashMap<>();
        resources.put(
                "/o1/topology",
                "{\"sites\":[{\"cells\":[{\"cellId\":\"" + A + "\",\"name\":\"S1-1\"},{\"cellId\":\"" + B
                        + "\",\"index\":7}]}]}");
        resources.put("/o1/NRCellDU/S1-1", "{\"powerState\":\"active\"}");
        resources.put("/o1/NRCellDU/S1-1/NRCellRelation/7", "{\"cellIndividualOffset\":0}");
        resources.put(
                "/o1/NRCellDU/S1-1/RRMPolicyRatio",
                "[{\"sST\":1,\"sD\":161,\"rRMPolicyMinRatio\":30.0,\"rRMPolicyMaxRatio\":80.0}]");
        List<String> patched = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String resource = resources.get(path);
            if (exchange.getRequestMethod().equals("PATCH") && resource != null) {
                patched.add(path + " " + body);
            }
            byte[] answer =
                    (resource == null ? "{\"errorMessage\":\"none\"}" : resource).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(resource == null ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/o1");
            O1Port port = new O1Port(
                    new HttpO1Client(HttpClient.newHttpClient(), base, Duration.ofSeconds(5)),
                    Runnable::run,
                    "deep_sleep",
                    Map.of(),
                    topology -> topology);
            assertThat(port.objection(new SleepCell(A))).contains("its cells have not been read yet");
            port.refresh().join();
            SetOffset offset = new SetOffset(A, B, 3, 0);
            assertThat(port.levers(A)).contains(Lever.OFFSET, Lever.CELL_STATE, Lever.POWER, Lever.TILT);
            assertThat(port.objection(QUOTA)).isEqualTo("it has no configuration for that");
            for (EnforcementAction action :
                    List.of(new SleepCell(A), new WakeCell(A), offset, new EnforcementAction.SetPower(A, 40, 43))) {
                assertThat(port.carryOut(action).join()).isEqualTo(new PortResult.Acknowledged());
            }
            assertThat(patched)
                    .containsExactly(
                            "/o1/NRCellDU/S1-1 {\"powerState\":\"deep_sleep\"}",
                            "/o1/NRCellDU/S1-1 {\"powerState\":\"active\"}",
                            "/o1/NRCellDU/S1-1/NRCellRelation/7 {\"cellIndividualOffset\":3.0}",
                            "/o1/NRCellDU/S1-1 {\"configuredMaxTxPowerDbm\":40.0}");
            assertThat(port.readBack(offset).join()).isEqualTo(InPlace.NO);
            assertThat(port.readBack(offset.undo()).join()).isEqualTo(InPlace.YES);
            assertThat(port.readBack(new SleepCell(A)).join()).isEqualTo(InPlace.NO);
            assertThat(port.readBack(QUOTA).join()).isEqualTo(InPlace.YES);
            assertThat(port.readBack(new EnforcementAction.SetPower(A, 40, 43)).join())
                    .isEqualTo(InPlace.UNKNOWN);
            resources.remove("/o1/NRCellDU/S1-1");
            assertThat(port.carryOut(new SleepCell(A)).join())
                    .isInstanceOfSatisfying(
                            PortResult.Failed.class,
                            failed -> assertThat(failed.reason()).contains("was answered with 404", "none"));
        } finally {
            server.stop(0);
        }
    }
}

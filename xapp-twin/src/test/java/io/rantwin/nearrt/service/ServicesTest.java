package io.rantwin.nearrt.service;

import static io.rantwin.nearrt.service.FakeTwin.A;
import static io.rantwin.nearrt.service.FakeTwin.B;
import static io.rantwin.nearrt.service.FakeTwin.C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.rantwin.api.v1.Anomaly;
import io.rantwin.api.v1.AnomalyKind;
import io.rantwin.api.v1.CellState;
import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.ControlState;
import io.rantwin.api.v1.EnforceStatus;
import io.rantwin.api.v1.Fidelity;
import io.rantwin.api.v1.Forecast;
import io.rantwin.api.v1.ForecastsGrpc;
import io.rantwin.api.v1.GetCellRequest;
import io.rantwin.api.v1.GetFidelityRequest;
import io.rantwin.api.v1.GetForecastRequest;
import io.rantwin.api.v1.GetTopologyRequest;
import io.rantwin.api.v1.HistoryGrpc;
import io.rantwin.api.v1.ImportTopologyRequest;
import io.rantwin.api.v1.Kpi;
import io.rantwin.api.v1.ListAnomaliesRequest;
import io.rantwin.api.v1.ListCellsRequest;
import io.rantwin.api.v1.ListCellsResponse;
import io.rantwin.api.v1.ListNodesRequest;
import io.rantwin.api.v1.ListPoliciesRequest;
import io.rantwin.api.v1.PoliciesGrpc;
import io.rantwin.api.v1.PolicyState;
import io.rantwin.api.v1.QualityGrpc;
import io.rantwin.api.v1.ReadReportsRequest;
import io.rantwin.api.v1.Report;
import io.rantwin.api.v1.SetControlEnabledRequest;
import io.rantwin.api.v1.TopologyGrpc;
import io.rantwin.api.v1.TopologyState;
import io.rantwin.api.v1.Trust;
import io.rantwin.api.v1.WatchCellsRequest;
import io.rantwin.api.v1.WatchReportsRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServicesTest {
    private final FakeTwin twin = new FakeTwin();
    private final Channel channel = twin.serve();

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void nodesAndCellsAreTold() {
        CellsGrpc.CellsBlockingStub cells = CellsGrpc.newBlockingStub(channel);
        var nodes = cells.listNodes(ListNodesRequest.getDefaultInstance());
        assertThat(nodes.getNodes(0).getRanName()).isEqualTo("gnb_1");
        assertThat(nodes.getNodes(0).getMissingMeasurementsList()).containsExactly("DRB.RlcSduDelayDl");
        CellState cell = cells.getCell(GetCellRequest.newBuilder().setCellId(A).build());
        assertThat(cell.getTrust()).isEqualTo(Trust.TRUST_TRUSTED);
        assertThat(cell.getKpisMap()).containsOnlyKeys("RRU.PrbTotDl", "RRC.ConnMean", "DRB.UEThpDl");
        assertThat(cell.getKpisOrThrow("RRU.PrbTotDl").getMean()).isEqualTo(42.5);
        assertThat(cell.getKpisOrThrow("RRC.ConnMean").getAgeMs()).isEqualTo(2500);
    }

    @Test
    void cellsComePageByPage() {
        CellsGrpc.CellsBlockingStub cells = CellsGrpc.newBlockingStub(channel);
        ListCellsResponse first =
                cells.listCells(ListCellsRequest.newBuilder().setPageSize(2).build());
        assertThat(first.getCellsList()).extracting(CellState::getCellId).containsExactly(A, B);
        ListCellsResponse second = cells.listCells(ListCellsRequest.newBuilder()
                .setPageSize(2)
                .setPageToken(first.getNextPageToken())
                .build());
        assertThat(second.getCellsList()).extracting(CellState::getCellId).containsExactly(C);
        assertThat(second.getNextPageToken()).isEmpty();
        assertThat(cells.listCells(ListCellsRequest.newBuilder().setPageSize(3).build())
                        .getNextPageToken())
                .isEmpty();
        assertThat(cells.listCells(ListCellsRequest.newBuilder()
                                .setRanName("gnb_2")
                                .build())
                        .getCellsCount())
                .isZero();
    }

    @Test
    void aWatchBeginsWithWhatThereIsAndGoesOn() {
        Iterator<CellState> states = CellsGrpc.newBlockingStub(channel)
                .watchCells(WatchCellsRequest.newBuilder().addCellIds(B).build());
        assertThat(states.next().getVersion()).isEqualTo(1);
        twin.publish(FakeTwin.state(A, 2, FakeTwin.NOW + 1, 1));
        twin.publish(FakeTwin.state(B, 2, FakeTwin.NOW + 1, 50));
        CellState next = states.next();
        assertThat(next.getCellId()).isEqualTo(B);
        assertThat(next.getVersion()).isEqualTo(2);
    }

    @Test
    void forecastsAreToldForEachQuantityAndHorizon() {
        ForecastsGrpc.ForecastsBlockingStub forecasts = ForecastsGrpc.newBlockingStub(channel);
        var all = forecasts.getForecast(
                GetForecastRequest.newBuilder().addCellIds(A).build());
        assertThat(all.getForecastsCount()).isEqualTo(6);
        var one = forecasts.getForecast(GetForecastRequest.newBuilder()
                .addCellIds(A)
                .addKpis(Kpi.newBuilder().setName("RRU.PrbTotDl"))
                .addHorizonsMs(30_000)
                .addProbabilities(0.9)
                .addProbabilities(0.1)
                .build());
        Forecast forecast = one.getForecasts(0);
        assertThat(forecast.getKpi().getUnit()).isEqualTo("%");
        assertThat(forecast.getHorizonMs()).isEqualTo(30_000);
        assertThat(forecast.getQuantiles(0).getProbability()).isEqualTo(0.1);
        assertThat(forecast.getQuantiles(1).getValue()).isEqualTo(49);
        assertThat(forecast.getMembers(0).getMember()).isEqualTo("persistence");
        Iterator<Forecast> watched = forecasts.watchForecasts(GetForecastRequest.newBuilder()
                .addCellIds(A)
                .addKpis(Kpi.newBuilder().setName("RRU.PrbTotDl"))
                .addHorizonsMs(1000)
                .build());
        assertThat(watched.next().getCellId()).isEqualTo(A);
        twin.publish(FakeTwin.state(A, 2, FakeTwin.NOW + 1, 1));
        assertThat(watched.next().getHorizonMs()).isEqualTo(1000);
    }

    @Test
    void reportsAreReadAndWatched() {
        HistoryGrpc.HistoryBlockingStub history = HistoryGrpc.newBlockingStub(channel);
        List<Report> reports = new ArrayList<>();
        history.readReports(ReadReportsRequest.newBuilder().setFromNs(1).build())
                .forEachRemaining(reports::add);
        assertThat(reports).hasSize(2);
        assertThat(reports.getFirst().getFigures(1).getSnssai()).isEqualTo("1");
        Iterator<Report> none = history.readReports(
                ReadReportsRequest.newBuilder().setFromNs(1).setUntilNs(2).build());
        assertThat(none.hasNext()).isFalse();
        Iterator<Report> watched = history.watchReports(
                WatchReportsRequest.newBuilder().addCellIds(B).build());
        Waiting.until(() -> !twin.reportListeners.isEmpty());
        for (String cell : List.of(A, B)) {
            twin.reportListeners.forEach(listener -> listener.accept(FakeTwin.line(cell, FakeTwin.NOW, 1)));
        }
        assertThat(watched.next().getCellId()).isEqualTo(B);
    }

    @Test
    void fidelityAndAnomaliesAreTold() {
        QualityGrpc.QualityBlockingStub quality = QualityGrpc.newBlockingStub(channel);
        Fidelity fidelity = quality.getFidelity(
                        GetFidelityRequest.newBuilder().addCellIds(B).build())
                .getFidelities(0);
        assertThat(fidelity.getFidelity()).isEqualTo(0.91);
        Anomaly anomaly =
                quality.listAnomalies(ListAnomaliesRequest.getDefaultInstance()).getAnomalies(0);
        assertThat(anomaly.getKind()).isEqualTo(AnomalyKind.ANOMALY_KIND_SLEEPING_CELL);
        Iterator<Anomaly> watched = quality.watchAnomalies(ListAnomaliesRequest.getDefaultInstance());
        assertThat(watched.next().getCellId()).isEqualTo(B);
    }

    @Test
    void policiesAreToldAndTheKillSwitchWorks() {
        PoliciesGrpc.PoliciesBlockingStub policies = PoliciesGrpc.newBlockingStub(channel);
        PolicyState policy =
                policies.listPolicies(ListPoliciesRequest.getDefaultInstance()).getPolicies(0);
        assertThat(policy.getStatus()).isEqualTo(EnforceStatus.ENFORCE_STATUS_NOT_ENFORCED);
        assertThat(policy.getReason()).contains("overloaded");
        assertThat(policy.getEffects(0).getRealised()).isEqualTo(-280);
        assertThat(policies.watchPolicies(ListPoliciesRequest.getDefaultInstance())
                        .next()
                        .getPolicyId())
                .isEqualTo("es-1");
        ControlState off = policies.setControlEnabled(SetControlEnabledRequest.newBuilder()
                .setReason("me: trial over")
                .build());
        assertThat(off.getEnabled()).isFalse();
        assertThat(off.getReverted()).isEqualTo(3);
        assertThat(twin.switches).containsExactly("false: me: trial over");
    }

    @Test
    void aTopologyIsReplacedOrRefusedWithAllMistakes() {
        TopologyGrpc.TopologyBlockingStub service = TopologyGrpc.newBlockingStub(channel);
        TopologyState before = service.getTopology(GetTopologyRequest.getDefaultInstance());
        assertThat(before.getCells()).isEqualTo(3);
        assertThat(before.getUnknownCellIdsList()).containsExactly("001-01-0000000ff");
        TopologyState again = service.importTopology(ImportTopologyRequest.newBuilder()
                .setTopologyJson(before.getTopologyJson())
                .build());
        assertThat(again.getSha256()).isEqualTo(before.getSha256());
        String wrong = FakeTwin.TOPOLOGY
                .replace("\"resourceBlocks\": 273", "\"resourceBlocks\": -1")
                .replace("\"azimuthDegrees\": 150", "\"azimuthDegrees\": 400");
        assertThatThrownBy(() -> service.importTopology(ImportTopologyRequest.newBuilder()
                        .setTopologyJson(wrong)
                        .build()))
                .satisfies(e -> {
                    assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
                    assertThat(mistakes(e))
                            .anyMatch(mistake -> mistake.startsWith("topology_json/carriers/0/resourceBlocks: "))
                            .anyMatch(
                                    mistake -> mistake.startsWith("topology_json/sites/0/sectors/1/azimuthDegrees: "));
                });
        assertThat(twin.topology.cells()).hasSize(3);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> CellsGrpc.newBlockingStub(channel)
                        .getCell(GetCellRequest.newBuilder().setCellId("x").build()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessage("NOT_FOUND: No report of cell x was ever taken.");
        assertThatThrownBy(() -> ForecastsGrpc.newBlockingStub(channel)
                        .getForecast(
                                GetForecastRequest.newBuilder().addCellIds("x").build()))
                .hasMessageStartingWith("NOT_FOUND: No report of cell x was ever taken");
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(
                bad(
                        "cell_id: must be the NR CGI",
                        channel -> CellsGrpc.newBlockingStub(channel).getCell(GetCellRequest.getDefaultInstance())),
                bad(
                        "page_size: must lie between 0 and 1000, not 1001",
                        channel -> CellsGrpc.newBlockingStub(channel)
                                .listCells(ListCellsRequest.newBuilder()
                                        .setPageSize(1001)
                                        .build())),
                bad(
                        "least_interval_ms: must lie between 0 and 3600000 ms, not -1",
                        channel -> CellsGrpc.newBlockingStub(channel)
                                .watchCells(WatchCellsRequest.newBuilder()
                                        .setLeastIntervalMs(-1)
                                        .build())
                                .next()),
                bad(
                        "cell_ids[1]: must be the NR CGI",
                        channel -> CellsGrpc.newBlockingStub(channel)
                                .watchCells(WatchCellsRequest.newBuilder()
                                        .addCellIds(A)
                                        .addCellIds(" ")
                                        .build())
                                .next()),
                bad(
                        "until_ns: must not be before from_ns, 4 is before 5",
                        channel -> HistoryGrpc.newBlockingStub(channel)
                                .readReports(ReadReportsRequest.newBuilder()
                                        .setFromNs(5)
                                        .setUntilNs(4)
                                        .build())
                                .next()),
                bad(
                        "kpis[0].name: \"load\" is not forecast; these are: RRU.PrbTotDl, DRB.UEThpDl",
                        channel -> ForecastsGrpc.newBlockingStub(channel)
                                .getForecast(GetForecastRequest.newBuilder()
                                        .addKpis(Kpi.newBuilder().setName("load"))
                                        .build())),
                bad(
                        "horizons_ms[0]: must lie between 1000 and 3600000 ms, not 10",
                        channel -> ForecastsGrpc.newBlockingStub(channel)
                                .getForecast(GetForecastRequest.newBuilder()
                                        .addHorizonsMs(10)
                                        .build())),
                bad(
                        "probabilities[0]: must lie between 0.001 and 0.999, not 1",
                        channel -> ForecastsGrpc.newBlockingStub(channel)
                                .getForecast(GetForecastRequest.newBuilder()
                                        .addProbabilities(1)
                                        .build())),
                bad(
                        "reason: must say who and why",
                        channel -> PoliciesGrpc.newBlockingStub(channel)
                                .setControlEnabled(SetControlEnabledRequest.getDefaultInstance())),
                bad(
                        "topology_json: is empty",
                        channel -> TopologyGrpc.newBlockingStub(channel)
                                .importTopology(ImportTopologyRequest.getDefaultInstance())),
                bad(
                        "topology_json: is no JSON",
                        channel -> TopologyGrpc.newBlockingStub(channel)
                                .importTopology(ImportTopologyRequest.newBuilder()
                                        .setTopologyJson("{")
                                        .build())));
    }

    private static Arguments bad(String sentence, Consumer<Channel> call) {
        return Arguments.of(sentence, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRequests")
    void badRequestsAreRefusedWithFieldAndSentence(String sentence, Consumer<Channel> call) {
        assertThatThrownBy(() -> call.accept(channel)).satisfies(e -> {
            assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(Status.fromThrowable(e).getDescription()).startsWith(sentence);
            assertThat(mistakes(e)).hasSize(1).first().asString().startsWith(sentence);
        });
    }

    static List<String> mistakes(Throwable e) {
        List<String> mistakes = new ArrayList<>();
        try {
            for (Any detail : StatusProto.fromThrowable(e).getDetailsList()) {
                detail.unpack(BadRequest.class)
                        .getFieldViolationsList()
                        .forEach(each -> mistakes.add(each.getField() + ": " + each.getDescription()));
            }
        } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
        return mistakes;
    }
}

package io.rantwin.planner.live;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.Anomaly;
import io.rantwin.api.v1.AnomalyKind;
import io.rantwin.api.v1.CellEffect;
import io.rantwin.api.v1.CellState;
import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.ControlEffect;
import io.rantwin.api.v1.ControlOutcome;
import io.rantwin.api.v1.EnforceStatus;
import io.rantwin.api.v1.Estimate;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.EvaluateResponse;
import io.rantwin.api.v1.Explanation;
import io.rantwin.api.v1.Fidelity;
import io.rantwin.api.v1.Figure;
import io.rantwin.api.v1.Forecast;
import io.rantwin.api.v1.ForecastsGrpc;
import io.rantwin.api.v1.GetFidelityRequest;
import io.rantwin.api.v1.GetFidelityResponse;
import io.rantwin.api.v1.GetForecastRequest;
import io.rantwin.api.v1.GetForecastResponse;
import io.rantwin.api.v1.GetTopologyRequest;
import io.rantwin.api.v1.GuardRailVerdict;
import io.rantwin.api.v1.HistoryGrpc;
import io.rantwin.api.v1.Kpi;
import io.rantwin.api.v1.ListAnomaliesRequest;
import io.rantwin.api.v1.ListAnomaliesResponse;
import io.rantwin.api.v1.ListNodesRequest;
import io.rantwin.api.v1.ListNodesResponse;
import io.rantwin.api.v1.ListPoliciesRequest;
import io.rantwin.api.v1.ListPoliciesResponse;
import io.rantwin.api.v1.ModelBasis;
import io.rantwin.api.v1.NetworkEffect;
import io.rantwin.api.v1.Node;
import io.rantwin.api.v1.PoliciesGrpc;
import io.rantwin.api.v1.PolicyState;
import io.rantwin.api.v1.QualityGrpc;
import io.rantwin.api.v1.Quantile;
import io.rantwin.api.v1.ReadReportsRequest;
import io.rantwin.api.v1.Report;
import io.rantwin.api.v1.RootCause;
import io.rantwin.api.v1.TopologyGrpc;
import io.rantwin.api.v1.TopologyState;
import io.rantwin.api.v1.Trust;
import io.rantwin.api.v1.WatchCellsRequest;
import io.rantwin.api.v1.WatchReportsRequest;
import io.rantwin.api.v1.WhatIfGrpc;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A twin that says what a test wants, and can be gone for a while. */
public final class ScriptedTwin implements AutoCloseable {
    /** Begin of its time, ns. */
    public static final long BEGIN_NANOS = 1_767_571_200_000_000_000L;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final String TOPOLOGY = """
            {"carriers":[{"name":"n78","frequencyHertz":3.5E9,"subcarrierSpacingHertz":30000,"bandwidthMegahertz":100,
              "resourceBlocks":273,"downlinkShare":0.75}],
             "sites":[{"name":"S1","xMetres":100,"yMetres":-50,"environment":"UMA","sectors":[
               {"azimuthDegrees":30,"heightMetres":25,"cells":[
                 {"index":0,"cellId":"a","carrier":"n78","configuredMaxTxPowerDbm":46,"administrativeState":"UNLOCKED"},
                 {"index":1,"cellId":"planned","carrier":"n78","configuredMaxTxPowerDbm":46,"administrativeState":"LOCKED"}]}]}]}
            """;

    private final String name = InProcessServerBuilder.generateName();
    private final Map<String, CellState> states = new TreeMap<>();
    private final List<StreamObserver<CellState>> cellWatchers = new CopyOnWriteArrayList<>();
    private final List<StreamObserver<Report>> reportWatchers = new CopyOnWriteArrayList<>();
    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final ScriptedModels models = new ScriptedModels();
    private @Nullable Server server;
    private volatile @Nullable Status refusal;

    /** A twin that is there. */
    public ScriptedTwin() throws IOException {
        come();
    }

    /** It comes (again). */
    public void come() throws IOException {
        server = InProcessServerBuilder.forName(name)
                .addService(new Cells())
                .addService(new History())
                .addService(new Forecasts())
                .addService(new WhatIf())
                .addService(new Quality())
                .addService(new Policies())
                .addService(models)
                .addService(new Topology())
                .intercept(new Door())
                .build()
                .start();
    }

    /** Every call ends so from now on; null lets callers in again. */
    public void shutOut(@Nullable Status why) {
        refusal = why;
        // Those who watch would not notice else.
        cellWatchers.forEach(each -> each.onError((why == null ? Status.CANCELLED : why).asRuntimeException()));
        cellWatchers.clear();
    }

    private final class Door implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            Status why = refusal;
            if (why == null) {
                return next.startCall(call, headers);
            }
            call.close(why, new Metadata());
            return new ServerCall.Listener<>() {};
        }
    }

    /** It is gone. */
    public void go() {
        if (server != null) {
            server.shutdownNow();
        }
        cellWatchers.clear();
        reportWatchers.clear();
    }

    /** How many read its reports. */
    public int readers() {
        reportWatchers.removeIf(each -> ((ServerCallStreamObserver<Report>) each).isCancelled());
        return reportWatchers.size();
    }

    /** A client of it. */
    public LiveTwin client(InstantSource clock) {
        return new LiveTwin("scripted:1", InProcessChannelBuilder.forName(name).build(), clock);
    }

    /** A new state of a cell. */
    public void state(String cellId, int second, double load) {
        CellState state;
        synchronized (states) {
            state = CellState.newBuilder()
                    .setCellId(cellId)
                    .setRanName("node")
                    .setVersion(second)
                    .setNetworkTimeNs(BEGIN_NANOS + second * NANOS_PER_SECOND)
                    .putKpis(
                            "RRU.PrbTotDl",
                            Estimate.newBuilder()
                                    .setMean(load)
                                    .setStandardDeviation(2)
                                    .build())
                    .setTrust(Trust.TRUST_TRUSTED)
                    .setBasis(ModelBasis.MODEL_BASIS_GEOMETRY)
                    .build();
            states.put(cellId, state);
        }
        cellWatchers.forEach(each -> each.onNext(state));
    }

    /** A report of a cell. */
    public void report(String cellId, int second, double load) {
        report(report(cellId, second)
                .addFigures(Figure.newBuilder().setName("RRU.PrbTotDl").setValue(load))
                .build());
    }

    /** A report without figures, of the second that ends then. */
    public static Report.Builder report(String cellId, int second) {
        return Report.newBuilder()
                .setCellId(cellId)
                .setRanName("node")
                .setCollectionStartNs(BEGIN_NANOS + (second - 1) * NANOS_PER_SECOND)
                .setGranularityPeriodMs(1000)
                .setArrivalTimeNs(BEGIN_NANOS + second * NANOS_PER_SECOND);
    }

    /** Reports this. */
    public void report(Report report) {
        reports.add(report);
        readers();
        reportWatchers.forEach(each -> each.onNext(report));
    }

    /** It does not have its reports any more. */
    public void forget() {
        reports.clear();
    }

    static <T> void answer(StreamObserver<T> out, T message) {
        out.onNext(message);
        out.onCompleted();
    }

    private final class Cells extends CellsGrpc.CellsImplBase {
        @Override
        public void listNodes(ListNodesRequest request, StreamObserver<ListNodesResponse> out) {
            answer(
                    out,
                    ListNodesResponse.newBuilder()
                            .addNodes(Node.newBuilder()
                                    .setRanName("node")
                                    .setConnected(true)
                                    .addCellIds("a"))
                            .build());
        }

        @Override
        public void watchCells(WatchCellsRequest request, StreamObserver<CellState> out) {
            synchronized (states) {
                states.values().forEach(out::onNext);
                cellWatchers.add(out);
            }
        }
    }

    private final class History extends HistoryGrpc.HistoryImplBase {
        @Override
        public void readReports(ReadReportsRequest request, StreamObserver<Report> out) {
            reports.stream()
                    .filter(each -> each.getCollectionStartNs() + NANOS_PER_SECOND >= request.getFromNs())
                    .filter(each -> request.getCellIdsCount() == 0
                            || request.getCellIdsList().contains(each.getCellId()))
                    .forEach(out::onNext);
            out.onCompleted();
        }

        @Override
        public void watchReports(WatchReportsRequest request, StreamObserver<Report> out) {
            reportWatchers.add(out);
        }
    }

    private final class Forecasts extends ForecastsGrpc.ForecastsImplBase {
        @Override
        public void getForecast(GetForecastRequest request, StreamObserver<GetForecastResponse> out) {
            GetForecastResponse.Builder answer = GetForecastResponse.newBuilder();
            CellState state;
            synchronized (states) {
                state = states.get("a");
            }
            if (request.getKpisCount() > 0 && !request.getKpis(0).getName().equals("RRU.PrbTotDl")) {
                out.onError(refusal("kpis[0].name", "is not forecast"));
                return;
            }
            for (long horizon : state == null ? List.<Long>of() : request.getHorizonsMsList()) {
                Forecast.Builder forecast = Forecast.newBuilder()
                        .setCellId("a")
                        .setKpi(Kpi.newBuilder().setName("RRU.PrbTotDl").setUnit("%"))
                        .setOriginNs(state.getNetworkTimeNs())
                        .setHorizonMs(horizon)
                        .setNaive(10)
                        .setRunningCoverage90(0.9);
                for (double probability : request.getProbabilitiesList()) {
                    forecast.addQuantiles(
                            Quantile.newBuilder().setProbability(probability).setValue(20 * probability));
                }
                answer.addForecasts(forecast);
            }
            answer(out, answer.build());
        }
    }

    /** What a twin says that refuses a call. */
    public static TwinException refusing(Status.Code code, String sentence) {
        return new TwinException(code, sentence, List.of(), null);
    }

    private static RuntimeException refusal(String field, String detail) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.INVALID_ARGUMENT.value())
                .setMessage(field + " " + detail)
                .addDetails(Any.pack(BadRequest.newBuilder()
                        .addFieldViolations(BadRequest.FieldViolation.newBuilder()
                                .setField(field)
                                .setDescription(detail))
                        .build()))
                .build());
    }

    private static final class WhatIf extends WhatIfGrpc.WhatIfImplBase {
        @Override
        public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> out) {
            if (request.getActionsCount() > 0
                    && request.getActions(0)
                            .getAction()
                            .getCellState()
                            .getCellId()
                            .equals("nowhere")) {
                out.onError(refusal("actions[0].action.cell_state.cell_id", "names no cell of this network"));
                return;
            }
            answer(
                    out,
                    EvaluateResponse.newBuilder()
                            .setDraws(request.getDraws())
                            .setBasis(ModelBasis.MODEL_BASIS_GEOMETRY)
                            .setSnapshotId("cut")
                            .addEffects(CellEffect.newBuilder()
                                    .setCellId("a")
                                    .setKpi(Kpi.newBuilder()
                                            .setName("RRU.PrbTotDl")
                                            .setUnit("%"))
                                    .setWithoutActions(40)
                                    .addDifference(Quantile.newBuilder()
                                            .setProbability(0.5)
                                            .setValue(-40)))
                            .addNetwork(NetworkEffect.newBuilder()
                                    .setKpi(Kpi.newBuilder()
                                            .setName("PEE.AvgPower")
                                            .setUnit("W"))
                                    .setWithoutActions(1800)
                                    .addDifference(Quantile.newBuilder()
                                            .setProbability(0.5)
                                            .setValue(-360)))
                            .addAllGuardRails(request.getGuardRailsList().stream()
                                    .map(rail -> GuardRailVerdict.newBuilder()
                                            .setViolationProbability(0.25)
                                            .addCellIds("a")
                                            .build())
                                    .toList())
                            .build());
        }

        @Override
        public void explain(EvaluateRequest request, StreamObserver<Explanation> out) {
            answer(
                    out,
                    Explanation.newBuilder()
                            .setExact(true)
                            .addActionShares(-40)
                            .addSentences("It sleeps.")
                            .build());
        }
    }

    private static final class Quality extends QualityGrpc.QualityImplBase {
        @Override
        public void getFidelity(GetFidelityRequest request, StreamObserver<GetFidelityResponse> out) {
            GetFidelityResponse.Builder answer = GetFidelityResponse.newBuilder();
            for (long horizon : List.of(0L, 1000L)) {
                answer.addFidelities(Fidelity.newBuilder()
                        .setCellId("a")
                        .setKpi(Kpi.newBuilder().setName("RRU.PrbTotDl"))
                        .setGranularityPeriodMs(1000)
                        .setHorizonMs(horizon)
                        .setWindowS(60)
                        .setPredictions(60)
                        .setFidelity(0.8 - horizon / 10_000.0)
                        .setSkill(Double.NaN));
            }
            answer(out, answer.build());
        }

        @Override
        public void listAnomalies(ListAnomaliesRequest request, StreamObserver<ListAnomaliesResponse> out) {
            answer(
                    out,
                    ListAnomaliesResponse.newBuilder()
                            .addAnomalies(Anomaly.newBuilder()
                                    .setCellId("a")
                                    .setKind(AnomalyKind.ANOMALY_KIND_LIAR_CELL)
                                    .setSinceNs(BEGIN_NANOS)
                                    .addReasons("It contradicts its neighbours.")
                                    .addRootCauses(RootCause.newBuilder()
                                            .setCellId("a")
                                            .setKind(AnomalyKind.ANOMALY_KIND_LIAR_CELL)
                                            .setShare(1)))
                            .setBasis("Compared with neighbours.")
                            .build());
        }
    }

    private static final class Policies extends PoliciesGrpc.PoliciesImplBase {
        @Override
        public void listPolicies(ListPoliciesRequest request, StreamObserver<ListPoliciesResponse> out) {
            answer(
                    out,
                    ListPoliciesResponse.newBuilder()
                            .addPolicies(PolicyState.newBuilder()
                                    .setPolicyId("es")
                                    .setPolicyTypeId("ORAN_EnergySaving_3.0.1")
                                    .setPolicyJson("{\"scope\":{}}")
                                    .setStatus(EnforceStatus.ENFORCE_STATUS_ENFORCED)
                                    .addEffects(ControlEffect.newBuilder()
                                            .setCellId("a")
                                            .setControl("sleep")
                                            .setSentNs(BEGIN_NANOS)
                                            .setOutcome(ControlOutcome.CONTROL_OUTCOME_VERIFIED)
                                            .setKpi(Kpi.newBuilder()
                                                    .setName("PEE.AvgPower")
                                                    .setUnit("W"))
                                            .setPredicted(-300)
                                            .setRealised(-290)))
                            .build());
        }
    }

    /** What it says to models from now on; null when it takes them. */
    public void refuseModels(@Nullable Status why) {
        models.refuse(why);
    }

    /** Ids of the models that it was offered and took, in order. */
    public List<String> taken() {
        return models.taken();
    }

    private static final class Topology extends TopologyGrpc.TopologyImplBase {
        @Override
        public void getTopology(GetTopologyRequest request, StreamObserver<TopologyState> out) {
            answer(
                    out,
                    TopologyState.newBuilder()
                            .setTopologyJson(TOPOLOGY)
                            .setSha256("t1")
                            .setCells(2)
                            .build());
        }
    }

    @Override
    public void close() {
        go();
    }
}

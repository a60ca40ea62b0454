package io.rantwin.planner.live;

import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.access.TwinAccess;
import io.rantwin.api.v1.CellState;
import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.Fidelity;
import io.rantwin.api.v1.ForecastsGrpc;
import io.rantwin.api.v1.GetFidelityRequest;
import io.rantwin.api.v1.GetFidelityResponse;
import io.rantwin.api.v1.GetForecastRequest;
import io.rantwin.api.v1.GetForecastResponse;
import io.rantwin.api.v1.GetTopologyRequest;
import io.rantwin.api.v1.HistoryGrpc;
import io.rantwin.api.v1.Kpi;
import io.rantwin.api.v1.ListAnomaliesRequest;
import io.rantwin.api.v1.ListAnomaliesResponse;
import io.rantwin.api.v1.ListModelsRequest;
import io.rantwin.api.v1.ListModelsResponse;
import io.rantwin.api.v1.ListNodesRequest;
import io.rantwin.api.v1.ListNodesResponse;
import io.rantwin.api.v1.ListPoliciesRequest;
import io.rantwin.api.v1.ListPoliciesResponse;
import io.rantwin.api.v1.ModelState;
import io.rantwin.api.v1.ModelsGrpc;
import io.rantwin.api.v1.Node;
import io.rantwin.api.v1.PoliciesGrpc;
import io.rantwin.api.v1.PolicyState;
import io.rantwin.api.v1.QualityGrpc;
import io.rantwin.api.v1.TopologyGrpc;
import io.rantwin.api.v1.TopologyState;
import io.rantwin.api.v1.WatchCellsRequest;
import io.rantwin.twin.topology.TopologyException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running twin as the planner sees it. Its owner calls {@link #tick} a few times a second; everything else comes by itself
 * and is kept, so that readers get what is known at once, however the twin does. What is not kept is {@link #questions asked}.
 * Thread-safe.
 */
public final class LiveTwin implements AutoCloseable {
    /** What the trail of forecasts is kept of. */
    public static final String TRAILED_KPI = "RRU.PrbTotDl";

    /** How far ahead the kept forecasts look. */
    public static final List<Long> TRAILED_HORIZONS = List.of(10_000L, 60_000L);

    private static final Logger LOG = LoggerFactory.getLogger(LiveTwin.class);
    private static final long QUICK_SECONDS = 10;
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final String address;
    private final ManagedChannel channel;
    private final TwinAccess access;
    private final TwinQuestions questions;
    private final TwinModels modelCalls;
    private final InstantSource clock;
    private final Rounds rounds = new Rounds(ROUND);
    private final LiveCells cells = new LiveCells(rounds);
    private final ForecastTrails trails = new ForecastTrails();
    private final ReportFlow reports;
    private final Watch<CellState> watch;
    private final List<Poll<?>> polls;
    private volatile LinkStatus status;
    private volatile Plan plan = Plan.NONE;
    private volatile Known<List<Node>> nodes = Known.nothing(List.of());
    private volatile Known<ListAnomaliesResponse> anomalies = Known.nothing(ListAnomaliesResponse.getDefaultInstance());
    private volatile Known<Map<String, List<Fidelity>>> fidelity = Known.nothing(Map.of());
    private volatile Known<List<PolicyState>> policies = Known.nothing(List.of());
    private volatile Known<List<ModelState>> models = Known.nothing(List.of());

    /** Takes the way to a twin, which it closes in the end. */
    LiveTwin(String address, ManagedChannel channel, InstantSource clock) {
        this(address, channel, TwinAccess.PLAIN, clock);
    }

    private LiveTwin(String address, ManagedChannel channel, TwinAccess access, InstantSource clock) {
        this.access = access;
        this.address = address;
        this.channel = channel;
        this.questions = new TwinQuestions(address, channel);
        this.modelCalls = TwinModels.over(address, channel);
        this.clock = clock;
        status = new LinkStatus(address, LinkState.CONNECTING, clock.instant(), null, null);
        reports = new ReportFlow(HistoryGrpc.newStub(channel), this::streamEnded);
        watch = new Watch<>(
                taker -> CellsGrpc.newStub(channel).watchCells(WatchCellsRequest.getDefaultInstance(), taker),
                state -> {
                    answered();
                    cells.told(state, clock.instant());
                },
                this::streamEnded);
        polls = List.of(
                this.<ListNodesResponse>poll(
                        3,
                        taker -> quick(CellsGrpc::newStub).listNodes(ListNodesRequest.getDefaultInstance(), taker),
                        answer -> nodes = known(answer.getNodesList())),
                this.<TopologyState>poll(
                        15,
                        taker -> quick(TopologyGrpc::newStub)
                                .getTopology(GetTopologyRequest.getDefaultInstance(), taker),
                        this::planned),
                this.<ListAnomaliesResponse>poll(
                        3,
                        taker -> quick(QualityGrpc::newStub)
                                .listAnomalies(ListAnomaliesRequest.getDefaultInstance(), taker),
                        answer -> anomalies = known(answer)),
                this.<GetFidelityResponse>poll(
                        5,
                        taker ->
                                quick(QualityGrpc::newStub).getFidelity(GetFidelityRequest.getDefaultInstance(), taker),
                        answer -> fidelity = known(answer.getFidelitiesList().stream()
                                .collect(Collectors.groupingBy(Fidelity::getCellId)))),
                this.<ListPoliciesResponse>poll(
                        3,
                        taker -> quick(PoliciesGrpc::newStub)
                                .listPolicies(ListPoliciesRequest.getDefaultInstance(), taker),
                        answer -> policies = known(answer.getPoliciesList())),
                this.<ListModelsResponse>poll(
                        10,
                        taker -> quick(ModelsGrpc::newStub).listModels(ListModelsRequest.getDefaultInstance(), taker),
                        answer -> models = known(answer.getModelsList())),
                this.<GetForecastResponse>poll(
                        5,
                        taker -> quick(ForecastsGrpc::newStub)
                                .getForecast(
                                        GetForecastRequest.newBuilder()
                                                .addKpis(Kpi.newBuilder().setName(TRAILED_KPI))
                                                .addAllHorizonsMs(TRAILED_HORIZONS)
                                                .addAllProbabilities(ForecastTrails.PROBABILITIES)
                                                .build(),
                                        taker),
                        answer -> answer.getForecastsList().forEach(trails::add)));
    }

    /** Looks for a twin at an address {@code HOST:PORT}; it need not be there yet. */
    public static LiveTwin at(String address, TwinAccess access, InstantSource clock) {
        return at(address, access, clock, List.of());
    }

    /** The same with what is around each call. */
    public static LiveTwin at(String address, TwinAccess access, InstantSource clock, List<ClientInterceptor> around) {
        return new LiveTwin(address, access.open(address, around), access, clock);
    }

    private <T> Poll<T> poll(long seconds, Consumer<StreamObserver<T>> question, Consumer<T> taken) {
        return new Poll<>(
                Duration.ofSeconds(seconds),
                question,
                answer -> {
                    answered();
                    taken.accept(answer);
                },
                this::unanswered);
    }

    private <S extends AbstractStub<S>> S quick(Function<Channel, S> maker) {
        return maker.apply(channel).withDeadlineAfter(QUICK_SECONDS, TimeUnit.SECONDS);
    }

    private <T> Known<T> known(T value) {
        return new Known<>(value, clock.instant());
    }

    /** Asks what is due; never waits. */
    public void tick() {
        Instant now = clock.instant();
        access.refresh();
        if (status.state() != LinkState.CONNECTED) {
            // The library's own pauses grow to two minutes, which is long for two processes beside each other.
            channel.resetConnectBackoff();
        }
        polls.forEach(poll -> poll.tick(now));
        watch.tick(now);
        reports.tick(now);
        rounds.tick(now);
    }

    private synchronized void answered() {
        LinkStatus before = status;
        Instant now = clock.instant();
        boolean isNew = before.state() != LinkState.CONNECTED;
        status = new LinkStatus(address, LinkState.CONNECTED, isNew ? now : before.since(), now, null);
        if (isNew) {
            LOG.info("connected to the twin at {}", address);
            rounds.change();
        }
    }

    private synchronized void unanswered(Status why) {
        if (why.getCode() != Status.Code.UNAVAILABLE
                && why.getCode() != Status.Code.DEADLINE_EXCEEDED
                && !TwinException.isShutOut(why)) {
            // It is there, and does not know this question or has nothing to say.
            LOG.debug("the twin at {} answers {}", address, why);
            return;
        }
        LinkStatus before = status;
        LinkState state = before.answeredAt() == null ? LinkState.CONNECTING : LinkState.LOST;
        Instant since = before.state() == state ? before.since() : clock.instant();
        if (before.state() == LinkState.CONNECTED) {
            LOG.warn("lost the twin at {}: {}", address, why);
        }
        String trouble = TwinException.sentence(why, address);
        if (TwinException.isShutOut(why) && !trouble.equals(before.trouble())) {
            LOG.warn("{}", trouble);
        }
        status = new LinkStatus(address, state, since, before.answeredAt(), trouble);
        rounds.change();
    }

    private void streamEnded(Status why) {
        if (!channel.isShutdown()) {
            unanswered(why);
        }
    }

    private void planned(TopologyState state) {
        if (state.getSha256().equals(plan.sha256())) {
            return;
        }
        try {
            Plan read = Plan.of(state);
            plan = read;
            cells.planned(read.places());
        } catch (IOException | TopologyException unreadable) {
            LOG.warn("the twin's topology cannot be read: {}", unreadable.toString());
        }
    }

    /** How the way to the twin stands. */
    public LinkStatus status() {
        return status;
    }

    /** Rounds of changes, for whoever follows them. */
    public Rounds rounds() {
        return rounds;
    }

    /** Cells and their states. */
    public LiveCells cells() {
        return cells;
    }

    /** The topology that the twin works with. */
    public Plan plan() {
        return plan;
    }

    /** E2 nodes. */
    public Known<List<Node>> nodes() {
        return nodes;
    }

    /** Open anomalies, likeliest first. */
    public Known<ListAnomaliesResponse> anomalies() {
        return anomalies;
    }

    /** Fidelity by cell. */
    public Known<Map<String, List<Fidelity>>> fidelity() {
        return fidelity;
    }

    /** Policies in force and their effects. */
    public Known<List<PolicyState>> policies() {
        return policies;
    }

    /** Learned models that the twin has. */
    public Known<List<ModelState>> models() {
        return models;
    }

    /** Errors of a learned model over those of the best simple member, by horizon in ms; empty when the twin tells none of it. */
    public Map<Long, Double> relativeErrors(String modelId) {
        return models.value().stream()
                .filter(each -> each.getModelId().equals(modelId))
                .findFirst()
                .map(ModelState::getRelativeErrorByHorizonMsMap)
                .orElse(Map.of());
    }

    /** Calls that offer models and end their use; closed with this. */
    public TwinModels modelCalls() {
        return modelCalls;
    }

    /** What it answers while the caller waits. */
    public TwinQuestions questions() {
        return questions;
    }

    /** Forecasts that were made, for {@link #TRAILED_KPI}. */
    public List<ForecastTrails.Past> trail(String cellId, long horizonMillis) {
        return trails.of(cellId, TRAILED_KPI, horizonMillis);
    }

    /** Every new report, for whoever wants to listen. */
    public ReportFlow reports() {
        return reports;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    /**
     * What was told, and when.
     *
     * @param value empty before the first answer
     * @param at when it was told; null before the first answer
     */
    public record Known<T>(T value, @Nullable Instant at) {
        static <T> Known<T> nothing(T empty) {
            return new Known<>(empty, null);
        }
    }
}

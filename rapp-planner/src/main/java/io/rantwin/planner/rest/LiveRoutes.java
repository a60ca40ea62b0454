package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grpc.Status;
import io.javalin.http.Context;
import io.rantwin.api.access.Role;
import io.rantwin.api.v1.Anomaly;
import io.rantwin.api.v1.CellState;
import io.rantwin.planner.live.KnownCell;
import io.rantwin.planner.live.LinkState;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.live.Plan;
import io.rantwin.planner.live.TwinException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /v1/live}: what a running twin tells, and how old that is. What was told once is shown when the twin is lost, too. */
final class LiveRoutes {
    private final @Nullable LiveTwin twin;
    private final InstantSource clock;

    LiveRoutes(@Nullable LiveTwin twin, InstantSource clock) {
        this.twin = twin;
        this.clock = clock;
    }

    void addTo(RouteTable routes) {
        routes.get(Role.VIEWER, "/v1/live", this::overview);
        routes.get(Role.VIEWER, "/v1/live/cells", this::cells);
        routes.get(Role.VIEWER, "/v1/live/cells/{cellId}", this::cell);
        routes.get(Role.VIEWER, "/v1/live/cells/{cellId}/forecast", this::forecast);
        routes.get(Role.VIEWER, "/v1/live/anomalies", this::anomalies);
        routes.get(Role.VIEWER, "/v1/live/fidelity", this::fidelity);
        routes.get(Role.VIEWER, "/v1/live/policies", this::policies);
        routes.get(Role.VIEWER, "/v1/live/models", this::models);
        routes.get(Role.VIEWER, "/v1/live/nodes", this::nodes);
        routes.get(Role.VIEWER, "/v1/live/topology", this::topology);
    }

    /** A twin that has answered at least once. */
    static LiveTwin known(@Nullable LiveTwin twin) throws ProblemException {
        if (twin == null) {
            throw new ProblemException(
                    ProblemKind.NO_TWIN,
                    "The planner was started without a twin; rantwin rapp --twin HOST:PORT names one.");
        }
        if (twin.status().answeredAt() == null) {
            @Nullable String trouble = twin.status().trouble();
            throw new ProblemException(
                    ProblemKind.NO_TWIN,
                    trouble == null ? "The twin at " + twin.status().address() + " has not answered yet." : trouble);
        }
        return twin;
    }

    /** A twin that answers now. */
    static LiveTwin connected(@Nullable LiveTwin twin) throws ProblemException {
        LiveTwin found = known(twin);
        if (found.status().state() != LinkState.CONNECTED) {
            throw new ProblemException(
                    ProblemKind.NO_TWIN, String.valueOf(found.status().trouble()));
        }
        return found;
    }

    /** A refusal of the twin as one of this server. */
    static ProblemException refused(TwinException refused, Function<String, String> pointers) {
        ProblemKind kind = switch (refused.code()) {
            case INVALID_ARGUMENT -> ProblemKind.BAD_REQUEST;
            case NOT_FOUND -> ProblemKind.NOT_FOUND;
            case FAILED_PRECONDITION, ALREADY_EXISTS -> ProblemKind.OTHER_STATE;
            case RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED -> ProblemKind.BUSY;
            case UNAVAILABLE -> ProblemKind.NO_TWIN;
            // Of the planner's own token or certificate: 401 and 403 would tell the caller that it is about his.
            case UNAUTHENTICATED, PERMISSION_DENIED -> ProblemKind.SHUT_OUT;
            default -> ProblemKind.INTERNAL;
        };
        List<ProblemException.Fault> faults = refused.code() == Status.Code.INVALID_ARGUMENT
                ? refused.mistakes().stream()
                        .map(each -> new ProblemException.Fault(pointers.apply(each.field()), each.detail()))
                        .toList()
                : List.of();
        return new ProblemException(kind, String.valueOf(refused.getMessage()), faults);
    }

    private void overview(Context context) throws ProblemException {
        new Query(context, Set.of());
        ObjectNode json = Answer.object();
        if (twin == null) {
            Answer.json(context, 200, json.put("state", "NONE"));
            return;
        }
        json = LiveJson.link(twin.status());
        List<KnownCell> cells = twin.cells().all();
        json.put("cells", cells.size());
        json.put(
                "reporting", cells.stream().filter(cell -> cell.state() != null).count());
        json.put("planned", twin.plan().places().size());
        if (!twin.plan().sha256().isEmpty()) {
            json.put("topologySha256", twin.plan().sha256());
        }
        if (twin.cells().networkNanos() != 0) {
            json.put("networkTime", LiveJson.time(twin.cells().networkNanos()));
        }
        json.put("anomalies", twin.anomalies().value().getAnomaliesCount());
        Answer.json(context, 200, json);
    }

    /** As the twin gives it, so that an order can carry it. */
    private void topology(Context context) throws ProblemException {
        new Query(context, Set.of());
        Plan plan = known(twin).plan();
        if (plan.json().isEmpty()) {
            throw ProblemException.notFound(
                    "The twin has no topology; rantwin twin topology import FILE gives it one.");
        }
        Answer.octets(context, 200, "application/json", plan.json().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Anomaly> anomaliesByCell(LiveTwin live) {
        return live.anomalies().value().getAnomaliesList().stream()
                .collect(Collectors.toMap(Anomaly::getCellId, each -> each, (first, second) -> first));
    }

    private void cells(Context context) throws ProblemException {
        Page page = Page.of(new Query(context, Page.parameters()));
        LiveTwin live = known(twin);
        Map<String, Anomaly> anomalies = anomaliesByCell(live);
        Instant now = clock.instant();
        Answer.json(
                context,
                200,
                page.show(live.cells().all(), KnownCell::cellId, cell -> LiveJson.line(live, cell, anomalies, now)));
    }

    private KnownCell cell(LiveTwin live, String cellId) throws ProblemException {
        KnownCell cell = live.cells().find(cellId);
        if (cell == null) {
            throw ProblemException.notFound(
                    "The twin knows no cell " + cellId + "; GET /v1/live/cells lists those it knows.");
        }
        return cell;
    }

    private void cell(Context context) throws ProblemException {
        LiveTwin live = asked(context);
        KnownCell cell = cell(live, context.pathParam("cellId"));
        ObjectNode json = LiveJson.line(live, cell, anomaliesByCell(live), clock.instant());
        ArrayNode measurements = json.putArray("measurements");
        CellState state = cell.state();
        if (state != null) {
            new TreeMap<>(state.getKpisMap()).forEach((name, estimate) -> {
                ObjectNode one = measurements.addObject().put("name", name).put("unit", LiveJson.unit(name));
                LiveJson.put(one, "mean", estimate.getMean());
                LiveJson.put(one, "deviation", estimate.getStandardDeviation());
                one.put("ageMillis", estimate.getAgeMs());
            });
        }
        ArrayNode fidelity = json.putArray("fidelities");
        live.fidelity().value().getOrDefault(cell.cellId(), List.of()).stream()
                .map(LiveJson::fidelity)
                .forEach(fidelity::add);
        ArrayNode anomalies = json.putArray("anomalies");
        live.anomalies().value().getAnomaliesList().stream()
                .filter(each -> each.getCellId().equals(cell.cellId()))
                .map(LiveJson::anomaly)
                .forEach(anomalies::add);
        Answer.json(context, 200, json);
    }

    private void forecast(Context context) throws ProblemException {
        Query query = new Query(context, Set.of("kpi", "minutes"));
        @Nullable String kpi = query.text("kpi");
        long minutes = query.whole("minutes", 10, 1, 120);
        LiveTwin live = connected(twin);
        KnownCell cell = cell(live, context.pathParam("cellId"));
        try {
            Answer.json(
                    context,
                    200,
                    new ForecastJson(live).of(cell.cellId(), kpi == null ? LiveTwin.TRAILED_KPI : kpi, minutes));
        } catch (TwinException refused) {
            throw refused(refused, field -> field.startsWith("kpis") ? "kpi" : field);
        }
    }

    private void anomalies(Context context) throws ProblemException {
        LiveTwin live = asked(context);
        ObjectNode json = Answer.object();
        ArrayNode items = json.putArray("items");
        live.anomalies().value().getAnomaliesList().stream()
                .map(LiveJson::anomaly)
                .forEach(items::add);
        json.put("basis", live.anomalies().value().getBasis());
        LiveJson.at(json, live.anomalies().at());
        Answer.json(context, 200, json);
    }

    private void fidelity(Context context) throws ProblemException {
        Page page = Page.of(new Query(context, Page.parameters()));
        LiveTwin live = known(twin);
        List<ObjectNode> lines = new TreeMap<>(live.fidelity().value())
                .values().stream().flatMap(List::stream).map(LiveJson::fidelity).toList();
        // The key has all that tells two lines apart, and the order of the list.
        ObjectNode json = page.show(
                lines.stream().sorted(Comparator.comparing(LiveRoutes::key)).toList(), LiveRoutes::key, line -> line);
        LiveJson.at(json, live.fidelity().at());
        Answer.json(context, 200, json);
    }

    private static String key(ObjectNode line) {
        return line.get("cellId").textValue() + "|" + line.get("kpi").textValue() + "|"
                + Page.key(line.get("granularityMillis").longValue())
                + Page.key(line.get("horizonMillis").longValue());
    }

    private void policies(Context context) throws ProblemException {
        items(context, asked(context).policies(), StandingJson::policy);
    }

    private void models(Context context) throws ProblemException {
        items(context, asked(context).models(), StandingJson::model);
    }

    private void nodes(Context context) throws ProblemException {
        LiveTwin live = asked(context);
        Instant now = clock.instant();
        items(context, live.nodes(), node -> StandingJson.node(node, live, now));
    }

    /** The twin, for a question that takes no parameters. */
    private LiveTwin asked(Context context) throws ProblemException {
        new Query(context, Set.of());
        return known(twin);
    }

    private static <T> void items(Context context, LiveTwin.Known<List<T>> known, Function<T, ObjectNode> toJson) {
        ObjectNode json = Answer.object();
        ArrayNode items = json.putArray("items");
        known.value().forEach(each -> items.add(toJson.apply(each)));
        LiveJson.at(json, known.at());
        Answer.json(context, 200, json);
    }
}

package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.rantwin.api.access.Role;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Series;
import io.rantwin.planner.history.SeriesSummary;
import io.rantwin.planner.history.chunks.HistoryView;
import io.rantwin.planner.history.sources.SourceStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code /v1/data}: what was reported, as it is in the history now, also while another process writes it. */
final class DataRoutes {
    /** Periods looked at in one go: bounds memory, and passes gaps quickly. */
    private static final long WINDOW_PERIODS = 20_000;

    private final HistoryView history;
    private final InstantSource clock;

    /** Something to do with the history. */
    private interface Use<T> {
        T of(HistoryStore store) throws HistoryException;
    }

    DataRoutes(HistoryView history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    void addTo(RouteTable routes) {
        routes.get(Role.VIEWER, "/v1/data/sources", this::sources);
        routes.get(Role.VIEWER, "/v1/data/cells", this::cells);
        routes.get(Role.VIEWER, "/v1/data/cells/{cellId}", this::cell);
        routes.get(Role.VIEWER, "/v1/data/cells/{cellId}/rows", this::rows);
    }

    private <T> T with(Use<T> use, T nothing) throws ProblemException {
        try {
            return history.look(store -> store == null ? nothing : use.of(store));
        } catch (HistoryException failed) {
            throw new ProblemException(ProblemKind.NOT_KEPT, String.valueOf(failed.getMessage()));
        }
    }

    private void sources(Context context) throws ProblemException {
        Query query = new Query(context, Page.parameters());
        List<ObjectNode> sources = new ArrayList<>();
        try {
            for (Map.Entry<String, String> each : new TreeMap<>(history.bookmarks()).entrySet()) {
                sources.add(SourceStatus.read(each.getValue()).json(each.getKey(), clock.millis()));
            }
        } catch (HistoryException failed) {
            throw new ProblemException(ProblemKind.NOT_KEPT, String.valueOf(failed.getMessage()));
        }
        Answer.json(
                context,
                200,
                Page.of(query).show(sources, each -> each.get("source").asText(), each -> each));
    }

    private List<SeriesSummary> all() throws ProblemException {
        return this.<List<SeriesSummary>>with(HistoryStore::list, List.of());
    }

    private List<SeriesSummary> series(Context context) throws ProblemException {
        String cellId = context.pathParam("cellId");
        List<SeriesSummary> found =
                all().stream().filter(each -> each.cellId().equals(cellId)).toList();
        if (found.isEmpty()) {
            throw ProblemException.notFound(
                    "Nothing is known of cell " + cellId + "; GET /v1/data/cells lists the cells there are.");
        }
        return found;
    }

    private void cells(Context context) throws ProblemException {
        Query query = new Query(context, Page.parameters());
        var byCell = new TreeMap<String, List<SeriesSummary>>();
        all().forEach(each ->
                byCell.computeIfAbsent(each.cellId(), cell -> new ArrayList<>()).add(each));
        Answer.json(
                context,
                200,
                Page.of(query)
                        .show(
                                List.copyOf(byCell.entrySet()),
                                Map.Entry::getKey,
                                each -> cell(each.getKey(), each.getValue())));
    }

    private static ObjectNode cell(String cellId, List<SeriesSummary> series) {
        ObjectNode json = Answer.object().put("cellId", cellId);
        ArrayNode list = json.putArray("series");
        series.forEach(each -> list.addObject()
                .put("granularityMillis", each.granularityMillis())
                .put("rolledUp", each.rolledUp())
                .put("rows", each.rows())
                .put("first", Instant.ofEpochMilli(each.firstMillis()).toString())
                .put("last", Instant.ofEpochMilli(each.lastMillis()).toString())
                .put("pinned", each.pinned()));
        return json;
    }

    private void cell(Context context) throws ProblemException {
        List<SeriesSummary> series = series(context);
        SeriesSummary finest = series.getFirst();
        ObjectNode json = cell(finest.cellId(), series);
        List<String> names = with(
                store -> store.read(
                                finest.cellId(),
                                finest.granularityMillis(),
                                finest.lastMillis(),
                                finest.lastMillis() + 1,
                                List.of())
                        .measurements(),
                List.of());
        ArrayNode measurements = json.putArray("measurements");
        names.forEach(measurements::add);
        Answer.json(context, 200, json);
    }

    private void rows(Context context) throws ProblemException {
        Query query = new Query(context, Page.parameters("granularityMillis", "from", "until", "measurements"));
        Page page = Page.of(query);
        List<SeriesSummary> all = series(context);
        long granularity = query.whole("granularityMillis", all.getFirst().granularityMillis(), 1, Long.MAX_VALUE);
        List<SeriesSummary> series = all.stream()
                .filter(each -> each.granularityMillis() == granularity)
                .toList();
        if (series.isEmpty()) {
            throw ProblemException.bad(
                    "granularityMillis",
                    "must be one that is there: "
                            + all.stream()
                                    .map(SeriesSummary::granularityMillis)
                                    .distinct()
                                    .toList());
        }
        long first = series.stream().mapToLong(SeriesSummary::firstMillis).min().orElseThrow();
        long last = series.stream().mapToLong(SeriesSummary::lastMillis).max().orElseThrow();
        Instant from = query.instant("from", Instant.ofEpochMilli(first));
        Instant until = query.instant("until", Instant.ofEpochMilli(last + 1));
        @Nullable String names = query.text("measurements");
        List<String> measurements = names == null ? List.of() : List.of(names.split(",", -1));
        var asked = new Range(
                series.getFirst().cellId(),
                granularity,
                Math.max(first, millis("from", from)),
                Math.min(last + 1, millis("until", until)),
                measurements);
        List<ObjectNode> rows = with(store -> rows(store, asked, page), List.of());
        Answer.json(
                context,
                200,
                page.show(rows, row -> Page.key(row.get("timeMillis").longValue()), row -> row));
    }

    private record Range(
            String cellId, long granularityMillis, long fromMillis, long untilMillis, List<String> measurements) {}

    private static long millis(String name, Instant time) throws ProblemException {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException far) {
            throw ProblemException.bad(name, "is too far away");
        }
    }

    private static List<ObjectNode> rows(HistoryStore store, Range range, Page page) throws HistoryException {
        List<ObjectNode> rows = new ArrayList<>();
        long begin =
                page.after().isEmpty() ? range.fromMillis() : Math.max(range.fromMillis(), pageTime(page.after()) + 1);
        while (begin < range.untilMillis() && rows.size() <= page.limit()) {
            long end = Math.min(range.untilMillis(), begin + WINDOW_PERIODS * range.granularityMillis());
            Series part = store.read(range.cellId(), range.granularityMillis(), begin, end, range.measurements());
            for (int row = 0; row < part.rows() && rows.size() <= page.limit(); row++) {
                rows.add(row(part, row));
            }
            begin = end;
        }
        return rows;
    }

    /** A cursor that is not of this list leads to its begin. */
    private static long pageTime(String after) {
        return after.matches("\\d{19}") ? Long.parseLong(after) : Long.MIN_VALUE;
    }

    private static ObjectNode row(Series series, int row) {
        long time = series.timeMillis()[row];
        ObjectNode json = Answer.object()
                .put("time", Instant.ofEpochMilli(time).toString())
                .put("timeMillis", time)
                .put("reports", series.reports()[row]);
        ObjectNode values = json.putObject("values");
        for (int column = 0; column < series.values().length; column++) {
            double value = series.values()[column][row];
            if (Double.isFinite(value)) {
                values.put(series.measurements().get(column), value);
            }
        }
        return json;
    }
}

package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.api.v1.Figure;
import io.rantwin.api.v1.Forecast;
import io.rantwin.api.v1.Quantile;
import io.rantwin.api.v1.Report;
import io.rantwin.planner.live.ForecastTrails;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.live.TwinException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A quantity of a cell: what was reported, what is foreseen, and what was foreseen of what came true. */
final class ForecastJson {
    /** The fan: dense where things happen soon. */
    private static final List<Long> FAN =
            List.of(1000L, 2000L, 5000L, 10_000L, 20_000L, 30_000L, 60_000L, 120_000L, 300_000L);

    private static final long NANOS_PER_MINUTE = 60_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LiveTwin twin;

    ForecastJson(LiveTwin twin) {
        this.twin = twin;
    }

    ObjectNode of(String cellId, String kpi, long minutes) throws TwinException {
        long from = twin.cells().networkNanos() - minutes * NANOS_PER_MINUTE;
        List<Forecast> fan = twin.questions().forecasts(cellId, kpi, FAN);
        Series reported = Series.of(twin.questions().reports(cellId, from), kpi);
        ObjectNode json = Answer.object().put("cellId", cellId).put("kpi", kpi).put("unit", LiveJson.unit(kpi));
        json.put("periodMillis", reported.periodMillis);
        ArrayNode reports = json.putArray("reports");
        reported.byEndMillis.forEach((end, value) -> {
            ObjectNode one = reports.addObject().put("timeMillis", end);
            LiveJson.put(one, "value", value);
        });
        ArrayNode points = json.putArray("fan");
        fan.forEach(each -> points.add(point(each)));
        ArrayNode past = json.putArray("past");
        if (kpi.equals(LiveTwin.TRAILED_KPI)) {
            for (long horizon : LiveTwin.TRAILED_HORIZONS) {
                past.add(trail(twin.trail(cellId, horizon), horizon, from, reported));
            }
        }
        return json;
    }

    private static ObjectNode point(Forecast forecast) {
        ObjectNode json = Answer.object()
                .put("originMillis", LiveJson.millis(forecast.getOriginNs()))
                .put("horizonMillis", forecast.getHorizonMs());
        quantiles(
                json,
                forecast.getQuantilesList().stream().map(Quantile::getValue).toList());
        LiveJson.put(json, "naive", forecast.getNaive());
        if (forecast.getRunningCoverage90() >= 0) {
            LiveJson.put(json, "coverage90", forecast.getRunningCoverage90());
        }
        ArrayNode members = json.putArray("members");
        forecast.getMembersList().stream().limit(4).forEach(each -> {
            ObjectNode one = members.addObject().put("member", each.getMember());
            LiveJson.put(one, "weight", each.getWeight());
        });
        return json;
    }

    private static void quantiles(ObjectNode json, List<Double> values) {
        ArrayNode list = json.putArray("quantiles");
        values.forEach(list::add);
    }

    private static ObjectNode trail(
            List<ForecastTrails.Past> trail, long horizonMillis, long fromNanos, Series reported) {
        ObjectNode json = Answer.object().put("horizonMillis", horizonMillis);
        ArrayNode points = json.putArray("points");
        int scored = 0;
        int inside = 0;
        double error = 0;
        double naive = 0;
        for (ForecastTrails.Past each : trail) {
            long target = LiveJson.millis(each.originNanos()) + each.horizonMillis();
            if (target * NANOS_PER_MILLI < fromNanos) {
                continue;
            }
            ObjectNode one = points.addObject().put("timeMillis", target);
            quantiles(one, each.values());
            LiveJson.put(one, "naive", each.naive());
            Double truth = reported.near(target);
            if (truth != null) {
                LiveJson.put(one, "truth", truth);
                scored++;
                inside += truth >= each.values().getFirst()
                                && truth <= each.values().getLast()
                        ? 1
                        : 0;
                error += Math.abs(truth - each.values().get(2));
                naive += Math.abs(truth - each.naive());
            }
        }
        json.put("scored", scored).put("inside90", inside);
        if (scored > 0) {
            LiveJson.put(json, "meanError", error / scored);
            LiveJson.put(json, "meanErrorNaive", naive / scored);
        }
        return json;
    }

    /**
     * What was reported of the whole cell in the finest granularity.
     *
     * @param byEndMillis by the end of the period, network time
     */
    private record Series(long periodMillis, NavigableMap<Long, Double> byEndMillis) {
        static Series of(List<Report> reports, String kpi) {
            Map<Long, NavigableMap<Long, Double>> byPeriod = new TreeMap<>();
            for (Report report : reports) {
                for (Figure figure : report.getFiguresList()) {
                    if (figure.getName().equals(kpi) && figure.getSnssai().isEmpty() && figure.getFiveQi() == 0) {
                        byPeriod.computeIfAbsent(report.getGranularityPeriodMs(), period -> new TreeMap<>())
                                .put(
                                        LiveJson.millis(report.getCollectionStartNs())
                                                + report.getGranularityPeriodMs(),
                                        figure.getValue());
                    }
                }
            }
            return byPeriod.entrySet().stream()
                    .findFirst()
                    .map(finest -> new Series(finest.getKey(), finest.getValue()))
                    .orElseGet(() -> new Series(0, new TreeMap<>()));
        }

        /** The value of the period that ends nearest to a time; null when none ends within half a period. */
        @Nullable
        Double near(long millis) {
            Map.Entry<Long, Double> found = byEndMillis.ceilingEntry(millis - periodMillis / 2);
            return found != null && found.getKey() <= millis + periodMillis / 2 ? found.getValue() : null;
        }
    }
}

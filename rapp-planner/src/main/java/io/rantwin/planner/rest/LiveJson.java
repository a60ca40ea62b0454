package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.api.v1.Anomaly;
import io.rantwin.api.v1.CellState;
import io.rantwin.api.v1.Estimate;
import io.rantwin.api.v1.Fidelity;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.MeasurementMatch;
import io.rantwin.planner.live.CellPlace;
import io.rantwin.planner.live.KnownCell;
import io.rantwin.planner.live.LinkStatus;
import io.rantwin.planner.live.LiveTwin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a running twin tells, as JSON. */
final class LiveJson {
    private static final MeasurementCatalogue CATALOGUE = MeasurementCatalogue.bundled();
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double SMALLEST = 1e-9;
    private static final MathContext DIGITS = new MathContext(6);

    /** What a line about a cell has. */
    private static final List<Headline> HEADLINES = List.of(
            new Headline("loadPercent", "RRU.PrbTotDl"),
            new Headline("users", "RRC.ConnMean"),
            new Headline("throughputKbps", "DRB.UEThpDl"),
            new Headline("powerWatt", "PEE.AvgPower"));

    private record Headline(String member, String kpi) {}

    private LiveJson() {}

    static String time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND))
                .toString();
    }

    static long millis(long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_MILLI);
    }

    /** A figure that JSON can hold. */
    static void put(ObjectNode json, String member, double value) {
        if (Double.isFinite(value)) {
            json.put(member, Math.abs(value) < SMALLEST ? 0 : new BigDecimal(value, DIGITS).doubleValue());
        }
    }

    /** Name of an enum value without what all of them begin with; null when it was not told. */
    static @Nullable String plain(Enum<?> value, String prefix) {
        String bare = value.name().startsWith(prefix) ? value.name().substring(prefix.length()) : value.name();
        return bare.equals("UNSPECIFIED") || bare.equals("UNRECOGNIZED") ? null : bare;
    }

    static String unit(String kpi) {
        MeasurementMatch match = CATALOGUE.find(kpi);
        return match == null ? "" : match.measurement().unit().code();
    }

    static ObjectNode link(LinkStatus status) {
        ObjectNode json = Answer.object()
                .put("address", status.address())
                .put("state", status.state().name())
                .put("since", status.since().toString());
        if (status.answeredAt() != null) {
            json.put("answeredAt", status.answeredAt().toString());
        }
        if (status.trouble() != null) {
            json.put("trouble", status.trouble());
        }
        return json;
    }

    /** A line about a cell: where it is, what it does, how far that is to be believed. */
    static ObjectNode line(LiveTwin twin, KnownCell cell, Map<String, Anomaly> anomalies, Instant now) {
        ObjectNode json = Answer.object().put("cellId", cell.cellId());
        CellPlace place = cell.place();
        if (place != null) {
            ObjectNode where = json.putObject("place");
            where.put("siteId", place.siteId());
            where.put("xMetres", place.xMetres());
            where.put("yMetres", place.yMetres());
            where.put("azimuthDegrees", place.azimuthDegrees());
            where.put("electricalTiltDegrees", place.electricalTiltDegrees());
            where.put("powerDbm", place.powerDbm());
            where.put("carrier", place.carrier());
            where.put("isUnlocked", place.isUnlocked());
        }
        changing(json, twin, cell, anomalies, now);
        return json;
    }

    /** What changes of a cell from one state to the next. */
    static void changing(ObjectNode json, LiveTwin twin, KnownCell cell, Map<String, Anomaly> anomalies, Instant now) {
        CellState state = cell.state();
        if (state != null) {
            json.put("ranName", state.getRanName())
                    .put("version", state.getVersion())
                    .put("networkTime", time(state.getNetworkTimeNs()))
                    .put("ageMillis", twin.cells().ageMillis(cell, now))
                    .put("trust", plain(state.getTrust(), "TRUST_"));
            if (!state.getTrustReason().isEmpty()) {
                json.put("trustReason", state.getTrustReason());
            }
            json.put("basis", plain(state.getBasis(), "MODEL_BASIS_"));
            HEADLINES.forEach(headline -> {
                Estimate estimate = state.getKpisMap().get(headline.kpi());
                if (estimate != null) {
                    put(json, headline.member(), estimate.getMean());
                }
            });
            Estimate load = state.getKpisMap().get("RRU.PrbTotDl");
            if (load != null) {
                put(json, "loadDeviationPercent", load.getStandardDeviation());
            }
        }
        Fidelity fidelity = headline(twin.fidelity().value().getOrDefault(cell.cellId(), List.of()));
        if (fidelity != null) {
            put(json, "fidelity", fidelity.getFidelity());
            put(json, "skill", fidelity.getSkill());
        }
        Anomaly anomaly = anomalies.get(cell.cellId());
        if (anomaly != null) {
            json.put("anomaly", plain(anomaly.getKind(), "ANOMALY_KIND_"));
        }
    }

    /** That of the load, a period ahead if there is one. */
    private static @Nullable Fidelity headline(List<Fidelity> all) {
        Fidelity best = null;
        for (Fidelity each : all) {
            if (each.getKpi().getName().equals("RRU.PrbTotDl")
                    && each.getPredictions() >= 5
                    && (best == null || each.getHorizonMs() > best.getHorizonMs())) {
                best = each;
            }
        }
        return best;
    }

    static ObjectNode fidelity(Fidelity each) {
        ObjectNode json = Answer.object()
                .put("cellId", each.getCellId())
                .put("kpi", each.getKpi().getName())
                .put("granularityMillis", each.getGranularityPeriodMs())
                .put("horizonMillis", each.getHorizonMs())
                .put("windowSeconds", each.getWindowS())
                .put("predictions", each.getPredictions());
        put(json, "fidelity", each.getFidelity());
        put(json, "skill", each.getSkill());
        return json;
    }

    static ObjectNode anomaly(Anomaly each) {
        ObjectNode json = Answer.object()
                .put("cellId", each.getCellId())
                .put("kind", plain(each.getKind(), "ANOMALY_KIND_"))
                .put("since", time(each.getSinceNs()));
        put(json, "faultProbability1h", each.getFaultProbability1H());
        put(json, "faultProbability24h", each.getFaultProbability24H());
        ArrayNode reasons = json.putArray("reasons");
        each.getReasonsList().forEach(reasons::add);
        ArrayNode causes = json.putArray("rootCauses");
        each.getRootCausesList().forEach(cause -> {
            ObjectNode one = causes.addObject()
                    .put("cellId", cause.getCellId())
                    .put("kind", plain(cause.getKind(), "ANOMALY_KIND_"));
            put(one, "share", cause.getShare());
        });
        return json;
    }

    static void at(ObjectNode json, @Nullable Instant at) {
        if (at != null) {
            json.put("toldAt", at.toString());
        }
    }
}

package io.rantwin.nearrt.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.nearrt.live.AnomalyView;
import io.rantwin.nearrt.live.CellForecast;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.FidelityView;
import io.rantwin.nearrt.live.KpiBelief;
import io.rantwin.nearrt.live.LiveNodes;
import io.rantwin.nearrt.live.LivePolicies;
import io.rantwin.nearrt.live.LiveQuality;
import io.rantwin.nearrt.live.PolicyView;
import java.time.Instant;
import java.util.List;

/** The twin's values as JSON. */
final class TwinJson {
    private static final long NANOS = 1_000_000_000L;
    private static final double ROUND = 1e4;

    private final JsonMapper json = new JsonMapper();

    ObjectNode object() {
        return json.createObjectNode();
    }

    ArrayNode array() {
        return json.createArrayNode();
    }

    static String time(long nanos) {
        return nanos == Long.MIN_VALUE
                ? "never"
                : Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
                        .toString();
    }

    /** A state in a line. */
    ObjectNode line(CellView view, long networkNanos) {
        ObjectNode line = object().put("cellId", view.cellId())
                .put("ranName", view.ranName())
                .put("version", view.version())
                .put("ageSeconds", round((networkNanos - view.networkNanos()) / (double) NANOS))
                .put("trust", view.trust().name());
        ObjectNode kpis = line.putObject("kpis");
        for (KpiBelief kpi : view.kpis()) {
            kpis.put(kpi.name(), round(kpi.mean()));
        }
        return line;
    }

    /** All of a state. */
    ObjectNode whole(CellView view, long networkNanos) {
        ObjectNode whole = object().put("cellId", view.cellId())
                .put("ranName", view.ranName())
                .put("version", view.version())
                .put("networkTime", time(view.networkNanos()))
                .put("arrival", time(view.arrivalNanos()))
                .put("ageSeconds", round((networkNanos - view.networkNanos()) / (double) NANOS))
                .put("trust", view.trust().name())
                .put("trustReason", view.trustReason())
                .put("basis", view.basis().name());
        ArrayNode kpis = whole.putArray("kpis");
        for (KpiBelief kpi : view.kpis()) {
            kpis.addObject()
                    .put("name", kpi.name())
                    .put("unit", kpi.unit())
                    .put("mean", round(kpi.mean()))
                    .put("deviation", round(kpi.deviation()))
                    .put("informationTime", time(kpi.informationNanos()));
        }
        return whole;
    }

    ArrayNode forecasts(List<CellForecast> lines) {
        ArrayNode array = array();
        for (CellForecast each : lines) {
            ObjectNode line = array.addObject()
                    .put("kpi", each.kpi())
                    .put("unit", each.unit())
                    .put("origin", time(each.originNanos()))
                    .put("horizonSeconds", each.horizonMillis() / 1000.0)
                    .put("naive", round(each.naive()))
                    .put("runningCoverage90", round(each.runningCoverage90()));
            ObjectNode quantiles = line.putObject("quantiles");
            for (int i = 0; i < each.values().size(); i++) {
                quantiles.put(
                        each.probabilities().get(i).toString(),
                        round(each.values().get(i)));
            }
        }
        return array;
    }

    ArrayNode fidelity(List<FidelityView> lines) {
        ArrayNode array = array();
        for (FidelityView each : lines) {
            array.addObject()
                    .put("kpi", each.kpi())
                    .put("granularityPeriodMillis", each.granularityPeriodMillis())
                    .put("horizonSeconds", each.horizonMillis() / 1000.0)
                    .put("predictions", each.predictions())
                    .put("fidelity", round(each.fidelity()))
                    // Where the last value was always right there is no skill to tell.
                    .put("skill", Double.isFinite(each.skill()) ? Double.valueOf(round(each.skill())) : null);
        }
        return array;
    }

    ArrayNode nodes(List<LiveNodes.NodeView> nodes) {
        ArrayNode array = array();
        for (LiveNodes.NodeView node : nodes) {
            ObjectNode line = array.addObject().put("ranName", node.ranName()).put("connected", node.connected());
            node.cellIds().forEach(line.putArray("cellIds")::add);
            node.missingMeasurements().forEach(line.putArray("missingMeasurements")::add);
        }
        return array;
    }

    ObjectNode anomalies(LiveQuality quality) {
        ObjectNode all = object().put("basis", quality.anomalyBasis());
        ArrayNode array = all.putArray("anomalies");
        for (AnomalyView each : quality.anomalies(List.of())) {
            ObjectNode line = array.addObject()
                    .put("cellId", each.cellId())
                    .put("kind", each.kind().name())
                    .put("since", time(each.sinceNanos()))
                    .put("faultWithinHour", each.faultWithinHour())
                    .put("faultWithinDay", each.faultWithinDay());
            each.reasons().forEach(line.putArray("reasons")::add);
            ArrayNode roots = line.putArray("rootCauses");
            each.rootCauses()
                    .forEach(root -> roots.addObject()
                            .put("cellId", root.cellId())
                            .put("kind", root.kind().name())
                            .put("share", round(root.share())));
        }
        return all;
    }

    ObjectNode policies(LivePolicies policies) {
        ObjectNode all = object().put("controlEnabled", policies.isControlEnabled());
        ArrayNode array = all.putArray("policies");
        for (PolicyView each : policies.policies()) {
            ObjectNode line = array.addObject()
                    .put("policyId", each.policyId())
                    .put("policyTypeId", each.policyTypeId())
                    .put("enforced", each.enforced())
                    .put("reason", each.reason());
            ArrayNode controls = line.putArray("controls");
            for (PolicyView.ControlView effect : each.effects()) {
                ObjectNode control = controls.addObject()
                        .put("cellId", effect.cellId())
                        .put("control", effect.control())
                        .put("sent", time(effect.sentNanos()))
                        .put("stage", effect.stage().name())
                        .put("kpi", effect.kpi())
                        .put("unit", effect.unit())
                        .put("predicted", round(effect.predicted()));
                Double realised = effect.realised();
                if (realised != null) {
                    control.put("realised", round(realised));
                }
            }
        }
        return all;
    }

    /** JSON has no NaN; four places are enough for people. */
    static double round(double value) {
        return Double.isFinite(value) ? Math.round(value * ROUND) / ROUND : -1;
    }
}

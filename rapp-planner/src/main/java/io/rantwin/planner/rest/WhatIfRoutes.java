package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.rantwin.api.access.Role;
import io.rantwin.api.v1.CellEffect;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.EvaluateResponse;
import io.rantwin.api.v1.Explanation;
import io.rantwin.api.v1.GuardRailVerdict;
import io.rantwin.api.v1.NetworkEffect;
import io.rantwin.api.v1.Quantile;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.live.TwinException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/live/what-ifs}: what would be if, asked of the running twin. Nothing in the network changes. */
final class WhatIfRoutes {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String POWER = "PEE.AvgPower";
    /** Watt seconds. */
    private static final double KILOWATT_HOUR = 3.6e6;

    private static final Pattern FIELD = Pattern.compile("([a-z_]+)\\[(\\d+)].*");

    private final @Nullable LiveTwin twin;

    WhatIfRoutes(@Nullable LiveTwin twin) {
        this.twin = twin;
    }

    void addTo(RouteTable routes) {
        routes.post(Role.PLANNER, "/v1/live/what-ifs", this::ask);
    }

    private void ask(Context context) throws ProblemException {
        WhatIfBody body = WhatIfBody.of(context);
        LiveTwin live = LiveRoutes.connected(twin);
        try {
            EvaluateResponse answer = live.questions().evaluate(body.request(), PATIENCE);
            ObjectNode json = json(body.request(), answer);
            json.put("networkTime", LiveJson.time(live.cells().networkNanos()));
            if (body.isExplained() && body.request().getActionsCount() > 0) {
                explain(live, body.request(), json);
            }
            Answer.json(context, 200, json);
        } catch (TwinException refused) {
            throw LiveRoutes.refused(refused, WhatIfRoutes::pointer);
        }
    }

    /** An answer without its explanation is still an answer: then it says why there is none. */
    private static void explain(LiveTwin live, EvaluateRequest request, ObjectNode json) {
        try {
            Explanation why = live.questions().explain(request, PATIENCE);
            ObjectNode explanation = json.putObject("explanation").put("isExact", why.getExact());
            String kpi = request.getGuardRailsCount() == 0
                    ? "RRU.PrbTotDl"
                    : request.getGuardRails(0).getKpi().getName();
            explanation.put("kpi", kpi).put("unit", LiveJson.unit(kpi));
            ArrayNode shares = explanation.putArray("actionShares");
            why.getActionSharesList().forEach(shares::add);
            ArrayNode sentences = explanation.putArray("sentences");
            why.getSentencesList().forEach(sentences::add);
        } catch (TwinException refused) {
            json.put("unexplained", refused.getMessage());
        }
    }

    private static ObjectNode json(EvaluateRequest request, EvaluateResponse answer) {
        ObjectNode json = Answer.object()
                .put("draws", answer.getDraws())
                .put("drawsAsked", request.getDraws())
                .put("horizonSeconds", request.getHorizonS())
                .put("seed", request.getSeed())
                .put("basis", LiveJson.plain(answer.getBasis(), "MODEL_BASIS_"))
                .put("snapshotId", answer.getSnapshotId());
        ArrayNode reservations = json.putArray("reservations");
        answer.getReservationsList().forEach(reservations::add);
        ArrayNode rails = json.putArray("guardRails");
        for (int i = 0; i < answer.getGuardRailsCount(); i++) {
            GuardRailVerdict verdict = answer.getGuardRails(i);
            ObjectNode one = rails.addObject();
            one.put("kpi", request.getGuardRails(i).getKpi().getName());
            one.put("violationProbability", verdict.getViolationProbability());
            ArrayNode cells = one.putArray("cellIds");
            verdict.getCellIdsList().forEach(cells::add);
        }
        ArrayNode effects = json.putArray("effects");
        for (CellEffect effect : answer.getEffectsList()) {
            ObjectNode one = effects.addObject()
                    .put("cellId", effect.getCellId())
                    .put("kpi", effect.getKpi().getName())
                    .put("unit", effect.getKpi().getUnit());
            LiveJson.put(one, "without", effect.getWithoutActions());
            difference(one, effect.getDifferenceList(), 1);
        }
        ArrayNode network = json.putArray("network");
        for (NetworkEffect effect : answer.getNetworkList()) {
            network(network, effect.getKpi().getName(), effect.getKpi().getUnit(), effect, 1);
            if (effect.getKpi().getName().equals(POWER)) {
                network(network, "energy", "kWh", effect, request.getHorizonS() / KILOWATT_HOUR);
            }
        }
        return json;
    }

    private static void network(ArrayNode into, String kpi, String unit, NetworkEffect effect, double factor) {
        ObjectNode one = into.addObject().put("kpi", kpi).put("unit", unit);
        LiveJson.put(one, "without", factor * effect.getWithoutActions());
        difference(one, effect.getDifferenceList(), factor);
    }

    private static void difference(ObjectNode of, List<Quantile> quantiles, double factor) {
        ArrayNode points = of.putArray("difference");
        quantiles.forEach(quantile -> {
            ObjectNode point = points.addObject().put("probability", quantile.getProbability());
            LiveJson.put(point, "value", factor * quantile.getValue());
        });
    }

    /** A field of the question as a pointer into the body: actions[0].power... is /actions/0. */
    private static String pointer(String field) {
        Matcher match = FIELD.matcher(field);
        if (match.matches()) {
            return "/" + (match.group(1).equals("guard_rails") ? "guardRails" : match.group(1)) + "/" + match.group(2);
        }
        return switch (field) {
            case "horizon_s" -> "/horizonSeconds";
            case "step_s" -> "/stepSeconds";
            default -> "/" + field;
        };
    }
}

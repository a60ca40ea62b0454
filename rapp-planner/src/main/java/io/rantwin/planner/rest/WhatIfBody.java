package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.rantwin.api.v1.Action;
import io.rantwin.api.v1.AdmissionChange;
import io.rantwin.api.v1.CellStateChange;
import io.rantwin.api.v1.DemandChange;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.GuardRail;
import io.rantwin.api.v1.Kpi;
import io.rantwin.api.v1.OffsetChange;
import io.rantwin.api.v1.PowerChange;
import io.rantwin.api.v1.TiltChange;
import io.rantwin.api.v1.TimedAction;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A what-if as it is asked for.
 *
 * @param request for the twin
 * @param isExplained whether the share of each action is asked for
 */
record WhatIfBody(EvaluateRequest request, boolean isExplained) {
    private static final int MOST_ACTIONS = 200;
    private static final int MOST_RAILS = 50;
    private static final int USUAL_HORIZON_SECONDS = 60;
    private static final int USUAL_DRAWS = 100;

    static WhatIfBody of(Context context) throws ProblemException {
        BodyField body = BodyField.of(
                context, List.of("actions", "horizonSeconds", "stepSeconds", "draws", "seed", "guardRails", "explain"));
        EvaluateRequest.Builder request = EvaluateRequest.newBuilder()
                .setHorizonS((int) whole(body.member("horizonSeconds"), USUAL_HORIZON_SECONDS, 1, 86_400))
                .setDraws((int) whole(body.member("draws"), USUAL_DRAWS, 1, 10_000))
                .setSeed(whole(body.member("seed"), 0, 0, Long.MAX_VALUE));
        int usualStep = Math.max(1, request.getHorizonS() / 10);
        request.setStepS((int) whole(body.member("stepSeconds"), usualStep, 1, 3600));
        for (BodyField action : elements(body.member("actions"), MOST_ACTIONS)) {
            request.addActions(action(action));
        }
        for (BodyField rail : elements(body.member("guardRails"), MOST_RAILS)) {
            request.addGuardRails(rail(rail));
        }
        return new WhatIfBody(request.build(), body.member("explain").truthOr(false));
    }

    private static List<BodyField> elements(BodyField list, int most) throws ProblemException {
        if (!list.isPresent()) {
            return List.of();
        }
        if (!list.node().isArray() || list.node().size() > most) {
            throw list.bad("must be a list of at most " + most);
        }
        return IntStream.range(0, list.node().size())
                .mapToObj(i -> new BodyField(list.node().get(i), list.pointer() + "/" + i))
                .toList();
    }

    private static long whole(BodyField field, long otherwise, long least, long most) throws ProblemException {
        if (!field.isPresent()) {
            return otherwise;
        }
        JsonNode node = field.node();
        if (!node.canConvertToExactIntegral()
                || !node.canConvertToLong()
                || node.longValue() < least
                || node.longValue() > most) {
            throw field.bad("must be a whole number " + least + ".." + most);
        }
        return node.longValue();
    }

    private static double number(BodyField object, String member) throws ProblemException {
        BodyField field = object.member(member);
        JsonNode node = field.node();
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw field.bad(field.isPresent() ? "must be a number" : "is missing");
        }
        return node.doubleValue();
    }

    private static void onlyMembers(BodyField object, List<String> known) throws ProblemException {
        for (var member : object.object().properties()) {
            if (!known.contains(member.getKey())) {
                throw object.member(member.getKey()).bad("is not known here; known are " + String.join(", ", known));
            }
        }
    }

    private static TimedAction action(BodyField action) throws ProblemException {
        action.object();
        String kind = action.member("kind").text();
        Action.Builder change = Action.newBuilder();
        switch (kind) {
            case "SLEEP", "WAKE" -> {
                onlyMembers(action, List.of("kind", "atSeconds", "cellId"));
                change.setCellState(
                        CellStateChange.newBuilder().setCellId(cell(action)).setActive(kind.equals("WAKE")));
            }
            case "POWER" -> {
                onlyMembers(action, List.of("kind", "atSeconds", "cellId", "powerDbm"));
                change.setPower(PowerChange.newBuilder()
                        .setCellId(cell(action))
                        .setConfiguredMaxTxPowerDbm(number(action, "powerDbm")));
            }
            case "TILT" -> {
                onlyMembers(action, List.of("kind", "atSeconds", "cellId", "tiltDegrees"));
                change.setTilt(TiltChange.newBuilder()
                        .setCellId(cell(action))
                        .setElectricalTiltDegrees(number(action, "tiltDegrees")));
            }
            case "OFFSET" -> {
                onlyMembers(action, List.of("kind", "atSeconds", "cellId", "neighbourCellId", "offsetDb"));
                change.setCellIndividualOffset(OffsetChange.newBuilder()
                        .setCellId(cell(action))
                        .setNeighbourCellId(action.member("neighbourCellId").text())
                        .setCellIndividualOffsetDb(number(action, "offsetDb")));
            }
            case "ADMISSION" -> {
                onlyMembers(action, List.of("kind", "atSeconds", "cellId", "mostUsers"));
                change.setAdmission(
                        AdmissionChange.newBuilder().setCellId(cell(action)).setMostUsers((int)
                                whole(action.member("mostUsers"), 0, 0, 100_000)));
            }
            case "DEMAND" -> {
                onlyMembers(action, List.of("kind", "atSeconds", "cellId", "factor"));
                BodyField cell = action.member("cellId");
                change.setDemand(DemandChange.newBuilder()
                        .setCellId(cell.isPresent() ? cell.text() : "")
                        .setFactor(number(action, "factor")));
            }
            default ->
                throw action.member("kind")
                        .bad("must be SLEEP, WAKE, POWER, TILT, OFFSET, ADMISSION or DEMAND, not " + kind);
        }
        double at = action.member("atSeconds").isPresent() ? number(action, "atSeconds") : 0;
        return TimedAction.newBuilder().setAtS(at).setAction(change).build();
    }

    private static String cell(BodyField action) throws ProblemException {
        return action.member("cellId").text();
    }

    private static GuardRail rail(BodyField rail) throws ProblemException {
        onlyMembers(rail, List.of("kpi", "atMost", "atLeast", "cellIds"));
        GuardRail.Builder made = GuardRail.newBuilder()
                .setKpi(Kpi.newBuilder().setName(rail.member("kpi").text()));
        if (rail.member("atMost").isPresent()) {
            made.setAtMost(number(rail, "atMost"));
        }
        if (rail.member("atLeast").isPresent()) {
            made.setAtLeast(number(rail, "atLeast"));
        }
        for (BodyField cell : elements(rail.member("cellIds"), Page.MOST)) {
            made.addCellIds(cell.text());
        }
        return made.build();
    }
}

package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.sweep.Dimension;
import io.rantwin.planner.sweep.Figure;
import io.rantwin.planner.sweep.Ranking;
import io.rantwin.planner.sweep.ShardRunner;
import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepJob;
import java.util.List;

/** Scenarios of a sweep as JSON; what has no value is left out. */
final class ScenarioJson {
    private final SweepJob job;
    private final List<Figure> figures;
    private final List<String> cellIds;

    ScenarioJson(SweepJob job) throws SweepException {
        this.job = job;
        this.figures = job.allFigures();
        this.cellIds = new ShardRunner(job).cellIds();
    }

    ObjectNode of(Ranking.Place place) {
        ObjectNode json = Answer.object().put("scenario", place.id());
        ArrayNode changes = json.putArray("changes");
        double[] values = job.space().values(place.id());
        for (int d = 0; d < values.length; d++) {
            Dimension dimension = job.space().dimensions().get(d);
            if (!dimension.lever().leavesAll(values[d])) {
                changes.addObject()
                        .put("dimension", dimension.name())
                        .put("value", dimension.lever().words(values[d], cellIds));
            }
        }
        json.set("figures", figures(place.figures()));
        number(json, "gain", place.gain());
        number(json, "gainDeviation", place.gainDeviation());
        ArrayNode broken = json.putArray("drawsThatBreak");
        place.broken().forEach(broken::add);
        return json.put("keepsGuardRails", place.keepsRails());
    }

    /** The best or worst ones, and what all have in common. */
    ObjectNode of(Ranking ranking) {
        ObjectNode json = Answer.object()
                .put("scenarios", ranking.scenarios())
                .put("keepGuardRails", ranking.keeping())
                .put("objective", job.objective().words());
        json.set("doingNothing", figures(ranking.untouched()));
        ArrayNode rails = json.putArray("guardRails");
        for (int r = 0; r < job.rails().size(); r++) {
            rails.addObject()
                    .put("guardRail", job.rails().get(r).words())
                    .put("unit", job.rails().get(r).figure().unit())
                    .put("risk", job.rails().get(r).risk())
                    .put("scenariosThatBreak", ranking.scenariosThatBreak(r));
        }
        ArrayNode places = json.putArray("places");
        ranking.best().forEach(place -> places.add(of(place)));
        return json;
    }

    private ObjectNode figures(List<Double> values) {
        ObjectNode json = Answer.object();
        for (int f = 0; f < values.size(); f++) {
            number(json, figures.get(f).words() + " (" + figures.get(f).unit() + ")", values.get(f));
        }
        return json;
    }

    private static void number(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        }
    }
}

package io.rantwin.planner.figures;

import io.rantwin.planner.retraining.Retraining;
import io.rantwin.planner.retraining.RetrainingLine;

/** Lines of models, how they stand, and what their trainings came to. */
final class ModelFigures {
    private ModelFigures() {}

    static void add(Families to, Retraining retraining) {
        for (RetrainingLine.Stage stage : RetrainingLine.Stage.values()) {
            to.gauge(
                    "model_lines",
                    "Lines of models that are trained again by themselves, by how they stand",
                    retraining.lines().stream()
                            .filter(line -> line.stage() == stage)
                            .count(),
                    "stage",
                    PlannerMetrics.label(stage));
        }
        retraining
                .outcomes()
                .forEach((outcome, count) -> to.counter(
                        "trainings",
                        "Trainings after a drift since the start, by what they came to",
                        count,
                        "outcome",
                        outcome));
    }
}

package io.rantwin.planner.evaluation;

import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.twin.forecast.ForecastSettings;
import io.rantwin.twin.learned.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A trained model beside every simple method on rows that none of them had seen; the same targets for all. */
public final class ModelComparison {
    /** Rows of a run that pass before its first forecast is scored, where nobody says otherwise. */
    public static final int RUN_CONTEXT = 80;

    private static final int FEWEST_BLOCKS = 3;

    private ModelComparison() {}

    /**
     * Scores a model.
     *
     * @param table what the model is fed with
     * @param scored names of the series that are forecast
     * @param settings seasons and horizons
     * @param history rows before the scored window
     * @param validation last rows of the history, on which the simple methods' parameters are chosen
     * @param context rows of a run before its first scored forecast
     * @return a figure a horizon; none for a horizon without a target
     */
    public static List<ModelCard.Figure> figures(
            SeriesTable table,
            List<String> scored,
            ForecastSettings settings,
            int history,
            int validation,
            int context,
            ModelCard.Feeding feeding,
            Weights weights,
            LongConsumer progress)
            throws EvaluationException, BundleException {
        var plan = new EvaluationPlan(settings, history, validation, context);
        LearnedMember member = LearnedMember.of("model", feeding, weights, table, scored);
        List<ModelCard.Figure> figures = new ArrayList<>();
        for (HorizonScores at : new RollingEvaluation(table.only(scored), plan, null, member).run(progress)) {
            figure(at, feeding.granularitySeconds()).ifPresent(figures::add);
        }
        return figures;
    }

    private static Optional<ModelCard.Figure> figure(HorizonScores at, double granularitySeconds) {
        Optional<HorizonScores.Line> model = at.learned();
        Optional<HorizonScores.Line> best = at.simple().stream()
                .min(Comparator.comparingDouble(line -> line.tally().meanAbsolute()));
        if (model.isEmpty() || best.isEmpty() || model.get().intervals() == null) {
            return Optional.empty();
        }
        IntervalTally.IntervalScores intervals = model.get().intervals();
        BlockBootstrap.Difference difference =
                BlockBootstrap.difference(model.get().tally(), best.get().tally());
        int rows = at.horizon().steps();
        return Optional.of(new ModelCard.Figure(
                rows,
                Math.round(rows * granularitySeconds),
                model.get().tally().count(),
                model.get().tally().meanAbsolute(),
                best.get().title(),
                best.get().tally().meanAbsolute(),
                difference.mean(),
                difference.lower(),
                difference.upper(),
                difference.blocks(),
                intervals.coverage80(),
                intervals.coverage90(),
                difference.upper() < 0 && difference.blocks() >= FEWEST_BLOCKS));
    }
}

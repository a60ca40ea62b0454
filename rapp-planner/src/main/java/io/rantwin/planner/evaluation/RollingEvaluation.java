package io.rantwin.planner.evaluation;

import io.rantwin.twin.forecast.ExternalMember;
import io.rantwin.twin.forecast.ForecastGroup;
import io.rantwin.twin.forecast.ForecastSettings;
import io.rantwin.twin.forecast.GroupKnowledge;
import io.rantwin.twin.forecast.Horizon;
import io.rantwin.twin.forecast.QuantileForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Rolls through a table: fits on the past, then forecasts every row of the window from the rows before it, and scores. */
final class RollingEvaluation {
    /** Points kept for a plot, of the first series. */
    private static final int PLOTTED = 1000;

    private final SeriesTable table;
    private final EvaluationPlan plan;
    private final ForecastGroup group;
    private final @Nullable LearnedMember learned;
    private final List<HorizonScores> scores = new ArrayList<>();
    private final Made[][] made;

    /** What was said at one row, for one horizon to come. */
    private record Made(int row, double[][] members, QuantileForecast[] forecasts, QuantileForecast[] learned) {}

    RollingEvaluation(SeriesTable table, EvaluationPlan plan, @Nullable GroupKnowledge start) {
        this(table, plan, start, null);
    }

    RollingEvaluation(
            SeriesTable table, EvaluationPlan plan, @Nullable GroupKnowledge start, @Nullable LearnedMember learned) {
        this.table = table;
        this.plan = plan;
        int series = table.names().size();
        this.learned = learned;
        this.group = new ForecastGroup(plan.settings(), series, external(learned), start);
        if (start != null) {
            group.fit();
        }
        List<Horizon> horizons = plan.settings().horizons();
        this.made = new Made[horizons.size()][];
        for (int h = 0; h < made.length; h++) {
            made[h] = new Made[horizons.get(h).steps()];
            scores.add(new HorizonScores(
                    horizons.get(h), group.memberNames(), PLOTTED, learned == null ? null : learned.name()));
        }
    }

    /** What the group of a training table knows after having rolled through the last third of it. */
    static GroupKnowledge train(
            SeriesTable table, ForecastSettings settings, @Nullable LearnedMember learned, LongConsumer progress) {
        var group = new ForecastGroup(settings, table.names().size(), external(learned), null);
        var plan = new EvaluationPlan(settings, table.size(), 0, 0);
        for (int row = 0; row < table.size(); row++) {
            if (row == plan.learningFrom()) {
                group.fit();
            }
            if (table.runStarts()[row]) {
                group.startRun();
            }
            follow(learned, table, row);
            take(group, table.rows().get(row), row >= plan.learningFrom() - 1);
            progress.accept(row + 1L);
        }
        group.fit();
        return group.knowledge();
    }

    private static List<ExternalMember> external(@Nullable LearnedMember learned) {
        return learned == null ? List.of() : List.of(learned);
    }

    private static void follow(@Nullable LearnedMember learned, SeriesTable table, int row) {
        if (learned != null) {
            if (table.runStarts()[row]) {
                learned.startRun();
            }
            learned.observe(row);
        }
    }

    private static void take(ForecastGroup group, double[] row, boolean forecast) {
        if (forecast) {
            group.observe(row);
        } else {
            group.recall(row);
        }
    }

    /** Scores by horizon. */
    List<HorizonScores> run(LongConsumer progress) {
        int learningFrom = plan.learningFrom();
        int validationFrom = plan.history() - plan.validation();
        int runStart = 0;
        int blockRows = plan.blockRows(table.size());
        for (int row = 0; row < table.size(); row++) {
            if (row > 0 && (row == learningFrom || row == validationFrom || row == plan.history())) {
                group.fit();
            }
            if (table.runStarts()[row]) {
                group.startRun();
                runStart = row;
            }
            follow(learned, table, row);
            take(group, table.rows().get(row), row >= learningFrom - 1);
            if (row >= validationFrom) {
                int block = plan.settings().runs() ? table.runs()[row] : Math.max(0, row - plan.history()) / blockRows;
                score(row, runStart, block);
            }
            if (row >= learningFrom - 1) {
                keep(row);
            }
            progress.accept(row + 1L);
        }
        return scores;
    }

    private void keep(int row) {
        int series = table.names().size();
        for (int h = 0; h < made.length; h++) {
            double[][] members = new double[series][];
            QuantileForecast[] forecasts = new QuantileForecast[series];
            QuantileForecast[] said = new QuantileForecast[series];
            Horizon horizon = plan.settings().horizons().get(h);
            for (int i = 0; i < series; i++) {
                members[i] = group.memberForecasts(i, h);
                forecasts[i] = group.forecast(i, h);
                said[i] = learned == null ? QuantileForecast.NONE : learned.quantiles(i, horizon);
            }
            made[h][row % made[h].length] = new Made(row, members, forecasts, said);
        }
    }

    private void score(int row, int runStart, int block) {
        int series = table.names().size();
        for (int h = 0; h < made.length; h++) {
            Horizon horizon = plan.settings().horizons().get(h);
            int origin = row - horizon.steps();
            Made then = made[h][row % made[h].length];
            if (origin < runStart + plan.context() || then == null || then.row() != origin) {
                continue;
            }
            HorizonScores at = scores.get(h);
            for (int i = 0; i < series; i++) {
                double truth = truth(row, i, horizon);
                if (Double.isNaN(truth)) {
                    continue;
                }
                if (row < plan.history()) {
                    at.validate(then.members()[i], truth);
                } else {
                    int unit = table.runs()[row] * series + i;
                    at.add(unit, block, truth, then.members()[i], then.forecasts()[i], then.learned()[i]);
                    if (i == 0) {
                        at.plot(row, truth, then.forecasts()[i]);
                    }
                }
            }
        }
    }

    private double truth(int row, int series, Horizon horizon) {
        if (horizon.target() == Horizon.Target.VALUE) {
            return table.rows().get(row)[series];
        }
        double sum = 0.0;
        for (int at = row - horizon.steps() + 1; at <= row; at++) {
            sum += table.rows().get(at)[series];
        }
        return sum / horizon.steps();
    }
}

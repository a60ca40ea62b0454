package io.rantwin.planner.training;

import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.Feeder;
import io.rantwin.planner.model.LearnedForecaster;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.twin.learned.WeightsException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Whether a model still does on newer rows what its card says. Its errors, in units of the card's, are averaged over blocks (a day, or 60
 * rows without seasons: errors in a row are much alike) and summed as far as they exceed what is tolerated (CUSUM, Page 1954).
 */
public final class DriftWatch {
    /** Error over the card's that is let pass. */
    public static final double LET_PASS = 1.15;

    /** Sum of rises that is a drift: three blocks with half the error more, one with twice and a half of it. */
    private static final double ALARM = 1.0;

    private static final int BLOCK_ROWS = 60;

    private DriftWatch() {}

    /**
     * One horizon.
     *
     * @param figure of the card
     * @param blocks that were seen
     * @param relativeError over all of them: 1 is as the card says
     * @param driftedAt last row of the block at which drift was found; empty for none
     * @param standsSince the same of the drift that still stands at the end; empty for none
     * @param risenError relative error over the last blocks, since the sum rose from 0; as the card says when it is 0
     */
    public record Watched(
            ModelCard.Figure figure,
            int blocks,
            double relativeError,
            OptionalInt driftedAt,
            OptionalInt standsSince,
            double risenError) {}

    /** Rows of which errors are averaged. */
    public static int blockRows(ModelCard.Feeding feeding) {
        return feeding.dayRows() > 0 ? feeding.dayRows() : BLOCK_ROWS;
    }

    /** Scores a model on the rows from {@code from} on; those before warm it up. */
    public static List<Watched> watch(ModelBundle bundle, SeriesTable table, int from)
            throws BundleException, TrainingException {
        ModelCard.Feeding feeding = bundle.card().feeding();
        Feeder feeder = feeding.feeder(table.names());
        int median = bundle.weights().header().quantiles().indexOf(0.5);
        int block = blockRows(feeding);
        LearnedForecaster forecaster;
        try {
            forecaster = new LearnedForecaster(bundle.weights(), feeder, feeding.neighbourhood(table.names()));
        } catch (WeightsException wrong) {
            throw new BundleException("the model cannot be run: " + wrong.getMessage(), wrong);
        }
        List<Sum> sums = new ArrayList<>();
        for (ModelCard.Figure figure : bundle.card().figures()) {
            sums.add(new Sum(figure, feeding.horizonRows().indexOf(figure.rows()), feeder.cells()));
        }
        long[] millis = table.millis();
        int runStart = 0;
        for (int row = 0; row < table.size(); row++) {
            if (table.runStarts()[row]) {
                forecaster.startRun();
                runStart = row;
            }
            for (Sum sum : sums) {
                if (row - sum.figure.rows() >= Math.max(from, runStart)) {
                    sum.judge(table.rows().get(row), feeder, row);
                }
            }
            forecaster.observe(table.rows().get(row), millis[row]);
            for (Sum sum : sums) {
                sum.keep(forecaster, row, median);
                if ((row - from + 1) % block == 0) {
                    sum.endBlock(row);
                }
            }
        }
        List<Watched> watched = sums.stream().map(Sum::watched).toList();
        if (watched.stream().allMatch(each -> each.blocks() == 0)) {
            throw new TrainingException("no block of " + block + " rows is complete after row " + from);
        }
        return watched;
    }

    /** Errors of one horizon. */
    private static final class Sum {
        private final ModelCard.Figure figure;
        private final int horizon;
        private final double[][] said;
        private double error;
        private int count;
        private double all;
        private int blocks;
        private double exceeded;
        private double risen;
        private int risenBlocks;
        private OptionalInt driftedAt = OptionalInt.empty();
        private OptionalInt standsSince = OptionalInt.empty();

        Sum(ModelCard.Figure figure, int horizon, int cells) {
            this.figure = figure;
            this.horizon = horizon;
            said = new double[figure.rows()][cells];
        }

        void keep(LearnedForecaster forecaster, int row, int median) {
            double[] place = said[row % said.length];
            for (int cell = 0; cell < place.length; cell++) {
                place[cell] = forecaster.quantile(cell, horizon, median);
            }
        }

        void judge(double[] row, Feeder feeder, int at) {
            double[] then = said[at % said.length];
            for (int cell = 0; cell < then.length; cell++) {
                double off = Math.abs(row[feeder.column(cell)] - then[cell]);
                if (!Double.isNaN(off)) {
                    error += off;
                    count++;
                }
            }
        }

        void endBlock(int row) {
            if (count == 0) {
                return;
            }
            double relative = error / count / Math.max(Double.MIN_NORMAL, figure.mae());
            all += relative;
            blocks++;
            exceeded = Math.max(0, exceeded + relative - LET_PASS);
            risen = exceeded == 0 ? 0 : risen + relative;
            risenBlocks = exceeded == 0 ? 0 : risenBlocks + 1;
            if (exceeded > ALARM && driftedAt.isEmpty()) {
                driftedAt = OptionalInt.of(row);
            }
            if (exceeded <= ALARM) {
                standsSince = OptionalInt.empty();
            } else if (standsSince.isEmpty()) {
                standsSince = OptionalInt.of(row);
            }
            error = 0;
            count = 0;
        }

        Watched watched() {
            return new Watched(
                    figure,
                    blocks,
                    all / Math.max(1, blocks),
                    driftedAt,
                    standsSince,
                    risenBlocks == 0 ? 1 : risen / risenBlocks);
        }
    }
}

package io.rantwin.twin.forecast;

import java.util.Arrays;

/** The members that need no regression. */
final class SimpleMembers {
    private SimpleMembers() {}

    /** The newest value. */
    static Member lastValue() {
        return new MovingAverage("last_value", 1);
    }

    /** Mean of the last values. */
    record MovingAverage(String name, int count) implements Member {
        @Override
        public double forecast(SeriesPast past, int row, Horizon horizon) {
            return past.meanOfLast(count, row);
        }
    }

    /** Exponentially weighted mean; begins anew with every run. */
    static final class Smoothing implements Member {
        private final String name;
        private final double share;
        private double level;

        Smoothing(String name, double share) {
            this.name = name;
            this.share = share;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void observe(SeriesPast past, int row) {
            double value = past.input(row, row);
            level = past.runStart(row) == row ? value : level + share * (value - level);
        }

        @Override
        public double forecast(SeriesPast past, int row, Horizon horizon) {
            return level;
        }
    }

    /** The newest known value of the same slot of the season. */
    record SeasonalNaive(String name, int season) implements Member {
        @Override
        public double forecast(SeriesPast past, int row, Horizon horizon) {
            if (row + 1 - past.runStart(row) < season) {
                return Double.NaN;
            }
            if (horizon.target() == Horizon.Target.VALUE) {
                return past.input(horizon.sameSlotBefore(row, season), past.runStart(row));
            }
            double sum = 0.0;
            for (int k = 1; k <= horizon.steps(); k++) {
                sum += past.input(Horizon.value(k).sameSlotBefore(row, season), past.runStart(row));
            }
            return sum / horizon.steps();
        }
    }

    /** Mean of the slot over the rows it was fitted on; the slots are those of the longest season that passed three times. */
    static final class SlotMean implements Member {
        private double[] means = {};

        @Override
        public String name() {
            return "slot_mean";
        }

        @Override
        public void fit(SeriesPast past, int[] seasons) {
            int season = 0;
            for (int each : seasons) {
                season = season == 0 || past.size() >= 3 * each ? Math.max(season, each) : season;
            }
            if (season == 0 || past.size() < season) {
                return;
            }
            double[] sums = new double[season];
            int[] counts = new int[season];
            for (int row = 0; row < past.size(); row++) {
                if (Double.isFinite(past.truth(row))) {
                    sums[row % season] += past.truth(row);
                    counts[row % season]++;
                }
            }
            means = new double[season];
            Arrays.setAll(means, slot -> counts[slot] > 0 ? sums[slot] / counts[slot] : Double.NaN);
        }

        @Override
        public double forecast(SeriesPast past, int row, Horizon horizon) {
            if (means.length == 0) {
                return Double.NaN;
            }
            if (horizon.target() == Horizon.Target.VALUE) {
                return means[(row + horizon.steps()) % means.length];
            }
            double sum = 0.0;
            for (int k = 1; k <= horizon.steps(); k++) {
                sum += means[(row + k) % means.length];
            }
            return sum / horizon.steps();
        }
    }

    /** One number for all: the mean or the median of the rows it was fitted on. */
    static final class Constant implements Member {
        private final boolean median;
        private double value = Double.NaN;

        Constant(boolean median) {
            this.median = median;
        }

        @Override
        public String name() {
            return median ? "train_median" : "train_mean";
        }

        @Override
        public void fit(SeriesPast past, int[] seasons) {
            double[] known = new double[past.size()];
            int n = 0;
            for (int row = 0; row < past.size(); row++) {
                if (Double.isFinite(past.truth(row))) {
                    known[n++] = past.truth(row);
                }
            }
            if (n > 0) {
                double[] sorted = Arrays.copyOf(known, n);
                Arrays.sort(sorted);
                value = median
                        ? 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2])
                        : Arrays.stream(sorted).sum() / n;
            }
        }

        @Override
        public double forecast(SeriesPast past, int row, Horizon horizon) {
            return value;
        }
    }
}

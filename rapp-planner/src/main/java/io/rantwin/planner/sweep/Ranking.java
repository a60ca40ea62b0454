package io.rantwin.planner.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The best scenarios of a sweep and what became of its guard rails. Those that keep all guard rails come first, by the objective; behind
 * them the others, by how often they break one. Fed with results in any order; the same results give the same ranking.
 */
public final class Ranking implements SweepStore.Reader {
    /**
     * A scenario with its figures.
     *
     * @param id number in the space
     * @param figures in the order of {@link SweepJob#allFigures}, means over draws
     * @param gain of the objective against doing nothing, mean over draws
     * @param gainDeviation its deviation over draws
     * @param broken draws that broke each guard rail
     * @param keepsRails whether each is broken in no more draws than its risk allows
     */
    public record Place(
            long id,
            List<Double> figures,
            double gain,
            double gainDeviation,
            List<Integer> broken,
            boolean keepsRails) {
        /** Copies the lists. */
        public Place {
            figures = List.copyOf(figures);
            broken = List.copyOf(broken);
        }

        private int brokenInAll() {
            return broken.stream().mapToInt(Integer::intValue).sum();
        }
    }

    private final SweepJob job;
    private final int most;
    private final Comparator<Place> bestFirst;
    private final PriorityQueue<Place> best;
    private final long[] evaluationsThatBreak;
    private final long[] scenariosThatBreak;
    private double[] baseline = {};
    private long scenarios;
    private long keeping;

    /** So many of the best, at least one. */
    public Ranking(SweepJob job, int most) {
        this(job, most, false);
    }

    /** So many of the best, or of the worst. */
    public Ranking(SweepJob job, int most, boolean worst) {
        this.job = job;
        this.most = most;
        // A scenario without the figure (NaN) is better than none.
        Comparator<Place> byObjective = Comparator.comparingDouble(place -> {
            double value = place.figures().getFirst();
            return Double.isNaN(value)
                    ? Double.POSITIVE_INFINITY
                    : job.objective().more() ? -value : value;
        });
        Comparator<Place> order = Comparator.comparing((Place place) -> !place.keepsRails())
                .thenComparing((a, b) -> a.keepsRails() ? 0 : Integer.compare(a.brokenInAll(), b.brokenInAll()))
                .thenComparing(byObjective)
                .thenComparingLong(Place::id);
        bestFirst = worst ? order.reversed() : order;
        best = new PriorityQueue<>(bestFirst.reversed());
        evaluationsThatBreak = new long[job.rails().size()];
        scenariosThatBreak = new long[job.rails().size()];
    }

    @Override
    public void take(ShardResult result) throws SweepException {
        if (result.columns() != job.columns()) {
            throw new SweepException("The result of shard " + result.shard() + " has " + result.columns()
                    + " columns where the plan asks for " + job.columns() + ".");
        }
        baseline = result.baseline().clone();
        for (int k = 0; k < result.scenarios(); k++) {
            Place place = place(result, k);
            scenarios++;
            keeping += place.keepsRails() ? 1 : 0;
            for (int r = 0; r < evaluationsThatBreak.length; r++) {
                evaluationsThatBreak[r] += place.broken().get(r);
                scenariosThatBreak[r] += breaks(r, place.broken().get(r)) ? 1 : 0;
            }
            best.add(place);
            if (best.size() > most) {
                best.poll();
            }
        }
    }

    /** A scenario of a result. */
    public Place place(ShardResult result, int k) {
        int figures = job.allFigures().size();
        List<Double> values = new ArrayList<>();
        for (int f = 0; f < figures; f++) {
            values.add(result.value(k, f));
        }
        List<Integer> broken = new ArrayList<>();
        boolean keeps = true;
        for (int r = 0; r < job.rails().size(); r++) {
            int draws = (int) result.value(k, figures + SweepJob.GAIN_COLUMNS + r);
            broken.add(draws);
            keeps &= !breaks(r, draws);
        }
        return new Place(
                result.from() + k, values, result.value(k, figures), result.value(k, figures + 1), broken, keeps);
    }

    private boolean breaks(int rail, int draws) {
        return draws > job.rails().get(rail).risk() * job.draws();
    }

    /** The best, the best of all first; or the worst likewise. */
    public List<Place> best() {
        return best.stream().sorted(bestFirst).toList();
    }

    /** Scenarios seen. */
    public long scenarios() {
        return scenarios;
    }

    /** Scenarios that keep all guard rails. */
    public long keeping() {
        return keeping;
    }

    /** Scenarios that break a guard rail more often than its risk allows. */
    public long scenariosThatBreak(int rail) {
        return scenariosThatBreak[rail];
    }

    /** Evaluations in which a guard rail is broken. */
    public long evaluationsThatBreak(int rail) {
        return evaluationsThatBreak[rail];
    }

    /** The figures when nothing is done; empty before the first result. */
    public List<Double> untouched() {
        List<Double> values = new ArrayList<>();
        for (int f = 0; f < Math.min(baseline.length, job.allFigures().size()); f++) {
            values.add(baseline[f]);
        }
        return values;
    }

    /** Draws that break a guard rail when nothing is done. */
    public int untouchedBreaks(int rail) {
        int at = job.allFigures().size() + rail;
        return at < baseline.length ? (int) baseline[at] : 0;
    }
}

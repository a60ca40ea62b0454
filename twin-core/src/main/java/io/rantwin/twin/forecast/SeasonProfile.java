package io.rantwin.twin.forecast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is usual of one cell at each phase of a season, with how sure that is. Between the middles of phases it is linear. Immutable.
 */
public final class SeasonProfile {
    /** A shape that is borrowed from neighbours is off by half of itself. */
    private static final double BORROWED_RELATIVE = 0.5;

    private static final double BUSY = 0.05;

    private final SeasonSettings settings;
    private final float[] load;
    private final float[] rate;
    private final float[] deviation;
    private final int[] seen;
    private final int[] known;

    /**
     * @param load mean share of PRBs by phase
     * @param rate mean traffic in bit/s by phase; NaN where not known
     * @param deviation of one season's phase from the mean of many
     * @param seen how often each phase was seen, 0 for never
     */
    SeasonProfile(SeasonSettings settings, float[] load, float[] rate, float[] deviation, int[] seen) {
        this(settings, load, rate, deviation, seen, seen);
    }

    private SeasonProfile(
            SeasonSettings settings, float[] load, float[] rate, float[] deviation, int[] seen, int[] known) {
        this.settings = settings;
        this.load = load;
        this.rate = rate;
        this.deviation = deviation;
        this.seen = seen;
        this.known = known;
    }

    /** Of a cell of which nothing is known. */
    public static SeasonProfile unknown(SeasonSettings settings) {
        return new SeasonBank(settings, 1).profile(0);
    }

    /** The season. */
    public SeasonSettings settings() {
        return settings;
    }

    /** Usual share of PRBs at a moment of network time; NaN where the phase is not known. */
    public double loadAt(long nanos) {
        return between(settings, nanos, load, known, 0);
    }

    /** Usual traffic at a moment in bit/s; NaN where the phase is not known. */
    public double bitsAt(long nanos) {
        return between(settings, nanos, rate, known, 0);
    }

    /**
     * Deviation of the load of this season's phase from {@link #loadAt}: that of seasons from each other, and of the mean of few of
     * them. NaN where the phase is not known.
     */
    public double deviationAt(long nanos) {
        long visit = settings.visitOf(nanos);
        double wide = Double.NaN;
        // The wider of the two phases that are mixed: an end of a rise is no more certain than the rise.
        for (long each : List.of(visit, nearest(settings, visit, nanos))) {
            int bin = settings.binOf(each);
            if (known[bin] > 0) {
                // What is borrowed has the uncertainty of it in its deviation.
                double few = seen[bin] > 0 ? Math.sqrt(1 + 1.0 / seen[bin]) : 1;
                wide = Double.isNaN(wide) ? few * deviation[bin] : Math.max(wide, few * deviation[bin]);
            }
        }
        return wide;
    }

    /** Seasons in which the phase of a moment was seen; 0 for one that is borrowed from neighbours or not known. */
    public int seenAt(long nanos) {
        return seen[settings.binOf(settings.visitOf(nanos))];
    }

    /** Share of the phases that are known. */
    public double knownShare() {
        int count = 0;
        for (int each : known) {
            count += each > 0 ? 1 : 0;
        }
        return (double) count / known.length;
    }

    /** Traffic that fills all PRBs in bit/s, from all phases that tell; NaN when none does. */
    public double capacityBits() {
        double bits = 0;
        double share = 0;
        for (int bin = 0; bin < load.length; bin++) {
            if (known[bin] > 0 && load[bin] >= BUSY && rate[bin] > 0) {
                bits += rate[bin];
                share += load[bin];
            }
        }
        return share > 0 ? bits / share : Double.NaN;
    }

    // The phase on the other side of the moment, seen from the middle of its own.
    private static long nearest(SeasonSettings settings, long visit, long nanos) {
        long begin = settings.beginOf(visit);
        long middle = begin + (settings.beginOf(visit + 1) - begin) / 2;
        return nanos < middle ? visit - 1 : visit + 1;
    }

    static double between(SeasonSettings settings, long nanos, float[] values, int[] known, int from) {
        long visit = settings.visitOf(nanos);
        long begin = settings.beginOf(visit);
        double length = settings.beginOf(visit + 1) - begin;
        double off = (nanos - begin) / length - 0.5;
        int own = from + settings.binOf(visit);
        int other = from + settings.binOf(nearest(settings, visit, nanos));
        double here = known[own] > 0 ? values[own] : Double.NaN;
        double there = known[other] > 0 ? values[other] : Double.NaN;
        return Double.isNaN(here) || Double.isNaN(there) ? here : here + Math.abs(off) * (there - here);
    }

    /**
     * The same with what neighbours know where it does not: their course, scaled to the level of this cell by the phases that both have
     * seen; as it is where there is none. Phases that nobody has seen stay unknown.
     */
    public SeasonProfile withNeighbours(List<SeasonProfile> neighbours) {
        List<SeasonProfile> alike = neighbours.stream()
                .filter(each -> each.settings.equals(settings))
                .toList();
        if (alike.isEmpty() || knownShare() == 1) {
            return this;
        }
        int bins = load.length;
        float[] loads = load.clone();
        float[] rates = rate.clone();
        float[] deviations = deviation.clone();
        int[] all = known.clone();
        double[] scale = new double[alike.size()];
        double[] rateScale = new double[alike.size()];
        for (int j = 0; j < scale.length; j++) {
            scale[j] = scale(load, alike.get(j).load, alike.get(j));
            rateScale[j] = scale(rate, alike.get(j).rate, alike.get(j));
        }
        for (int bin = 0; bin < bins; bin++) {
            if (known[bin] > 0) {
                continue;
            }
            double weight = 0;
            double sum = 0;
            double squares = 0;
            double rated = 0;
            double bits = 0;
            for (int j = 0; j < scale.length; j++) {
                SeasonProfile other = alike.get(j);
                double value = Math.min(1, scale[j] * other.load[bin]);
                weight += other.seen[bin];
                sum += other.seen[bin] * value;
                squares += other.seen[bin] * value * value;
                if (other.seen[bin] > 0 && other.rate[bin] >= 0) {
                    rated += other.seen[bin];
                    bits += other.seen[bin] * rateScale[j] * other.rate[bin];
                }
            }
            if (weight > 0) {
                double mean = sum / weight;
                double own = BORROWED_RELATIVE * Math.max(mean, SeasonBank.LEAST_LOAD);
                loads[bin] = (float) mean;
                rates[bin] = rated > 0 ? (float) (bits / rated) : Float.NaN;
                deviations[bin] = (float) Math.sqrt(Math.max(0, squares / weight - mean * mean) + own * own);
                all[bin] = 1;
            }
        }
        return new SeasonProfile(settings, loads, rates, deviations, seen, all);
    }

    private double scale(float[] own, float[] others, SeasonProfile other) {
        double mine = 0;
        double theirs = 0;
        for (int bin = 0; bin < load.length; bin++) {
            if (seen[bin] > 0 && other.seen[bin] > 0 && own[bin] >= 0 && others[bin] >= 0) {
                mine += own[bin];
                theirs += others[bin];
            }
        }
        return theirs > 0 ? mine / theirs : 1;
    }

    /** Where profiles of cells come from: the cells' own reports, or somebody who knows more. Thread-safe. */
    @FunctionalInterface
    public interface Source {
        /** Nobody knows any. */
        Source NONE = _ -> null;

        /** What is usual of a cell; null when nothing is known of it. */
        @Nullable
        SeasonProfile of(String cellId);
    }
}

package io.rantwin.twin.forecast;

import io.rantwin.twin.estimation.KeptNumbers;
import io.rantwin.twin.estimation.KeptStateException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Learns on line, from a cell's own reports, what load and traffic are usual at each phase of a season: a robust running mean and
 * spread for each phase, of many cells in flat arrays. A phase counts as seen once when at least half of it was reported and nothing
 * {@link #disturb disturbed} it; what is learned of it is its mean. Nothing is allocated by a report. Not thread-safe.
 */
public final class SeasonBank {
    /** A share of this counts as none where relative departures are reckoned: 2 % of the PRBs. */
    static final double LEAST_LOAD = 0.02;
    /** Departure of one season's phase from another's, before any was seen twice, as a share. */
    static final double PRIOR_RELATIVE = 0.3;

    private static final long NEVER = Long.MIN_VALUE;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double LEAST_COVERED = 0.5;
    private static final double LEAST_GAIN = 0.1;
    private static final double MOST_DEVIATIONS = 3;
    private static final int ROBUST_FROM = 3;
    private static final int MOST_VISITS = 250;
    /** Departures that the prior is worth: of the cell as a whole, and of one phase. */
    private static final double PRIOR_OF_CELL = 4;

    private static final double PRIOR_OF_BIN = 3;

    private final SeasonSettings settings;
    private final int bins;
    private final float[] load;
    private final float[] rate;
    private final float[] square;
    private final int[] visits;
    private final double[] relative;
    private final int[] departures;
    private final long[] visit;
    private final long[] until;
    private final long[] covered;
    private final long[] rated;
    private final double[] loadSum;
    private final double[] rateSum;
    private final boolean[] disturbed;
    private final boolean[] spoiled;

    /** Nothing learned of any of the cells. */
    public SeasonBank(SeasonSettings settings, int cells) {
        this.settings = settings;
        bins = settings.bins();
        load = new float[cells * bins];
        rate = new float[cells * bins];
        Arrays.fill(rate, Float.NaN);
        square = new float[cells * bins];
        visits = new int[cells * bins];
        relative = new double[cells];
        departures = new int[cells];
        visit = new long[cells];
        Arrays.fill(visit, NEVER);
        until = new long[cells];
        Arrays.fill(until, NEVER);
        covered = new long[cells];
        rated = new long[cells];
        loadSum = new double[cells];
        rateSum = new double[cells];
        disturbed = new boolean[cells];
        spoiled = new boolean[cells];
    }

    /** The season. */
    public SeasonSettings settings() {
        return settings;
    }

    /**
     * Takes a report. What is older than the newest counts only as far as it is not covered yet.
     *
     * @param loadShare share of PRBs in use, 0..1; a report without (NaN) is passed over
     * @param bitsPerSecond traffic; NaN when not reported
     * @return whether a phase was learned, so that {@link #profile} has changed
     */
    public boolean observe(
            int cell, long collectionStartNanos, long granularityMillis, double loadShare, double bitsPerSecond) {
        long end = collectionStartNanos + granularityMillis * NANOS_PER_MILLI;
        if (!(loadShare >= 0) || loadShare > 2 || granularityMillis <= 0 || end <= until[cell]) {
            return false;
        }
        // A report of more than a season tells of no phase.
        long from = Math.max(collectionStartNanos, Math.max(until[cell], end - settings.lengthNanos()));
        until[cell] = end;
        boolean learned = false;
        while (from < end) {
            long number = settings.visitOf(from);
            if (number != visit[cell]) {
                learned |= end(cell);
                visit[cell] = number;
                spoiled[cell] = disturbed[cell];
            }
            long part = Math.min(end, settings.beginOf(number + 1)) - from;
            covered[cell] += part;
            loadSum[cell] += part * Math.min(loadShare, 1);
            if (bitsPerSecond >= 0 && bitsPerSecond < Double.POSITIVE_INFINITY) {
                rated[cell] += part;
                rateSum[cell] += part * bitsPerSecond;
            }
            from += part;
        }
        return learned;
    }

    /**
     * Says whether a cell carries something else than its own demand, because it or a neighbour sleeps: what was begun to be learned is
     * dropped, and nothing is learned until the first phase that is undisturbed throughout.
     */
    public void disturb(int cell, boolean isDisturbed) {
        disturbed[cell] = isDisturbed;
        spoiled[cell] |= isDisturbed;
    }

    private boolean end(int cell) {
        if (visit[cell] == NEVER) {
            return false;
        }
        long length = settings.beginOf(visit[cell] + 1) - settings.beginOf(visit[cell]);
        boolean isWhole = covered[cell] >= LEAST_COVERED * length && !spoiled[cell];
        if (isWhole) {
            int at = cell * bins + settings.binOf(visit[cell]);
            learn(cell, at, loadSum[cell] / covered[cell]);
            if (rated[cell] >= LEAST_COVERED * length) {
                learnRate(at, rateSum[cell] / rated[cell]);
            }
            visits[at] = Math.min(visits[at] + 1, MOST_VISITS);
        }
        covered[cell] = 0;
        rated[cell] = 0;
        loadSum[cell] = 0;
        rateSum[cell] = 0;
        return isWhole;
    }

    private void learn(int cell, int at, double mean) {
        int seen = visits[at];
        if (seen == 0) {
            load[at] = (float) mean;
            return;
        }
        double usual = Math.max(load[at], LEAST_LOAD);
        double bound = seen < ROBUST_FROM ? Double.POSITIVE_INFINITY : MOST_DEVIATIONS * deviation(cell, at);
        double off = Math.clamp(mean - load[at], -bound, bound);
        square[at] += (float) ((off * off - square[at]) * gain(seen - 1));
        double share = off / usual;
        relative[cell] += (Math.min(share * share, 1) - relative[cell]) * gain(departures[cell], bins);
        departures[cell] = Math.min(departures[cell] + 1, MOST_VISITS * bins);
        load[at] += (float) (off * gain(seen));
    }

    private void learnRate(int at, double mean) {
        // Huge numbers have no place in single precision.
        if (mean < Float.MAX_VALUE) {
            rate[at] = Float.isNaN(rate[at]) ? (float) mean : (float) (rate[at] + (mean - rate[at]) * gain(visits[at]));
        }
    }

    private static double gain(int seen) {
        return Math.max(1.0 / (seen + 1), LEAST_GAIN);
    }

    private static double gain(int seen, int memory) {
        return Math.max(1.0 / (seen + 1), 1.0 / (10.0 * memory));
    }

    // How far one season's phase lies from what is usual: what was seen of it, and what the cell is like as a whole.
    private double deviation(int cell, int at) {
        double few = Math.min(departures[cell], 10.0 * bins);
        double share = (PRIOR_OF_CELL * PRIOR_RELATIVE * PRIOR_RELATIVE + few * relative[cell]) / (PRIOR_OF_CELL + few);
        double usual = Math.max(load[at], LEAST_LOAD);
        double seen = Math.clamp(visits[at] - 1.0, 0, 1 / LEAST_GAIN);
        return Math.sqrt((PRIOR_OF_BIN * share * usual * usual + seen * square[at]) / (PRIOR_OF_BIN + seen));
    }

    /** What is usual, as it is known now. */
    public SeasonProfile profile(int cell) {
        int from = cell * bins;
        float[] deviations = new float[bins];
        for (int bin = 0; bin < bins; bin++) {
            deviations[bin] = (float) deviation(cell, from + bin);
        }
        return new SeasonProfile(
                settings,
                Arrays.copyOfRange(load, from, from + bins),
                Arrays.copyOfRange(rate, from, from + bins),
                deviations,
                Arrays.copyOfRange(visits, from, from + bins));
    }

    /** Usual load at a moment; NaN where the phase was not seen. The same as {@link SeasonProfile#loadAt}, without a copy. */
    public double loadAt(int cell, long nanos) {
        return SeasonProfile.between(settings, nanos, load, visits, cell * bins);
    }

    /** Usual traffic at a moment in bit/s; NaN where it was not seen. */
    public double bitsAt(int cell, long nanos) {
        return SeasonProfile.between(settings, nanos, rate, visits, cell * bins);
    }

    /** Octets of a cell as {@link #write} writes it. */
    public int writtenOctets() {
        return Long.BYTES + 2 * Integer.BYTES + Double.BYTES + bins * (3 * Float.BYTES + Integer.BYTES);
    }

    /** Writes what was learned of a cell; the phase under way is left out. */
    public void write(int cell, ByteBuffer to) {
        to.putLong(settings.lengthMillis()).putInt(bins);
        to.putInt(departures[cell]).putDouble(relative[cell]);
        for (int at = cell * bins; at < (cell + 1) * bins; at++) {
            to.putFloat(load[at]).putFloat(rate[at]).putFloat(square[at]).putInt(visits[at]);
        }
    }

    /**
     * Puts what was {@link #write written} in the place of a cell of which nothing was learned.
     *
     * @throws KeptStateException when it is of another season or cannot be; the cell begins as one that was never seen then
     */
    public void read(int cell, ByteBuffer from) throws KeptStateException {
        if (from.remaining() < writtenOctets()) {
            throw new KeptStateException("A seasonal profile of " + from.remaining() + " octets is too short.");
        }
        long length = from.getLong();
        int count = from.getInt();
        if (length != settings.lengthMillis() || count != bins) {
            throw new KeptStateException("It is of a season of " + length + " ms in " + count + " phases, not of "
                    + settings.lengthMillis() + " ms in " + bins + ".");
        }
        int known = KeptNumbers.readCount(from);
        double share = from.getDouble();
        float[] numbers = new float[3 * bins];
        int[] seen = new int[bins];
        for (int bin = 0; bin < bins; bin++) {
            for (int k = 0; k < 3; k++) {
                numbers[3 * bin + k] = from.getFloat();
            }
            seen[bin] = KeptNumbers.readCount(from);
            if (!(numbers[3 * bin] >= 0 && numbers[3 * bin] <= 1)
                    || numbers[3 * bin + 1] < 0
                    || Float.isInfinite(numbers[3 * bin + 1])
                    || !(numbers[3 * bin + 2] >= 0)
                    || seen[bin] > MOST_VISITS) {
                throw new KeptStateException("Phase " + bin + " of a seasonal profile cannot be.");
            }
        }
        if (!(share >= 0 && share <= 1) || known > MOST_VISITS * bins) {
            throw new KeptStateException("The departures of a seasonal profile cannot be: " + share);
        }
        departures[cell] = known;
        relative[cell] = share;
        for (int bin = 0; bin < bins; bin++) {
            load[cell * bins + bin] = numbers[3 * bin];
            rate[cell * bins + bin] = numbers[3 * bin + 1];
            square[cell * bins + bin] = numbers[3 * bin + 2];
            visits[cell * bins + bin] = seen[bin];
        }
    }
}

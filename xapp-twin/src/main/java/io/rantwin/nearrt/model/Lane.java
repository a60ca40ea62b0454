package io.rantwin.nearrt.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One model in one group of cells at one horizon: its errors against those of the simple members, and whether it is used there.
 *
 * <p>Errors are summed in slices of a sixteenth of the window. An active lane steps back when over the last whole window (16 full
 * slices and the one under way) its error was above that of the best simple member, or when too few forecasts met their truth to tell.
 * Not thread-safe.
 */
final class Lane {
    /** Where a lane is. */
    enum Stage {
        SHADOW,
        ACTIVE,
        CLOSED
    }

    static final int SLICES = 16;

    private final ModelRules rules;
    private final List<String> simple;
    private final long sliceNanos;
    private final int width;
    private final double[] sums;
    private final long[] counts;
    private long slice = Long.MIN_VALUE;
    private long sinceSlice;
    private boolean onceGood;
    private Stage stage = Stage.SHADOW;
    private int stepBacks;
    private String reason = "in shadow: not yet compared";

    Lane(ModelRules rules, List<String> simple) {
        this.rules = rules;
        this.simple = simple;
        sliceNanos = Math.max(1, rules.window().toNanos() / SLICES);
        width = simple.size() + 1;
        sums = new double[(SLICES + 1) * width];
        counts = new long[SLICES + 1];
    }

    Stage stage() {
        return stage;
    }

    int stepBacks() {
        return stepBacks;
    }

    String reason() {
        return reason;
    }

    /** Goes on where an earlier process was; errors are counted anew. */
    void restore(Stage before, int backs, String why) {
        stage = before;
        stepBacks = backs;
        reason = why;
        onceGood = before == Stage.ACTIVE;
    }

    /** Takes the errors of one forecast that met its truth, in the order of the simple members. */
    void score(long networkNanos, double error, double[] simpleErrors) {
        moveTo(networkNanos);
        int at = place(slice);
        sums[at * width] += error;
        for (int i = 0; i < simpleErrors.length; i++) {
            sums[at * width + 1 + i] += simpleErrors[i];
        }
        counts[at]++;
    }

    /**
     * Decides by what is known at this time.
     *
     * @return whether the stage changed
     */
    boolean decide(long networkNanos) {
        moveTo(networkNanos);
        return switch (stage) {
            case SHADOW -> shadow();
            case ACTIVE -> active();
            case CLOSED -> false;
        };
    }

    private boolean shadow() {
        onceGood |= isGood();
        if (rules.activatesAlone() && slice - sinceSlice >= SLICES && isGood()) {
            return to(Stage.ACTIVE, "active: " + figures());
        }
        reason = forecasts() < rules.leastForecasts()
                ? "in shadow: " + forecasts() + " forecasts met their truth, " + rules.leastForecasts() + " are needed"
                : "in shadow: " + figures();
        if (!onceGood && slice - sinceSlice >= (long) SLICES * rules.trial() && forecasts() >= rules.leastForecasts()) {
            return to(Stage.CLOSED, "withdrawn: never good enough in " + rules.trial() + " windows; " + figures());
        }
        return false;
    }

    private boolean active() {
        if (slice - sinceSlice < SLICES && forecasts() < rules.leastForecasts()) {
            return false;
        }
        boolean known = forecasts() >= rules.leastForecasts();
        if (known && relativeError() <= 1) {
            reason = "active: " + figures();
            return false;
        }
        stepBacks++;
        String why = known
                ? "worse than the best simple member over " + rules.window() + ": " + figures()
                : "only " + forecasts() + " forecasts met their truth in " + rules.window() + ", too few to tell";
        return stepBacks >= rules.mostStepBacks()
                ? to(Stage.CLOSED, "withdrawn after stepping back " + stepBacks + " times, last: " + why)
                : to(Stage.SHADOW, "stepped back into shadow: " + why);
    }

    /** Makes the lane active. Call only when {@link #isGood}. */
    void activate() {
        to(Stage.ACTIVE, "active: " + figures());
    }

    private boolean to(Stage next, String why) {
        stage = next;
        reason = why;
        sinceSlice = slice;
        return true;
    }

    /** Whether enough forecasts were better by the margin. */
    boolean isGood() {
        return forecasts() >= rules.leastForecasts() && relativeError() <= 1 - rules.margin();
    }

    /** Forecasts in the window. */
    long forecasts() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Error over that of the best simple member in the window; 1 when neither errs. */
    double relativeError() {
        double own = sum(0);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 1; i < width; i++) {
            best = Math.min(best, sum(i));
        }
        if (best == 0 || own == 0) {
            return own == 0 ? (best == 0 ? 1 : 0) : Double.POSITIVE_INFINITY;
        }
        return own / best;
    }

    private String figures() {
        int best = 1;
        for (int i = 2; i < width; i++) {
            best = sum(i) < sum(best) ? i : best;
        }
        return String.format(
                Locale.ROOT,
                "error %.3f times that of %s over %d forecasts",
                relativeError(),
                simple.get(best - 1),
                forecasts());
    }

    private double sum(int member) {
        double sum = 0;
        for (int s = 0; s <= SLICES; s++) {
            sum += sums[s * width + member];
        }
        return sum;
    }

    private void moveTo(long networkNanos) {
        long now = Math.floorDiv(networkNanos, sliceNanos);
        if (slice == Long.MIN_VALUE) {
            slice = now;
            sinceSlice = now;
            return;
        }
        // Late truths count in the newest slice; time never goes back.
        for (long s = Math.max(slice + 1, now - SLICES); s <= now; s++) {
            int at = place(s);
            counts[at] = 0;
            Arrays.fill(sums, at * width, (at + 1) * width, 0);
        }
        slice = Math.max(slice, now);
    }

    private int place(long number) {
        return Math.floorMod(number, SLICES + 1);
    }
}

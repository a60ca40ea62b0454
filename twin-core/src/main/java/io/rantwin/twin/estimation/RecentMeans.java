package io.rantwin.twin.estimation;

import io.rantwin.twin.arithmetic.PortableMath;
import java.util.Arrays;

/**
 * Beside what the state implies, each measurement's own recent mean, and how well either foretold the last reports. The report to
 * come is expected between the two, nearer to the one that missed by less:
 *
 * <pre>
 * m += (1 - exp(-dt / T)) (y - m),  T = the larger of 10 s and 1 period
 * weight of m = o^-8 / (o^-8 + s^-8),  s and o: discounted mean miss of the state and of m
 * </pre>
 *
 * <p>A state of six numbers cannot carry what is peculiar to ten measurements, such as a scheduler's way of counting active users;
 * and where it can, m adds nothing and fades out. The state itself is not touched by this.
 */
final class RecentMeans {
    private static final double SECONDS = 10;
    private static final double PERIODS = 1;
    /** Share of a new miss; every other report counts, which halves the work, and the memory is some 100 reports. */
    private static final double RATE = 0.02;
    // Keeps the weight a number where neither ever missed.
    private static final double LEAST_MISS = 1e-12;

    /** Weight of a mean that does not exist. */
    private static final double UNSEEN = -1;

    private double step = Double.NaN;
    private double period = Double.NaN;
    private double share;

    /** Nothing was measured yet. */
    static void unknown(double[] memory, int at) {
        Arrays.fill(memory, at + Layout.RECENT_WEIGHT, at + Layout.RECENT_WEIGHT + Layout.SLOTS, UNSEEN);
    }

    /** First report, or a change that was accepted: the values present are the means. */
    static void begin(double[] memory, int at, double[] y, int mask) {
        for (int slot = 0; slot < Layout.SLOTS; slot++) {
            if ((mask & 1 << slot) != 0) {
                begin(memory, at, slot, y[slot]);
            }
        }
    }

    private static void begin(double[] memory, int at, int slot, double measured) {
        memory[at + Layout.RECENT + slot] = measured;
        int weight = at + Layout.RECENT_WEIGHT + slot;
        memory[weight] = memory[weight] == UNSEEN ? 0.5 : memory[weight];
    }

    /** Prepares for a report so many seconds after the last, over so many seconds. */
    void step(double stepSeconds, double periodSeconds) {
        if (stepSeconds != step || periodSeconds != period) {
            step = stepSeconds;
            period = periodSeconds;
            share = 1 - PortableMath.exp(-stepSeconds / Math.max(SECONDS, PERIODS * periodSeconds));
        }
    }

    /** Takes one measurement, beside what the state implied. */
    void take(double[] memory, int at, int slot, double measured, double implied) {
        double mean = memory[at + Layout.RECENT + slot];
        if (memory[at + Layout.RECENT_WEIGHT + slot] == UNSEEN) {
            begin(memory, at, slot, measured);
            return;
        }
        memory[at + Layout.RECENT + slot] = mean + share * (measured - mean);
        if (((slot + (int) memory[at + Layout.PERIODS]) & 1) == 0) {
            int state = at + Layout.STATE_MISS + slot;
            int own = at + Layout.RECENT_MISS + slot;
            memory[state] += RATE * (Math.abs(measured - implied) - memory[state]);
            memory[own] += RATE * (Math.abs(measured - mean) - memory[own]);
        }
    }

    /** Expected value of a report, from what the state implies and the recent mean. */
    static double blend(double[] memory, int at, int slot, double implied) {
        double weight = memory[at + Layout.RECENT_WEIGHT + slot];
        return weight == UNSEEN ? implied : implied + weight * (memory[at + Layout.RECENT + slot] - implied);
    }

    /** Weighs one measurement anew, another with each report: misses change slowly, and quotients cost time. */
    static void weigh(double[] memory, int at) {
        int slot = (int) ((long) memory[at + Layout.PERIODS] % Layout.SLOTS);
        double s = eighth(memory[at + Layout.STATE_MISS + slot]);
        double o = eighth(memory[at + Layout.RECENT_MISS + slot]);
        int weight = at + Layout.RECENT_WEIGHT + slot;
        memory[weight] = memory[weight] == UNSEEN ? UNSEEN : s / (s + o);
    }

    // Misses are bounded only by the values; the quotient of eighth powers is taken of numbers far from the ends of the
    // range.
    private static double eighth(double miss) {
        double two = (miss + LEAST_MISS) * (miss + LEAST_MISS);
        double four = two * two;
        return four * four;
    }
}

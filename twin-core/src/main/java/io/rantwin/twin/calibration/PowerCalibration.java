package io.rantwin.twin.calibration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Idle power and slope of one cell from its reports: a window of samples of load and power, to which the EARTH model is fitted on the
 * first part and judged by the last. What is in use changes only where the error of the part that was held back falls, and what was
 * accepted is taken back when what was before explains a later window better. Power while the cell sleeps is the mean of what it
 * reports then. Not thread-safe.
 */
public final class PowerCalibration {
    private static final int WINDOW = 120;
    private static final int LEAST_SAMPLES = 36;
    private static final long MOST_SPACING_NANOS = 10_000_000_000L;
    private static final long SPACING_NANOS = 250_000_000L;
    private static final double LEAST_DEVIATION = 2;
    private static final double RELATIVE_DEVIATION = 0.02;
    private static final double BETTER = 0.95;
    private static final int KEPT = 8;
    private static final double LEAST_IDLE = 1;
    private static final double LEAST_SLOPE = 0.1;
    private static final int MOST_OF_SLEEP = 20;

    private final Calibrator calibrator = Calibrator.standard();
    private final Deque<Sample> window = new ArrayDeque<>();
    private final Deque<Calibration> accepted = new ArrayDeque<>();
    private double[] current;
    private boolean isTold;
    private long taken;
    private long newest = Long.MIN_VALUE;
    private int sinceFit;
    private double sleep = Double.NaN;
    private int asleep;
    private boolean isResumed;

    /**
     * What was learned of a cell; its samples are not part of it.
     *
     * @param isKnown whether idle power and slope come from reports
     * @param idleWatts at no load, above 0
     * @param slope consumed over radiated power, above 0
     * @param sleepWatts mean while it slept; NaN when it was never seen asleep
     * @param asleep reports that this mean is of, 0 to 20
     */
    public record Learned(boolean isKnown, double idleWatts, double slope, double sleepWatts, int asleep) {
        /** Checks the ranges. */
        public Learned {
            boolean isSleepRight = asleep == 0 ? Double.isNaN(sleepWatts) : isFinite(sleepWatts) && sleepWatts >= 0;
            if (!isFinite(idleWatts)
                    || !isFinite(slope)
                    || idleWatts <= 0
                    || slope <= 0
                    || asleep < 0
                    || asleep > MOST_OF_SLEEP
                    || !isSleepRight) {
                throw new IllegalArgumentException("Powers of a cell must be above 0, not " + idleWatts
                        + " W idle, slope " + slope + ", " + sleepWatts + " W asleep in " + asleep + " reports.");
            }
        }

        private static boolean isFinite(double value) {
            return Math.abs(value) < Double.POSITIVE_INFINITY;
        }
    }

    /**
     * A cell of which nothing was reported.
     *
     * @param idleWatts expected
     * @param slope expected, consumed over radiated power
     */
    public PowerCalibration(double idleWatts, double slope) {
        current = new double[] {idleWatts, slope};
    }

    /** A cell that goes on from what was learned of it; the next windows confirm it or change it, as they do in one life. */
    public static PowerCalibration from(Learned learned) {
        PowerCalibration calibration = new PowerCalibration(learned.idleWatts(), learned.slope());
        calibration.isResumed = learned.isKnown();
        calibration.sleep = learned.sleepWatts();
        calibration.asleep = learned.asleep();
        return calibration;
    }

    /** What has been learned so far. */
    public Learned learned() {
        return new Learned(
                isKnown(), Math.max(current[0], LEAST_IDLE), Math.max(current[1], LEAST_SLOPE), sleep, asleep);
    }

    /**
     * Takes what was reported while the cell served; more seldom, the longer it goes on.
     *
     * @param load 0..1
     * @param radiatedWatts at full load
     */
    public void serving(long nanos, double load, double radiatedWatts, double watts) {
        if (!(load >= 0 && load <= 1) || !(radiatedWatts > 0) || !(watts > 0) || watts == Double.POSITIVE_INFINITY) {
            return;
        }
        if (newest != Long.MIN_VALUE && nanos - newest < Math.min(MOST_SPACING_NANOS, taken * SPACING_NANOS)) {
            return;
        }
        newest = nanos;
        taken++;
        sinceFit++;
        window.addLast(new Sample(
                nanos, new double[] {load, radiatedWatts}, watts, LEAST_DEVIATION + RELATIVE_DEVIATION * watts, false));
        if (window.size() > WINDOW) {
            window.removeFirst();
        }
    }

    /** Takes what was reported while the cell slept. */
    public void sleeping(double watts) {
        if (watts >= 0 && watts < Double.POSITIVE_INFINITY) {
            asleep = Math.min(asleep + 1, MOST_OF_SLEEP);
            sleep = asleep == 1 ? watts : sleep + (watts - sleep) / asleep;
        }
    }

    /** Whether enough came since the last time to look again: it is worth the time of a {@link #calibrate}. */
    public boolean isDue() {
        return window.size() >= LEAST_SAMPLES && (!isTold || sinceFit >= LEAST_SAMPLES);
    }

    /** Looks again; returns what was accepted, or null when nothing was. */
    public @Nullable Calibration calibrate() {
        sinceFit = 0;
        isTold = true;
        List<Sample> samples = new ArrayList<>(window);
        Calibration last = accepted.peekLast();
        if (last != null && error(last.before(), samples) < BETTER * error(current, samples)) {
            takeBack();
        }
        // What is in use is what is expected: a window of the night leaves the slope as the day has told it.
        Calibration fit = calibrator.calibrate(
                CellModels.power(Math.max(current[0], LEAST_IDLE), Math.max(current[1], LEAST_SLOPE)),
                current,
                samples);
        if (!fit.accepted()) {
            return null;
        }
        current = fit.after().clone();
        accepted.addLast(fit);
        if (accepted.size() > KEPT) {
            accepted.removeFirst();
        }
        return fit;
    }

    /** Takes the newest change back; returns it, or null when there is none. */
    public @Nullable Calibration takeBack() {
        Calibration newestChange = accepted.pollLast();
        if (newestChange != null) {
            current = newestChange.before().clone();
        }
        return newestChange;
    }

    private static double error(double[] parameters, List<Sample> samples) {
        double sum = 0;
        for (Sample sample : samples) {
            double told = parameters[0] + parameters[1] * sample.inputs()[0] * sample.inputs()[1];
            double residual = (told - sample.observed()) / sample.deviation();
            sum += residual * residual;
        }
        return sum;
    }

    /** Whether anything that was reported has been accepted, in this life or the one before. */
    public boolean isKnown() {
        return isResumed || !accepted.isEmpty();
    }

    /** Power at no load. */
    public double idleWatts() {
        return current[0];
    }

    /** Consumed over radiated power. */
    public double slope() {
        return current[1];
    }

    /** Power while it sleeps; NaN when it was never seen asleep. */
    public double sleepWatts() {
        return sleep;
    }

    /** Changes that were accepted and not taken back, oldest first; the last eight. */
    public List<Calibration> changes() {
        return List.copyOf(accepted);
    }
}

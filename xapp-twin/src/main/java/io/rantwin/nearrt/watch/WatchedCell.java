package io.rantwin.nearrt.watch;

import io.rantwin.twin.anomaly.CellPeriod;
import io.rantwin.twin.anomaly.CellWatch;
import io.rantwin.twin.anomaly.FaultForecast;
import io.rantwin.twin.anomaly.Finding;
import io.rantwin.twin.anomaly.HardwareTrend;
import io.rantwin.twin.anomaly.Kpi;
import io.rantwin.twin.arithmetic.PortableMath;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One cell, its reports of the periods under way, its usual values, and its tests. Not thread-safe. */
final class WatchedCell {
    /** Figures with a level of their own; load follows from volume and efficiency. */
    private static final Kpi[] LEVELLED = {
        Kpi.VOLUME_BITS,
        Kpi.PRB_LOAD,
        Kpi.USER_THROUGHPUT_BIT_PER_S,
        Kpi.ACTIVE_USERS,
        Kpi.CONNECTED_USERS,
        Kpi.BLOCK_ERROR_RATE,
        Kpi.HANDOVERS_IN
    };

    private static final int LONG_MEMORY = 12;
    private static final int KPIS = Kpi.values().length;
    private static final double LEAST_SHARE = 1e-3;
    private static final double LEAST_KELVIN = 3;
    /** Silent periods that are taken to have been seen in one before the first. */
    private static final double FIRST_SILENCE = 0.5;

    final int index;
    final String cellId;
    final PeriodSums period = new PeriodSums();
    final PeriodSums test = new PeriodSums();
    /** Beginning of what speaks against the cell just now [ms network time]; {@link Long#MIN_VALUE} for nothing. */
    long doubtSinceMillis = Long.MIN_VALUE;

    boolean quarantined;
    /** What quarantine stands on; null without. */
    @Nullable
    Finding contradiction;

    List<Finding> findings = List.of();
    private final WatchSettings settings;
    private final Level[] levels = new Level[LEVELLED.length];
    private final Level efficiency;
    private final Level abovePeers;
    private final CellWatch watch;
    private final HardwareTrend hardware;
    private final double[] observed = new double[KPIS];
    private final double[] expected = new double[KPIS];
    private final double[] deviation = new double[KPIS];
    private final Level silent;
    private int wrongPeriods;
    private int silentRun;

    WatchedCell(int index, String cellId, WatchSettings settings) {
        this.index = index;
        this.cellId = cellId;
        this.settings = settings;
        Arrays.setAll(levels, _ -> new Level(settings.memoryPeriods()));
        efficiency = new Level((double) settings.memoryPeriods() * LONG_MEMORY);
        abovePeers = new Level((double) settings.memoryPeriods() * LONG_MEMORY);
        silent = new Level((double) settings.memoryPeriods() * LONG_MEMORY);
        watch = new CellWatch(index, settings.detector());
        hardware = new HardwareTrend(index, settings.hazard());
    }

    /** Reads the period's reports; whether there are enough of them. */
    boolean read(double periodSeconds) {
        test.observed(periodSeconds, observed);
        return test.covered() >= periodSeconds / 2;
    }

    /** Temperature of the period that was read; NaN when it was not reported. */
    double celsius() {
        return observed[Kpi.TEMPERATURE_CELSIUS.index()];
    }

    /**
     * Tests the period that was read.
     *
     * @param peersCelsius median temperature of the network; NaN when too few report theirs
     */
    void test(long endMillis, long periodMillis, boolean asleepByPlan, double peersCelsius) {
        expect(peersCelsius);
        CellPeriod period =
                new CellPeriod(index, endMillis, periodMillis, asleepByPlan, observed, expected, deviation, silence());
        findings = watch.take(period);
        hardware.take(period);
        boolean wrong = quarantined || !findings.isEmpty() || asleepByPlan;
        wrongPeriods = wrong ? wrongPeriods + 1 : 0;
        // What is wrong for hours is how the cell is now.
        if (!wrong || (wrongPeriods > settings.mostWrongPeriods() && !asleepByPlan)) {
            learn(period.isSilent(), peersCelsius);
        } else {
            silentRun = 0;
        }
    }

    private double silence() {
        double count = silent.count();
        return silent.count() < settings.warmUpPeriods()
                ? Double.NaN
                : (silent.mean() * count + FIRST_SILENCE) / (count + 1);
    }

    private void expect(double peersCelsius) {
        Arrays.fill(expected, Double.NaN);
        Arrays.fill(deviation, Double.NaN);
        for (int i = 0; i < levels.length; i++) {
            int kpi = LEVELLED[i].index();
            if (levels[i].count() >= settings.warmUpPeriods()) {
                expected[kpi] = levels[i].mean();
                boolean alone = LEVELLED[i] == Kpi.VOLUME_BITS;
                deviation[kpi] = Math.max(
                        LEAST_SHARE * Math.abs(expected[kpi]),
                        alone ? levels[i].deviation() : levels[i].lastingDeviation());
            }
        }
        int load = Kpi.PRB_LOAD.index();
        double volume = expected[Kpi.VOLUME_BITS.index()];
        if (efficiency.count() >= settings.warmUpPeriods() && volume > 0) {
            // By the efficiency of hours: what gets worse slowly is not how the cell is.
            expected[load] = Math.min(1, volume / PortableMath.exp(efficiency.mean()));
        }
        int temperature = Kpi.TEMPERATURE_CELSIUS.index();
        if (abovePeers.count() >= settings.warmUpPeriods() && !Double.isNaN(peersCelsius)) {
            expected[temperature] = peersCelsius + abovePeers.mean();
            deviation[temperature] = Math.max(LEAST_KELVIN, abovePeers.lastingDeviation());
        }
    }

    // Silence teaches only when it is over: as long as it lasts it may be the fault that is looked for.
    private void learn(boolean isSilent, double peersCelsius) {
        abovePeers.take(celsius() - peersCelsius);
        if (isSilent && wrongPeriods == 0) {
            silentRun++;
            return;
        }
        for (; silentRun > 0; silentRun--) {
            silent.take(1);
            levels[0].take(0);
            levels[1].take(0);
        }
        if (!Double.isNaN(observed[Kpi.VOLUME_BITS.index()])) {
            silent.take(isSilent ? 1 : 0);
        }
        for (int i = 0; i < levels.length; i++) {
            levels[i].take(observed[LEVELLED[i].index()]);
        }
        double bits = observed[Kpi.VOLUME_BITS.index()];
        double load = observed[Kpi.PRB_LOAD.index()];
        if (bits > 0 && load > 0) {
            efficiency.take(PortableMath.ln(bits / load));
        }
    }

    /** Nobody judges it any more. */
    void acquit() {
        quarantined = false;
        contradiction = null;
        doubtSinceMillis = Long.MIN_VALUE;
    }

    /** How likely a fault of the hardware is. */
    FaultForecast fault() {
        return hardware.forecast();
    }
}

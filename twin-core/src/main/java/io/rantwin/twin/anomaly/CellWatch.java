package io.rantwin.twin.anomaly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Watches one cell: a set of sequential tests that share the cell's false-alarm rate evenly, and the rules that turn their alarms into
 * kinds of trouble. Periods come in rising order of time. Not thread-safe.
 */
public final class CellWatch {
    /** Tests of a cell: sleeping, efficiency, noise, block errors, surge, temperature, errors, and two sides of three checks. */
    static final int TESTS = 13;
    /** A sleeping cell carries at most this share of what was predicted. */
    private static final double SLEEPING_SHARE = 0.02;
    /** One period counts no more than this for a sleeping cell, as a log likelihood ratio: two silent periods at least. */
    private static final double MOST_EVIDENCE = 6;
    /** Users with data waiting, mean of a period, below which they are single ones. */
    private static final double FEW_USERS = 1;

    private final int cell;
    private final double testRunLength;
    private final double missProbability;
    private final Sprt sleeping;
    private final Cusum efficiency;
    private final Cusum noise;
    private final Cusum blockErrors;
    private final Cusum surge;
    private final Cusum temperature;
    private final Cusum errors;
    private final TwoSided balance;
    private final TwoSided handovers;
    private final TwoSided coupling;
    private final FrozenReports frozen;

    /** Watches the cell of this index. */
    public CellWatch(int cell, DetectorSettings settings) {
        this.cell = cell;
        this.testRunLength = settings.periodsToFalseAlarm() * TESTS;
        this.missProbability = settings.missProbability();
        double small = settings.smallShift() / 2;
        double large = settings.largeShift() / 2;
        this.sleeping = new Sprt(1 / testRunLength, settings.missProbability());
        this.efficiency = Cusum.withRunLength(small, testRunLength);
        this.noise = Cusum.withRunLength(small, testRunLength);
        this.blockErrors = Cusum.withRunLength(small, testRunLength);
        this.surge = Cusum.withRunLength(large, testRunLength);
        this.temperature = Cusum.withRunLength(small, testRunLength);
        this.errors = Cusum.withRunLength(small, testRunLength);
        this.balance = new TwoSided(large, testRunLength);
        this.handovers = new TwoSided(large, testRunLength);
        this.coupling = new TwoSided(large, testRunLength);
        this.frozen = new FrozenReports(settings.frozenPeriods());
    }

    /** Takes a period and returns all trouble the cell is in now. */
    public List<Finding> take(CellPeriod period) {
        long end = period.endMillis();
        sleeping.take(sleepingEvidence(period), end);
        efficiency.take(-efficiencyResidual(period), end);
        noise.take(period.residual(Kpi.UPLINK_NOISE_DBM), end);
        blockErrors.take(period.residual(Kpi.BLOCK_ERROR_RATE), end);
        surge.take(period.residual(Kpi.PRB_LOAD), end);
        temperature.take(period.residual(Kpi.TEMPERATURE_CELSIUS), end);
        errors.take(period.residual(Kpi.HARDWARE_ERRORS), end);
        balance.take(balanceResidual(period), end);
        handovers.take(handoverResidual(period), end);
        coupling.take(couplingResidual(period), end);
        frozen.take(period);
        return findings(period);
    }

    /**
     * Log likelihood ratio of the volume, "2 % of the prediction" over "the prediction", both normal with the prediction's deviation:
     * ((v - e)^2 - (v - 0.02 e)^2) / (2 sd^2). Traffic that comes in bursts is not normal: where it is known how often the cell is
     * silent while all is well, silence alone is weighed, (1 - miss) / p, and its absence, miss / (1 - p).
     */
    private double sleepingEvidence(CellPeriod period) {
        if (!Double.isNaN(period.silence())) {
            if (period.asleepByPlan()
                    || Double.isNaN(period.observed(Kpi.VOLUME_BITS))
                    || Double.isNaN(period.expected(Kpi.VOLUME_BITS))) {
                return Double.NaN;
            }
            double likelihood = period.isSilent()
                    ? (1 - missProbability) / period.silence()
                    : missProbability / (1 - period.silence());
            return Math.clamp(StrictMath.log(likelihood), -MOST_EVIDENCE, MOST_EVIDENCE);
        }
        double expected = period.expected(Kpi.VOLUME_BITS);
        double relative = period.relativeDeviation(Kpi.VOLUME_BITS);
        if (period.asleepByPlan() || Double.isNaN(relative)) {
            return Double.NaN;
        }
        double awake = (period.observed(Kpi.VOLUME_BITS) - expected) / (relative * expected);
        double asleep = (period.observed(Kpi.VOLUME_BITS) - SLEEPING_SHARE * expected) / (relative * expected);
        double ratio = (awake * awake - asleep * asleep) / 2;
        return Math.max(-MOST_EVIDENCE, Math.min(MOST_EVIDENCE, ratio));
    }

    /** Bits per PRB against prediction in deviations of the logarithm: log V/V' - log L/L', spreads added as independent. */
    private static double efficiencyResidual(CellPeriod period) {
        return (period.logRatio(Kpi.VOLUME_BITS) - period.logRatio(Kpi.PRB_LOAD))
                / StrictMath.hypot(period.relativeDeviation(Kpi.VOLUME_BITS), period.relativeDeviation(Kpi.PRB_LOAD));
    }

    /**
     * Little's law ties a cell's own reports: volume = active users x user throughput x time, whatever the traffic. Where not even one
     * user waits in the mean, a single one who comes or goes moves all three, and nothing can be held against the cell.
     */
    private static double balanceResidual(CellPeriod period) {
        if (Math.max(period.observed(Kpi.ACTIVE_USERS), period.expected(Kpi.ACTIVE_USERS)) < FEW_USERS) {
            return 0;
        }
        double spread = StrictMath.hypot(
                period.relativeDeviation(Kpi.VOLUME_BITS),
                StrictMath.hypot(
                        period.relativeDeviation(Kpi.ACTIVE_USERS),
                        period.relativeDeviation(Kpi.USER_THROUGHPUT_BIT_PER_S)));
        return (period.logRatio(Kpi.VOLUME_BITS)
                        - period.logRatio(Kpi.ACTIVE_USERS)
                        - period.logRatio(Kpi.USER_THROUGHPUT_BIT_PER_S))
                / spread;
    }

    /** Two counts of the same handovers; by chance they differ as Poisson counts would at most. */
    private static double handoverResidual(CellPeriod period) {
        double own = period.observed(Kpi.HANDOVERS_IN);
        double neighbours = period.observed(Kpi.HANDOVERS_IN_BY_NEIGHBOURS);
        return (own - neighbours) / Math.sqrt(own + neighbours + 1);
    }

    private static double couplingResidual(CellPeriod period) {
        int i = Kpi.LOAD_BY_NEIGHBOURS.index();
        double deviation = period.deviation()[i];
        return deviation > 0
                ? (period.observed(Kpi.PRB_LOAD) - period.observed(Kpi.LOAD_BY_NEIGHBOURS)) / deviation
                : Double.NaN;
    }

    private List<Finding> findings(CellPeriod period) {
        List<Finding> found = new ArrayList<>();
        if (sleeping.alarmed()) {
            found.add(sleepingFinding(period));
        }
        if (balance.alarmed() || handovers.alarmed() || coupling.alarmed() || frozen.alarmed()) {
            found.add(liarFinding(period));
        }
        if (temperature.alarmed() || errors.alarmed()) {
            found.add(hardwareFinding(period));
        }
        if (noise.alarmed() || (efficiency.alarmed() && blockErrors.alarmed())) {
            found.add(interferenceFinding(period));
        } else if (efficiency.alarmed()) {
            List<String> reasons = List.of("bits per PRB are below prediction" + since(efficiency.onsetMillis(), period)
                    + ", noise and block errors are not above theirs");
            found.add(finding(period, FaultKind.DEGRADATION, efficiency, reasons));
        }
        if (surge.alarmed()) {
            found.add(finding(period, FaultKind.LOAD_SURGE, surge, List.of(against(period, Kpi.PRB_LOAD))));
        }
        return found;
    }

    private Finding sleepingFinding(CellPeriod period) {
        List<String> reasons = new ArrayList<>();
        reasons.add(against(period, Kpi.VOLUME_BITS));
        mentionIfLow(reasons, period, Kpi.ACTIVE_USERS);
        mentionIfLow(reasons, period, Kpi.HANDOVERS_IN);
        mentionIfLow(reasons, period, Kpi.CONNECTED_USERS);
        return new Finding(
                cell,
                FaultKind.SLEEPING_CELL,
                sleeping.onsetMillis(),
                period.endMillis(),
                sleeping.statistic(),
                sleeping.threshold(),
                testRunLength,
                reasons);
    }

    private Finding liarFinding(CellPeriod period) {
        List<String> reasons = new ArrayList<>();
        Cusum strongest = balance.stronger();
        if (coupling.alarmed()) {
            strongest = coupling.stronger();
            reasons.add("own load " + number(period.observed(Kpi.PRB_LOAD)) + ", neighbours' reports imply "
                    + number(period.observed(Kpi.LOAD_BY_NEIGHBOURS)));
        }
        if (handovers.alarmed()) {
            strongest = handovers.stronger();
            reasons.add("counts " + number(period.observed(Kpi.HANDOVERS_IN)) + " handovers in, its neighbours count "
                    + number(period.observed(Kpi.HANDOVERS_IN_BY_NEIGHBOURS)));
        }
        if (balance.alarmed()) {
            strongest = balance.stronger();
            reasons.add("volume does not fit active users x user throughput (Little's law): "
                    + against(period, Kpi.VOLUME_BITS) + ", " + against(period, Kpi.ACTIVE_USERS) + ", "
                    + against(period, Kpi.USER_THROUGHPUT_BIT_PER_S));
        }
        if (frozen.alarmed()) {
            reasons.add("all values are the same as in the " + frozen.equalPeriods() + " periods before");
            return new Finding(
                    cell,
                    FaultKind.LIAR_CELL,
                    frozen.onsetMillis(),
                    period.endMillis(),
                    1,
                    1,
                    Double.POSITIVE_INFINITY,
                    reasons);
        }
        return finding(period, FaultKind.LIAR_CELL, strongest, reasons);
    }

    private Finding hardwareFinding(CellPeriod period) {
        List<String> reasons = new ArrayList<>();
        if (temperature.alarmed()) {
            reasons.add(against(period, Kpi.TEMPERATURE_CELSIUS) + since(temperature.onsetMillis(), period));
        }
        if (errors.alarmed()) {
            reasons.add(against(period, Kpi.HARDWARE_ERRORS) + since(errors.onsetMillis(), period));
        }
        return finding(period, FaultKind.HARDWARE_TREND, temperature.alarmed() ? temperature : errors, reasons);
    }

    private Finding interferenceFinding(CellPeriod period) {
        List<String> reasons = new ArrayList<>();
        if (noise.alarmed()) {
            reasons.add(against(period, Kpi.UPLINK_NOISE_DBM) + since(noise.onsetMillis(), period));
        }
        if (blockErrors.alarmed()) {
            reasons.add(against(period, Kpi.BLOCK_ERROR_RATE) + since(blockErrors.onsetMillis(), period));
        }
        if (efficiency.alarmed()) {
            reasons.add("bits per PRB are below prediction" + since(efficiency.onsetMillis(), period));
        }
        return finding(period, FaultKind.INTERFERENCE, noise.alarmed() ? noise : efficiency, reasons);
    }

    private Finding finding(CellPeriod period, FaultKind kind, Cusum test, List<String> reasons) {
        return new Finding(
                cell,
                kind,
                test.onsetMillis(),
                period.endMillis(),
                test.statistic(),
                test.threshold(),
                testRunLength,
                reasons);
    }

    private static void mentionIfLow(List<String> reasons, CellPeriod period, Kpi kpi) {
        if (period.residual(kpi) < -1) {
            reasons.add(against(period, kpi));
        }
    }

    private static String against(CellPeriod period, Kpi kpi) {
        String unit = kpi.unit().isEmpty() ? "" : " " + kpi.unit();
        return kpi.measurement() + " is " + number(period.observed(kpi)) + unit + ", predicted "
                + number(period.expected(kpi));
    }

    private static String since(long onsetMillis, CellPeriod period) {
        return " for " + (period.endMillis() - onsetMillis + period.periodMillis()) / 1000 + " s";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}

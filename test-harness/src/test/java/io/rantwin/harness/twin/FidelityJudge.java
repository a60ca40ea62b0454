package io.rantwin.harness.twin;

import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.FilterSettings;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.fidelity.FidelityScale;
import io.rantwin.twin.fidelity.FidelityWindow;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;

/**
 * Feeds what a network reported to a filter bank as shipped and scores each prediction when its period is over: of the period that
 * begins when it is made, and of the one that begins 60 s later. Nothing is scored in the first minutes.
 */
final class FidelityJudge {
    static final List<MeasurementSlot> KPIS = List.of(
            MeasurementSlot.PRB_TOT_DL,
            MeasurementSlot.VOLUME_DL,
            MeasurementSlot.UE_THP_DL,
            MeasurementSlot.ACTIVE_UE_DL,
            MeasurementSlot.CONN_MEAN);
    /** Places in the scale's horizons. */
    static final int NOW = 0;

    static final int IN_A_MINUTE = 1;
    private static final int[] HORIZON_SECONDS = {0, 60};
    private static final long NANOS = 1_000_000_000L;

    private final RecordedNetwork network;
    private final int reportSeconds;
    private final int scoredSeconds;
    private final int learnSeconds;
    private final FilterBank bank;
    private final FidelityWindow window;
    private final FidelityWindow sums;
    private final IntensityOracle[] oracles;

    private record Prediction(int start, double[] expected, double[] persistence) {}

    /**
     * @param reportSeconds period of the reports
     * @param scoredSeconds period that is predicted, a multiple
     * @param learnSeconds time before the first prediction that counts
     */
    FidelityJudge(RecordedNetwork network, int reportSeconds, int scoredSeconds, int learnSeconds) {
        this.network = network;
        this.reportSeconds = reportSeconds;
        this.scoredSeconds = scoredSeconds;
        this.learnSeconds = learnSeconds;
        bank = new FilterBank(
                new Inventory(network.topology()).parameters(), FilterSettings.forGranularity(1000L * reportSeconds));
        int samples = network.seconds() / scoredSeconds;
        var scale = new FidelityScale(
                KPIS.stream().map(slot -> slot.names().getFirst()).toList(),
                new long[] {0, 60_000},
                new long[] {1000L * scoredSeconds},
                samples);
        window = new FidelityWindow(network.cells(), scale);
        sums = new FidelityWindow(1, scale);
        oracles = KPIS.stream()
                .map(slot -> new IntensityOracle(network, slot, scoredSeconds))
                .toArray(IntensityOracle[]::new);
    }

    /** Scores the whole record. */
    FidelityJudge judge() {
        int cells = network.cells();
        List<ArrayDeque<Prediction>> waiting = List.of(new ArrayDeque<>(), new ArrayDeque<>());
        for (int now = reportSeconds; now <= network.seconds(); now += reportSeconds) {
            for (int cell = 0; cell < cells; cell++) {
                double[] report = network.report(cell, now - reportSeconds, reportSeconds);
                int mask = RecordedNetwork.mask(report);
                bank.update(cell, (now - reportSeconds) * NANOS, 1000L * reportSeconds, report, 0, mask);
            }
            if (now % scoredSeconds == 0) {
                double[] actual = all(now - scoredSeconds);
                for (int horizon = 0; horizon < HORIZON_SECONDS.length; horizon++) {
                    ArrayDeque<Prediction> queue = waiting.get(horizon);
                    if (!queue.isEmpty() && queue.getFirst().start() == now - scoredSeconds) {
                        score(horizon, queue.removeFirst(), actual);
                    }
                    int start = now + HORIZON_SECONDS[horizon];
                    queue.add(new Prediction(start, predicted(start), actual));
                }
            }
        }
        return this;
    }

    private double[] all(int start) {
        double[] values = new double[network.cells() * KPIS.size()];
        for (int cell = 0; cell < network.cells(); cell++) {
            double[] report = network.report(cell, start, scoredSeconds);
            for (int kpi = 0; kpi < KPIS.size(); kpi++) {
                values[cell * KPIS.size() + kpi] = report[KPIS.get(kpi).index()];
            }
        }
        return values;
    }

    private double[] predicted(int start) {
        double[] values = new double[network.cells() * KPIS.size()];
        double[] mean = new double[MeasurementSlot.COUNT];
        double[] variance = new double[MeasurementSlot.COUNT];
        for (int cell = 0; cell < network.cells(); cell++) {
            bank.predict(cell, start * NANOS, 1000L * scoredSeconds, mean, variance, 0);
            for (int kpi = 0; kpi < KPIS.size(); kpi++) {
                values[cell * KPIS.size() + kpi] = mean[KPIS.get(kpi).index()];
            }
        }
        return values;
    }

    private void score(int horizon, Prediction prediction, double[] actual) {
        if (prediction.start() < learnSeconds) {
            return;
        }
        for (int kpi = 0; kpi < KPIS.size(); kpi++) {
            double[] sum = new double[4];
            for (int cell = 0; cell < network.cells(); cell++) {
                int at = cell * KPIS.size() + kpi;
                double oracle = oracles[kpi].expected(cell, prediction.start());
                double[] sample = {
                    actual[at], prediction.expected()[at], prediction.persistence()[at], oracle
                };
                window.add(window.series(cell, kpi, horizon, 0), sample[0], sample[1], sample[2], sample[3]);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += sample[i];
                }
            }
            sums.add(sums.series(0, kpi, horizon, 0), sum[0], sum[1], sum[2], sum[3]);
        }
    }

    /** Score of one KPI over all cells. */
    FidelityWindow.Score score(MeasurementSlot kpi, int horizon) {
        return window.pooled(KPIS.indexOf(kpi), horizon, 0);
    }

    /** Score of the sum over all cells. */
    FidelityWindow.Score scoreOfSum(MeasurementSlot kpi, int horizon) {
        return sums.pooled(KPIS.indexOf(kpi), horizon, 0);
    }

    /** Fidelity of each cell. */
    double[] ofCells(MeasurementSlot kpi, int horizon) {
        double[] fidelity = new double[network.cells()];
        for (int cell = 0; cell < fidelity.length; cell++) {
            fidelity[cell] = window.fidelity(window.series(cell, KPIS.indexOf(kpi), horizon, 0));
        }
        return fidelity;
    }

    /** All scores, one line each. */
    String table(String title) {
        var text = new StringBuilder();
        for (int horizon = 0; horizon < HORIZON_SECONDS.length; horizon++) {
            for (MeasurementSlot kpi : KPIS) {
                FidelityWindow.Score score = score(kpi, horizon);
                FidelityWindow.Score sum = scoreOfSum(kpi, horizon);
                text.append(String.format(
                        Locale.ROOT,
                        "%s, reports of %d s, period of %d s beginning in %d s, %s: fidelity %.3f, persistence %.3f, skill %.3f, oracle %.3f, share %.3f; sum of cells %.3f, persistence %.3f, oracle %.3f%n",
                        title,
                        reportSeconds,
                        scoredSeconds,
                        HORIZON_SECONDS[horizon],
                        kpi.names().getFirst(),
                        score.fidelity(),
                        score.persistenceFidelity(),
                        score.skill(),
                        score.oracleFidelity(),
                        score.fidelity() / score.oracleFidelity(),
                        sum.fidelity(),
                        sum.persistenceFidelity(),
                        sum.oracleFidelity()));
            }
        }
        return text.toString();
    }
}

package io.rantwin.twin.bench;

import com.sun.management.ThreadMXBean;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.estimation.CellParameters;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.FilterSettings;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.forecast.NearForecaster;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * 10 000 cells, 4 horizons, 5 quantiles of 5 measurements with physics members: the forecasts of one round of reports, and what it
 * takes to learn from that round. One thread.
 */
final class ForecastMeasurement implements Measurement {
    private static final int CELLS = 10_000;
    private static final int REFERENCE_CELLS = 200;
    private static final int ROUNDS = 16;
    private static final int WARM_ROUNDS = 100;
    private static final int SLOTS = MeasurementSlot.COUNT;
    private static final long SECOND = 1_000_000_000L;

    private final double[][] rounds = rounds();
    private final double[] out = new double[5];
    private double sum;

    @Override
    public List<Measured> measure(Consumer<String> progress) {
        progress.accept("near forecasts with objects and sorted windows");
        var naive = new NaiveNearForecaster(bank(REFERENCE_CELLS), NearForecaster.HORIZONS_MILLIS);
        for (int round = 0; round < WARM_ROUNDS; round++) {
            naive.round(round, rounds[round % ROUNDS]);
        }
        double slow = Repetitions.medianNanos(() -> sum += naive.forecastAll()) / 1e6 * CELLS / REFERENCE_CELLS;
        progress.accept("near forecasts of " + CELLS + " cells");
        FilterBank bank = bank(CELLS);
        var forecaster = new NearForecaster(bank, 1000);
        long[] next = {0};
        for (int round = 0; round < WARM_ROUNDS; round++) {
            observe(bank, forecaster, next[0]++);
            forecaster.propagate(0, CELLS);
        }
        Runnable forecasts = () -> {
            forecaster.propagate(0, CELLS);
            read(forecaster);
        };
        double fast = Repetitions.medianNanos(forecasts) / 1e6;
        double bytes = bytes(forecasts) / CELLS;
        progress.accept("near forecasts: learning");
        // Without new forecasts there would be nothing to learn from; their time is taken off.
        Runnable both = () -> {
            observe(bank, forecaster, next[0]++);
            forecasts.run();
        };
        double all = Repetitions.medianNanos(both) / 1e6;
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("the benchmark computed no number");
        }
        String reference =
                String.format(Locale.ROOT, "objects and sorted windows %.0f ms, ratio %.0f", slow, slow / fast);
        return List.of(
                new Measured("forecast.10000cells.physics.ms", fast, "ms", "under 20", reference),
                new Measured("forecast.bytes.per.cell", bytes, "B", "0", null),
                new Measured("forecast.10000cells.learning.ms", all - fast, "ms", null, "filter updates included"));
    }

    private void observe(FilterBank bank, NearForecaster forecaster, long second) {
        double[] values = rounds[(int) (second % ROUNDS)];
        for (int cell = 0; cell < CELLS; cell++) {
            bank.update(cell, second * SECOND, 1000, values, cell * SLOTS, MeasurementSlot.ALL);
            forecaster.observe(cell, second * SECOND, 1000, values, cell * SLOTS, MeasurementSlot.ALL);
        }
    }

    private void read(NearForecaster forecaster) {
        for (int cell = 0; cell < CELLS; cell++) {
            for (int horizon = 0; horizon < NearForecaster.HORIZONS_MILLIS.size(); horizon++) {
                for (int kpi = 0; kpi < NearForecaster.KPIS.size(); kpi++) {
                    forecaster.quantiles(cell, NearForecaster.KPIS.get(kpi), horizon, out, 0);
                    sum += out[2];
                }
            }
        }
    }

    private FilterBank bank(int cells) {
        var bank = new FilterBank(new CellParameters(cells), FilterSettings.forGranularity(1000));
        for (int round = 0; round < ROUNDS; round++) {
            for (int cell = 0; cell < cells; cell++) {
                bank.update(cell, (round - ROUNDS) * SECOND, 1000, rounds[round], cell * SLOTS, MeasurementSlot.ALL);
            }
        }
        return bank;
    }

    private static double bytes(Runnable round) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        round.run();
        long between = threads.getCurrentThreadAllocatedBytes();
        round.run();
        long after = threads.getCurrentThreadAllocatedBytes();
        // The reading itself may allocate once.
        return (double) Math.min(between - before, after - between);
    }

    // Cells of different load whose reports scatter around a steady state.
    private static double[][] rounds() {
        var chance = new Chance(7);
        double[][] rounds = new double[ROUNDS][CELLS * SLOTS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int cell = 0; cell < CELLS; cell++) {
                double load = 0.1 + 0.6 * chance.uniform(1, cell);
                double scatter = Math.max(0.3, 1 + 0.2 * chance.normal(2 + cell, round));
                double volume = 40e3 * load * scatter;
                double active = load / (1 - load) * scatter;
                double delay = 10 + 1e4 * active * 1e3 / volume;
                double[] values = {
                    100 * load * scatter, volume, volume / active, active, 30, delay, 9, active * 1e6 / 8, 40, 0
                };
                System.arraycopy(values, 0, rounds[round], cell * SLOTS, SLOTS);
            }
        }
        return rounds;
    }
}

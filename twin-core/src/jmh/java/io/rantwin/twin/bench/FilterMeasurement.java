package io.rantwin.twin.bench;

import com.sun.management.ThreadMXBean;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.estimation.CellParameters;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.FilterSettings;
import io.rantwin.twin.estimation.IntakeSettings;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.estimation.NeighbourExpectation;
import io.rantwin.twin.estimation.ProcessModel;
import io.rantwin.twin.estimation.ReportIntake;
import io.rantwin.twin.estimation.StateComponent;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The filter bank as shipped: 6 states, 10 measurements, gates and adaptation on, 10 000 cells, one thread. */
final class FilterMeasurement implements Measurement {
    private static final int CELLS = 10_000;
    private static final int REFERENCE_CELLS = 500;
    private static final int ROUNDS = 16;
    private static final int SLOTS = MeasurementSlot.COUNT;
    private static final long SECOND = 1_000_000_000L;

    @Override
    public List<Measured> measure(Consumer<String> progress) {
        double[][] rounds = reports();
        progress.accept("filter updates with Commons Math matrices");
        double reference = REFERENCE_CELLS / (Repetitions.medianNanos(new Reference(rounds)::round) / 1e9);
        progress.accept("filter updates");
        var bank = new FilterBank(new CellParameters(CELLS), FilterSettings.forGranularity(1000));
        long[] second = {0};
        Runnable round = () -> {
            double[] values = rounds[(int) (second[0] % ROUNDS)];
            for (int cell = 0; cell < CELLS; cell++) {
                bank.update(cell, second[0] * SECOND, 1000, values, cell * SLOTS, MeasurementSlot.ALL);
            }
            second[0]++;
        };
        double perSecond = CELLS / (Repetitions.medianNanos(round) / 1e9);
        String compared = String.format(
                Locale.ROOT,
                "Commons Math matrices without gates and adaptation %.3g, ratio %.1f",
                reference,
                perSecond / reference);
        List<Measured> lines = new ArrayList<>();
        lines.add(new Measured("filter.updates.per.s.core", perSecond, "1/s", "at least 1e6", compared));
        lines.add(new Measured("filter.bytes.per.update", bytes(round) / CELLS, "B", "0", null));
        progress.accept("intake of reports");
        var fresh = new FilterBank(new CellParameters(CELLS), FilterSettings.forGranularity(1000));
        var names = new MeasurementNames(MeasurementCatalogue.bundled());
        var intake = new ReportIntake(fresh, names, IntakeSettings.STANDARD, NeighbourExpectation.NONE);
        long[] next = {0};
        Runnable taken = () -> {
            double[] values = rounds[(int) (next[0] % ROUNDS)];
            for (int cell = 0; cell < CELLS; cell++) {
                intake.take(cell, next[0] * SECOND, 1000, values, cell * SLOTS, MeasurementSlot.ALL);
            }
            next[0]++;
        };
        double reports = CELLS / (Repetitions.medianNanos(taken) / 1e9);
        lines.add(new Measured("intake.reports.per.s.core", reports, "1/s", null, null));
        lines.add(new Measured("intake.bytes.per.report", bytes(taken) / CELLS, "B", "0", null));
        return lines;
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

    // Cells of different load whose reports scatter around a steady state, as in regular operation.
    private static double[][] reports() {
        var chance = new Chance(5);
        double[][] rounds = new double[ROUNDS][CELLS * SLOTS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int cell = 0; cell < CELLS; cell++) {
                double load = 0.1 + 0.6 * chance.uniform(1, cell);
                double scatter = Math.max(0.3, 1 + 0.2 * chance.normal(2 + cell, round));
                double users = 10 + 50 * chance.uniform(0, cell);
                double volume = 40e3 * load * scatter;
                double active = load / (1 - load) * scatter;
                double[] values = {
                    100 * load * scatter,
                    volume,
                    volume / active,
                    active,
                    users,
                    10 + 1e4 * active * 1e3 / volume,
                    9,
                    active * 1e6 / 8,
                    40,
                    0
                };
                System.arraycopy(values, 0, rounds[round], cell * SLOTS, SLOTS);
            }
        }
        return rounds;
    }

    private static final class Reference {
        private final double[][] rounds;
        private final CommonsMathFilter[] filters = new CommonsMathFilter[REFERENCE_CELLS];
        private final double[] y = new double[SLOTS];
        private int next;

        Reference(double[][] rounds) {
            this.rounds = rounds;
            for (int cell = 0; cell < REFERENCE_CELLS; cell++) {
                double[][] p = new double[StateComponent.COUNT][StateComponent.COUNT];
                for (int i = 0; i < p.length; i++) {
                    p[i][i] = 0.1;
                }
                double[] x = {Math.log(1e7), 0, Math.log(2), Math.log(20), 0, 40};
                filters[cell] = new CommonsMathFilter(
                        ProcessModel.forGranularity(1000), 20e6, new double[] {x[2], x[3], 35}, 15, 1e6, 0.01, x, p);
            }
        }

        void round() {
            double[] values = rounds[next++ % ROUNDS];
            for (int cell = 0; cell < REFERENCE_CELLS; cell++) {
                System.arraycopy(values, cell * SLOTS, y, 0, SLOTS);
                filters[cell].predict(1);
                filters[cell].update(y, 1);
            }
        }
    }
}

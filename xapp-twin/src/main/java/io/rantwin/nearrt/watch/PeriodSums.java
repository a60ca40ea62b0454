package io.rantwin.nearrt.watch;

import io.rantwin.nearrt.loop.ArrivedReport;
import io.rantwin.nearrt.loop.ReportLayout;
import io.rantwin.twin.anomaly.Kpi;
import io.rantwin.twin.estimation.MeasurementSlot;
import java.util.Arrays;
import java.util.List;

/** Reports of one cell put together over a period, as TS 28.552 defines the measurements: means over time, sums. */
final class PeriodSums {
    private static final MeasurementSlot[] SLOTS = MeasurementSlot.values();
    private static final double BITS_PER_KILOBIT = 1000;
    private static final double FULL_PERCENT = 100;

    private final double[] sum = new double[MeasurementSlot.COUNT];
    private final double[] seconds = new double[MeasurementSlot.COUNT];
    private double covered;
    private double talkerSeconds;
    private double blocks;
    private double errors;

    void clear() {
        Arrays.fill(sum, 0);
        Arrays.fill(seconds, 0);
        covered = 0;
        talkerSeconds = 0;
        blocks = 0;
        errors = 0;
    }

    void add(ArrivedReport report) {
        double length = report.granularityMillis() / 1000.0;
        List<ReportLayout.Column> columns = report.layout().columns();
        double[] values = report.values();
        covered += length;
        double throughput = Double.NaN;
        double active = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            ReportLayout.Column column = columns.get(i);
            if (Double.isNaN(value) || !column.wholeCell()) {
                continue;
            }
            if (column.slot() < 0) {
                other(column.name(), value);
                continue;
            }
            MeasurementSlot slot = SLOTS[column.slot()];
            throughput = slot == MeasurementSlot.UE_THP_DL ? value : throughput;
            active = slot == MeasurementSlot.ACTIVE_UE_DL ? value : active;
            if (slot != MeasurementSlot.UE_THP_DL) {
                sum[column.slot()] += slot.perPeriod() ? value : value * length;
                seconds[column.slot()] += length;
            }
        }
        // Throughput is that of a user: more of them count for more, and none for nothing.
        double talkers = Double.isNaN(active) ? 1 : active;
        if (!Double.isNaN(throughput) && talkers > 0) {
            sum[MeasurementSlot.UE_THP_DL.index()] += throughput * talkers * length;
            talkerSeconds += talkers * length;
        }
    }

    private void other(String name, double value) {
        switch (name) {
            case "TB.TotNbrDl", "TB.TotNbrDlInitial" -> blocks += value;
            case "TB.ErrTotNbrDl" -> errors += value;
            default -> {
                // Not looked at.
            }
        }
    }

    /** Seconds of reports. */
    double covered() {
        return covered;
    }

    private double mean(MeasurementSlot slot) {
        int i = slot.index();
        return seconds[i] > 0 ? sum[i] / seconds[i] : Double.NaN;
    }

    /** Mean load 0..1; NaN when it was not reported. */
    double load() {
        return mean(MeasurementSlot.PRB_TOT_DL) / FULL_PERCENT;
    }

    /** Volume in bit/s; NaN when it was not reported. */
    double bitsPerSecond() {
        return mean(MeasurementSlot.VOLUME_DL) * BITS_PER_KILOBIT;
    }

    /** Mean of users with data waiting; NaN when it was not reported. */
    double activeUsers() {
        return mean(MeasurementSlot.ACTIVE_UE_DL);
    }

    /** Writes what is reported, by {@link Kpi#index()}, sums for a period of so many seconds. */
    void observed(double periodSeconds, double[] into) {
        Arrays.fill(into, Double.NaN);
        into[Kpi.PRB_LOAD.index()] = load();
        into[Kpi.VOLUME_BITS.index()] = bitsPerSecond() * periodSeconds;
        into[Kpi.USER_THROUGHPUT_BIT_PER_S.index()] = talkerSeconds > 0
                ? sum[MeasurementSlot.UE_THP_DL.index()] / talkerSeconds * BITS_PER_KILOBIT
                : Double.NaN;
        into[Kpi.ACTIVE_USERS.index()] = mean(MeasurementSlot.ACTIVE_UE_DL);
        into[Kpi.CONNECTED_USERS.index()] = mean(MeasurementSlot.CONN_MEAN);
        into[Kpi.BLOCK_ERROR_RATE.index()] = blocks > 0 ? errors / blocks : Double.NaN;
        into[Kpi.HANDOVERS_IN.index()] = mean(MeasurementSlot.HANDOVER_IN) * periodSeconds;
        into[Kpi.TEMPERATURE_CELSIUS.index()] = mean(MeasurementSlot.TEMPERATURE);
    }
}

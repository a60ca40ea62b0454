package io.rantwin.harness.e2node;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes up the values of one report: each column wanders through its range. Not thread-safe. */
final class MeasurementSource {
    /** A step is at most this part of the range. */
    private static final int STEPS_THROUGH_RANGE = 20;

    private final RandomGenerator random;
    private final List<@Nullable OfferedMeasurement> columns;
    private final int[] current;
    private final int[] values;

    MeasurementSource(ReportPlan plan, RandomGenerator random) {
        this.random = random;
        this.columns = plan.columns();
        this.current = new int[columns.size()];
        this.values = new int[columns.size() * plan.records()];
        for (int c = 0; c < current.length; c++) {
            OfferedMeasurement column = columns.get(c);
            current[c] = column == null ? 0 : random.nextInt(column.lowest(), column.highest() + 1);
        }
    }

    /** The values of the next report, record by record; valid until the next call. */
    int[] next() {
        for (int i = 0; i < values.length; i++) {
            int c = i % current.length;
            OfferedMeasurement column = columns.get(c);
            if (column != null) {
                int step = Math.max(1, (column.highest() - column.lowest()) / STEPS_THROUGH_RANGE);
                int moved = current[c] + random.nextInt(-step, step + 1);
                current[c] = Math.clamp(moved, column.lowest(), column.highest());
            }
            values[i] = current[c];
        }
        return values;
    }
}

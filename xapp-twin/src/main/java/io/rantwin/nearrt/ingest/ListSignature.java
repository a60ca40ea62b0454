package io.rantwin.nearrt.ingest;

import io.rantwin.codecs.kpm.view.LabelField;
import io.rantwin.codecs.kpm.view.LabelsView;
import io.rantwin.codecs.kpm.view.MeasurementsView;
import io.rantwin.codecs.kpm.view.MessageView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list of measurements as it came last, to see quickly whether the next is the same. */
final class ListSignature {
    private static final LabelField[] FIELDS = LabelField.values();

    private final @Nullable String[] names;
    private final long[] ids;
    private final int[] labelCounts;
    private final int[] fields;
    private final long[] values;

    private ListSignature(@Nullable String[] names, long[] ids, int[] labelCounts, int[] fields, long[] values) {
        this.names = names;
        this.ids = ids;
        this.labelCounts = labelCounts;
        this.fields = fields;
        this.values = values;
    }

    /** Of a report's list. */
    static ListSignature of(MessageView message, int report) {
        MeasurementsView measurements = message.measurements();
        LabelsView labels = message.labels();
        int first = message.firstMeasurement(report);
        int count = message.measurementCount(report);
        @Nullable String[] names = new String[count];
        long[] ids = new long[count];
        int[] labelCounts = new int[count];
        List<Integer> fields = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names[i] = measurements.measName(first + i);
            ids[i] = measurements.measId(first + i);
            labelCounts[i] = measurements.labelCount(first + i);
            int label = measurements.firstLabel(first + i);
            for (int j = 0; j < labelCounts[i]; j++) {
                fields.add(labels.fields(label + j));
                for (LabelField field : FIELDS) {
                    if (labels.has(label + j, field)) {
                        values.add(labels.value(label + j, field));
                    }
                }
            }
        }
        return new ListSignature(
                names,
                ids,
                labelCounts,
                fields.stream().mapToInt(Integer::intValue).toArray(),
                values.stream().mapToLong(Long::longValue).toArray());
    }

    /** Whether a report has this list. */
    boolean matches(MessageView message, int report) {
        MeasurementsView measurements = message.measurements();
        int first = message.firstMeasurement(report);
        if (message.measurementCount(report) != names.length) {
            return false;
        }
        int row = 0;
        int value = 0;
        for (int i = 0; i < names.length; i++) {
            if (measurements.labelCount(first + i) != labelCounts[i]
                    || measurements.measId(first + i) != ids[i]
                    || !Objects.equals(measurements.measName(first + i), names[i])) {
                return false;
            }
            int label = measurements.firstLabel(first + i);
            for (int j = 0; j < labelCounts[i]; j++) {
                int members = sameLabel(message.labels(), label + j, row, value);
                if (members < 0) {
                    return false;
                }
                row++;
                value += members;
            }
        }
        return true;
    }

    /** Number of members of the label, -1 when it is another one. */
    private int sameLabel(LabelsView labels, int label, int row, int value) {
        if (labels.fields(label) != fields[row]) {
            return -1;
        }
        if (labels.isNoLabel(label)) {
            return 1;
        }
        int members = 0;
        for (LabelField field : FIELDS) {
            if (labels.has(label, field)) {
                if (labels.value(label, field) != values[value + members]) {
                    return -1;
                }
                members++;
            }
        }
        return members;
    }

    @Override
    public String toString() {
        return Arrays.toString(names);
    }
}

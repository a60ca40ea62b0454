package io.rantwin.codecs.kpm;

import java.util.List;

/**
 * The figures of one granularity period (E2SM-KPM, IE MeasurementDataItem).
 *
 * @param values one for each label of each measurement, in the order of the measurement list: all labels of the first
 *     measurement, then those of the second
 * @param incomplete whether the node says that data are missing
 */
public record MeasurementRecord(List<RecordValue> values, boolean incomplete) {
    public MeasurementRecord {
        values = List.copyOf(values);
    }
}

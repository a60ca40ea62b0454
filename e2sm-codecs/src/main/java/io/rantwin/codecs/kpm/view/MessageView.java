package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import java.util.Arrays;

/**
 * E2SM-KPM indication message, formats 1 to 3 (clauses 8.2.1.4.1-8.2.1.4.3), as reports: one in formats 1 and 2, one for
 * each UE in format 3. A report has records and, unless the action definition says it already, measurements; both are row
 * numbers of the views that hold them. Filled by {@link IndicationView}; not thread-safe.
 */
public final class MessageView {
    /** {@link #ueId} of a report that is not about one UE. */
    public static final int NO_UE = -1;

    /** {@link #granularityPeriod} of a report that leaves it to the action definition. */
    public static final long ABSENT = 0;

    private static final byte[] NOTHING = new byte[0];

    private final LabelsView labels = new LabelsView();
    private final MeasurementsView measurements;
    private final RecordsView records = new RecordsView();
    private final UeIdsView ueIds = new UeIdsView();
    private final ConditionsView conditions;
    private byte[] array = NOTHING;
    private int format;
    private int trailingOctets;
    private int reportCount;
    private int[] reportUeIds = new int[16];
    private int[] firstMeasurements = new int[16];
    private int[] measurementCounts = new int[16];
    private int[] firstRecords = new int[16];
    private int[] recordCounts = new int[16];
    private long[] granularityPeriods = new long[16];

    MessageView(NameTable names) {
        var skipper = new ConditionSkipper(labels);
        measurements = new MeasurementsView(names, labels, skipper);
        conditions = new ConditionsView(measurements, ueIds, skipper);
    }

    /** Message format: 1, 2 or 3; 0 before the first message. */
    public int format() {
        return format;
    }

    /** Number of reports: 1 in formats 1 and 2, one for each UE in format 3. */
    public int reportCount() {
        return reportCount;
    }

    /** Row in {@link #ueIds} of the UE that the report is about, or {@link #NO_UE}. */
    public int ueId(int report) {
        return reportUeIds[report];
    }

    /** First row of the report's measurements in {@link #measurements}; reports with the same list have the same one. */
    public int firstMeasurement(int report) {
        return firstMeasurements[report];
    }

    /** Number of its measurements; 0 when the message leaves them to the action definition. */
    public int measurementCount(int report) {
        return measurementCounts[report];
    }

    /** First row of the report's records in {@link #records}, the oldest. */
    public int firstRecord(int report) {
        return firstRecords[report];
    }

    /** Number of its records: granularity periods. */
    public int recordCount(int report) {
        return recordCounts[report];
    }

    /** Granularity period in milliseconds, 1..4294967295, or {@link #ABSENT}. */
    public long granularityPeriod(int report) {
        return granularityPeriods[report];
    }

    /** Measurement types of all reports. */
    public MeasurementsView measurements() {
        return measurements;
    }

    /** Labels of all measurements. */
    public LabelsView labels() {
        return labels;
    }

    /** Records and values of all reports. */
    public RecordsView records() {
        return records;
    }

    /** UE identities of all reports and conditions. */
    public UeIdsView ueIds() {
        return ueIds;
    }

    /** Conditions of format 2. */
    public ConditionsView conditions() {
        return conditions;
    }

    /** The array that bit ranges refer to: the received one, or fragments that had to be joined. */
    public byte[] array() {
        return array;
    }

    /** Octets behind the message, which belong to nothing; tolerated because real peers pad. */
    public int trailingOctets() {
        return trailingOctets;
    }

    void read(PerReader from, KpmWire version) throws PerException {
        try {
            boolean extended = from.bit();
            if (!from.bit()) {
                begin(from.bit() ? 2 : 1, from);
                readReport(from, version, NO_UE);
            } else {
                int addition = from.normallySmall();
                if (addition > 0) {
                    throw from.error("message format " + (addition + 3) + " is not known");
                }
                from.enterOpenType();
                begin(3, from);
                readFormat3(from, version);
                from.leaveOpenType();
            }
            Additions.skipIf(extended, from);
        } catch (PerException e) {
            throw e.within("indicationMessage-formats");
        }
        from.align();
        trailingOctets = Math.max(0, from.remainingBits()) >>> 3;
    }

    private void begin(int newFormat, PerReader from) {
        format = newFormat;
        array = from.array();
        reportCount = 0;
        labels.clear();
        measurements.clear();
        records.clear();
        ueIds.clear(array);
        conditions.clear();
    }

    private void readFormat3(PerReader from, KpmWire version) throws PerException {
        boolean extended = from.bit();
        int items = (int) from.constrained(1, 65_535);
        int item = 0;
        try {
            for (; item < items; item++) {
                boolean extendedItem = from.bit();
                int ueId = ueIds.count();
                ueIds.read(from, version);
                readReport(from, version, ueId);
                Additions.skipIf(extendedItem, from);
            }
        } catch (PerException e) {
            throw e.within(item).within("ueMeasReportList");
        }
        Additions.skipIf(extended, from);
    }

    /** Formats 1 and 2 differ in the list behind the data: optional measurements, or mandatory conditions. */
    private void readReport(PerReader from, KpmWire version, int ueId) throws PerException {
        if (reportCount == reportUeIds.length) {
            grow();
        }
        boolean extended = from.bit();
        boolean conditional = format == 2;
        boolean hasMeasInfoList = !conditional && from.bit();
        boolean hasGranulPeriod = from.bit();
        int firstRecord = records.count();
        int recordCount = records.read(from, version);
        int firstMeasurement = 0;
        int measurementCount = 0;
        if (hasMeasInfoList) {
            measurements.readList(from, version);
            firstMeasurement = measurements.listFirst();
            measurementCount = measurements.listCount();
        } else if (conditional) {
            conditions.readList(from, version);
            measurementCount = conditions.count();
        }
        long granularityPeriod = hasGranulPeriod ? from.constrained(1, 0xffff_ffffL) : ABSENT;
        Additions.skipIf(extended, from);
        reportUeIds[reportCount] = ueId;
        firstMeasurements[reportCount] = firstMeasurement;
        measurementCounts[reportCount] = measurementCount;
        firstRecords[reportCount] = firstRecord;
        recordCounts[reportCount] = recordCount;
        granularityPeriods[reportCount++] = granularityPeriod;
    }

    private void grow() {
        int room = 2 * reportCount;
        reportUeIds = Arrays.copyOf(reportUeIds, room);
        firstMeasurements = Arrays.copyOf(firstMeasurements, room);
        measurementCounts = Arrays.copyOf(measurementCounts, room);
        firstRecords = Arrays.copyOf(firstRecords, room);
        recordCounts = Arrays.copyOf(recordCounts, room);
        granularityPeriods = Arrays.copyOf(granularityPeriods, room);
    }
}

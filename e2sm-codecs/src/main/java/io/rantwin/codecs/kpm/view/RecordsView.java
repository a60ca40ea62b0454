package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import java.util.Arrays;

/**
 * Measurement records and their values in flat arrays, in wire order. A record holds one value for each label of each
 * measurement. Rows are those of the last message; not thread-safe.
 */
public final class RecordsView {
    private static final int MOST_RECORDS = 65_535;

    private static final byte INTEGER = ValueKind.INTEGER.code();
    private static final byte REAL = ValueKind.REAL.code();
    private static final byte NO_VALUE = ValueKind.NO_VALUE.code();
    private static final byte NOT_SATISFIED = ValueKind.NOT_SATISFIED.code();
    private static final byte UNKNOWN = ValueKind.UNKNOWN.code();

    private int count;
    private int[] firstValues = new int[16];
    private boolean[] incomplete = new boolean[16];
    private int valueCount;
    private byte[] kinds = new byte[64];
    private long[] values = new long[64];

    RecordsView() {}

    void clear() {
        count = 0;
        valueCount = 0;
    }

    /** Number of records of all reports together. */
    public int count() {
        return count;
    }

    /** First value of a record. */
    public int firstValue(int record) {
        return firstValues[record];
    }

    /** Number of values of a record. */
    public int valueCount(int record) {
        return (record + 1 < count ? firstValues[record + 1] : valueCount) - firstValues[record];
    }

    /** Whether the record carries incompleteFlag: it misses data. */
    public boolean isIncomplete(int record) {
        return incomplete[record];
    }

    /** Number of values of all records together. */
    public int valueCount() {
        return valueCount;
    }

    /** What a value is. */
    public ValueKind kind(int value) {
        return ValueKind.of(kinds[value]);
    }

    /** The number of an {@link ValueKind#INTEGER} value, 0..4294967295. */
    public long integer(int value) {
        return values[value];
    }

    /** The number of a {@link ValueKind#REAL} value. */
    public double real(int value) {
        return Double.longBitsToDouble(values[value]);
    }

    /** The number of an {@link ValueKind#INTEGER} or {@link ValueKind#REAL} value, not-a-number for the other kinds. */
    public double number(int value) {
        byte kind = kinds[value];
        return kind == INTEGER ? values[value] : kind == REAL ? Double.longBitsToDouble(values[value]) : Double.NaN;
    }

    /** Reads a MeasurementData and returns how many records it has. */
    int read(PerReader from, KpmWire version) throws PerException {
        int items = (int) from.constrained(1, MOST_RECORDS);
        int item = 0;
        try {
            for (; item < items; item++) {
                readItem(from, version);
            }
        } catch (PerException e) {
            throw e.within(item).within("measData");
        }
        return items;
    }

    private void readItem(PerReader from, KpmWire version) throws PerException {
        if (count == firstValues.length) {
            firstValues = Arrays.copyOf(firstValues, 2 * count);
            incomplete = Arrays.copyOf(incomplete, 2 * count);
        }
        int first = valueCount;
        boolean extended = from.bit();
        boolean flagged = from.bit();
        try {
            boolean more;
            do {
                int items = from.length();
                more = from.moreFragments();
                for (int i = 0; i < items; i++) {
                    readValue(from, version);
                }
            } while (more);
        } catch (PerException e) {
            throw e.within(valueCount - first).within("measRecord");
        }
        if (flagged) {
            Additions.enumerated(from, 1);
        }
        Additions.skipIf(extended, from);
        firstValues[count] = first;
        incomplete[count++] = flagged;
    }

    private void readValue(PerReader from, KpmWire version) throws PerException {
        if (valueCount == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * valueCount);
            values = Arrays.copyOf(values, 2 * valueCount);
        }
        if (from.bit()) {
            readAddition(from, version);
            return;
        }
        switch ((int) from.bits(2)) {
            case 0 -> add(INTEGER, from.constrained(0, 0xffff_ffffL));
            case 1 -> add(REAL, Double.doubleToRawLongBits(from.real()));
            case 2 -> add(NO_VALUE, 0);
            default -> throw from.error("record value of no known kind");
        }
    }

    private void readAddition(PerReader from, KpmWire version) throws PerException {
        int addition = from.normallySmall();
        from.skipOpenType();
        if (addition == 0 && version.isV4()) {
            add(NOT_SATISFIED, 0);
        } else {
            add(UNKNOWN, addition);
        }
    }

    private void add(byte kind, long value) {
        kinds[valueCount] = kind;
        values[valueCount++] = value;
    }
}

package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import java.util.Arrays;

/**
 * The condition list of message format 2: for each measurement the condition, which is skipped exactly and can be decoded
 * from its range, and the UEs that met it. A row here belongs to the row of {@link MeasurementsView} with the same number.
 * Rows are those of the last message; not thread-safe.
 */
public final class ConditionsView {
    private static final int MOST_ITEMS = 65_535;

    private final MeasurementsView measurements;
    private final UeIdsView ueIds;
    private final ConditionSkipper skipper;
    private int count;
    private int[] bitStarts = new int[4];
    private int[] bitEnds = new int[4];
    private int[] firstUeIds = new int[4];
    private int[] ueIdCounts = new int[4];
    private int[] firstPeriods = new int[4];
    private int[] periodCounts = new int[4];
    private int periodCount;
    private int[] periodFirstUeIds = new int[8];
    private int[] periodUeIdCounts = new int[8];

    ConditionsView(MeasurementsView measurements, UeIdsView ueIds, ConditionSkipper skipper) {
        this.measurements = measurements;
        this.ueIds = ueIds;
        this.skipper = skipper;
    }

    void clear() {
        count = 0;
        periodCount = 0;
    }

    /** Number of rows; 0 unless the message has format 2. */
    public int count() {
        return count;
    }

    /** First bit of the MatchingCondList in {@link MessageView#array}, on an octet boundary. */
    public int bitStart(int condition) {
        return bitStarts[condition];
    }

    /** Bit behind the MatchingCondList in {@link MessageView#array}. */
    public int bitEnd(int condition) {
        return bitEnds[condition];
    }

    /** Number of UEs in matchingUEidList; 0 when it is absent. */
    public int ueIdCount(int condition) {
        return ueIdCounts[condition];
    }

    /** Row of the first of them in {@link MessageView#ueIds}. */
    public int firstUeId(int condition) {
        return firstUeIds[condition];
    }

    /** Number of granularity periods in matchingUEidPerGP; 0 when it is absent. */
    public int periodCount(int condition) {
        return periodCounts[condition];
    }

    /**
     * Number of UEs that met the condition in a granularity period, from 0; -1 when the node tells it in a way that a
     * newer version added.
     */
    public int periodUeIdCount(int condition, int period) {
        return periodUeIdCounts[firstPeriods[condition] + period];
    }

    /** Row of the first of them in {@link MessageView#ueIds}. */
    public int periodFirstUeId(int condition, int period) {
        return periodFirstUeIds[firstPeriods[condition] + period];
    }

    /** Reads a MeasurementCondUEidList. */
    void readList(PerReader from, KpmWire version) throws PerException {
        int items = (int) from.constrained(1, MOST_ITEMS);
        int item = 0;
        try {
            for (; item < items; item++) {
                readItem(from, version);
            }
        } catch (PerException e) {
            throw e.within(item).within("measCondUEidList");
        }
    }

    private void readItem(PerReader from, KpmWire version) throws PerException {
        if (count == bitStarts.length) {
            grow();
        }
        boolean extended = from.bit();
        boolean hasUeIds = from.bit();
        measurements.readType(from);
        from.align();
        bitStarts[count] = from.bitPosition();
        skipper.skipList(from, version);
        bitEnds[count] = from.bitPosition();
        firstUeIds[count] = ueIds.count();
        ueIdCounts[count] = hasUeIds ? readUeIds(from, version) : 0;
        firstPeriods[count] = periodCount;
        if (extended) {
            readAdditions(from, version);
        }
        periodCounts[count] = periodCount - firstPeriods[count];
        count++;
    }

    /** MatchingUEidList and MatchingUEidList-PerGP. */
    private int readUeIds(PerReader from, KpmWire version) throws PerException {
        int items = (int) from.constrained(1, MOST_ITEMS);
        int item = 0;
        try {
            for (; item < items; item++) {
                boolean extended = from.bit();
                ueIds.read(from, version);
                Additions.skipIf(extended, from);
            }
        } catch (PerException e) {
            throw e.within(item).within("matchingUEidList");
        }
        return items;
    }

    private void readAdditions(PerReader from, KpmWire version) throws PerException {
        long additions = Additions.bitmap(from, 1);
        if (Additions.has(additions, 0)) {
            from.enterOpenType();
            readPeriods(from, version);
            from.leaveOpenType();
        }
        Additions.skipOthers(from, additions);
    }

    private void readPeriods(PerReader from, KpmWire version) throws PerException {
        int items = (int) from.constrained(1, MOST_ITEMS);
        int item = 0;
        try {
            for (; item < items; item++) {
                readPeriod(from, version);
            }
        } catch (PerException e) {
            throw e.within(item).within("matchingUEidPerGP");
        }
    }

    private void readPeriod(PerReader from, KpmWire version) throws PerException {
        if (periodCount == periodUeIdCounts.length) {
            periodFirstUeIds = Arrays.copyOf(periodFirstUeIds, 2 * periodCount);
            periodUeIdCounts = Arrays.copyOf(periodUeIdCounts, 2 * periodCount);
        }
        boolean extended = from.bit();
        int matched = 0;
        int first = ueIds.count();
        if (from.bit()) {
            Additions.skipAlternative(from);
            matched = -1;
        } else if (from.bit()) {
            matched = readUeIds(from, version);
        } else {
            Additions.enumerated(from, 1);
        }
        Additions.skipIf(extended, from);
        periodFirstUeIds[periodCount] = first;
        periodUeIdCounts[periodCount++] = matched;
    }

    private void grow() {
        int room = 2 * count;
        bitStarts = Arrays.copyOf(bitStarts, room);
        bitEnds = Arrays.copyOf(bitEnds, room);
        firstUeIds = Arrays.copyOf(firstUeIds, room);
        ueIdCounts = Arrays.copyOf(ueIdCounts, room);
        firstPeriods = Arrays.copyOf(firstPeriods, room);
        periodCounts = Arrays.copyOf(periodCounts, room);
    }
}

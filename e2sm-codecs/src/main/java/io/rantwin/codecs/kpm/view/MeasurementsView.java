package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Measurement types in flat arrays, one row for each item of a measInfoList (formats 1 and 3) or measCondUEidList
 * (format 2). Reports with the same list share its rows. Rows are those of the last message; not thread-safe.
 */
public final class MeasurementsView {
    /** {@link #measId} of a measurement that is named in a way that a newer version added. */
    public static final long UNKNOWN_TYPE = Long.MIN_VALUE;

    private static final int MOST_ITEMS = 65_535;

    private final NameTable nameTable;
    private final LabelsView labels;
    private final ConditionSkipper skipper;
    private int count;
    private @Nullable String[] names = new String[16];
    private long[] ids = new long[16];
    private int[] firstLabels = new int[16];
    private int[] labelCounts = new int[16];

    /** The list read last: where its bits are in the message's array, how many (0 when there is none), and its rows. */
    private int listStart;

    private int listBits;
    private int listFirst;
    private int listCount;

    MeasurementsView(NameTable nameTable, LabelsView labels, ConditionSkipper skipper) {
        this.nameTable = nameTable;
        this.labels = labels;
        this.skipper = skipper;
    }

    void clear() {
        count = 0;
        listBits = 0;
    }

    /** Number of rows. */
    public int count() {
        return count;
    }

    /** The measurement's name, or {@code null} when it came as an id; compare with {@code equals}. */
    public @Nullable String measName(int measurement) {
        return names[measurement];
    }

    /** The measurement's id as announced by the node, when it has no name; or {@link #UNKNOWN_TYPE}. */
    public long measId(int measurement) {
        return ids[measurement];
    }

    /** First row of the measurement's labels in {@link MessageView#labels}. */
    public int firstLabel(int measurement) {
        return firstLabels[measurement];
    }

    /** Number of its labels, each of which has a value in every record; 0 in format 2, where conditions take their place. */
    public int labelCount(int measurement) {
        return labelCounts[measurement];
    }

    /** First row of the list read last. */
    int listFirst() {
        return listFirst;
    }

    /** Rows of the list read last. */
    int listCount() {
        return listCount;
    }

    /** Reads a MeasurementInfoList; one with the very bits of the one before is not read again. */
    void readList(PerReader from, KpmWire version) throws PerException {
        from.align();
        if (repeatsLastList(from)) {
            return;
        }
        int start = from.bitPosition();
        listBits = 0;
        listFirst = count;
        int items = (int) from.constrained(1, MOST_ITEMS);
        int item = 0;
        try {
            for (; item < items; item++) {
                readItem(from, version);
            }
        } catch (PerException e) {
            throw e.within(item).within("measInfoList");
        }
        listStart = start;
        listBits = from.bitPosition() - start;
        listCount = items;
    }

    /**
     * All UEs of a message are usually measured alike, so their lists are the same octets, and comparing them is much
     * faster than reading them. A list begins on an octet boundary; what it means depends on its own bits only.
     */
    private boolean repeatsLastList(PerReader from) throws PerException {
        if (listBits == 0 || listBits > from.remainingBits()) {
            return false;
        }
        byte[] array = from.array();
        int at = from.octetPosition();
        int before = listStart >>> 3;
        int whole = listBits >>> 3;
        int rest = listBits & 7;
        if (!Arrays.equals(array, before, before + whole, array, at, at + whole)
                || rest > 0 && ((array[before + whole] ^ array[at + whole]) & 0xff00 >>> rest & 0xff) != 0) {
            return false;
        }
        from.skipOctets(whole);
        from.bits(rest);
        return true;
    }

    private void readItem(PerReader from, KpmWire version) throws PerException {
        boolean extended = from.bit();
        int row = readType(from);
        int first = labels.count();
        int item = first;
        firstLabels[row] = first;
        try {
            boolean more;
            do {
                int items = from.length();
                more = from.moreFragments();
                for (int end = item + items; item < end; item++) {
                    boolean extendedItem = from.bit();
                    labels.read(from, version);
                    Additions.skipIf(extendedItem, from);
                }
            } while (more);
        } catch (PerException e) {
            throw e.within("measLabel").within(item - first).within("labelInfoList");
        }
        labelCounts[row] = item - first;
        if (extended) {
            readAdditions(from, version);
        }
    }

    /** The only addition, matchCondReportList of v04.00, repeats what the action asked for and is not kept. */
    private void readAdditions(PerReader from, KpmWire version) throws PerException {
        long additions = Additions.bitmap(from, version.isV4() ? 1 : 0);
        if (Additions.has(additions, 0)) {
            from.enterOpenType();
            skipper.skipReportConditions(from);
            from.leaveOpenType();
        }
        Additions.skipOthers(from, additions);
    }

    /** Reads a MeasurementType into a new row without labels and returns the row. */
    int readType(PerReader from) throws PerException {
        if (count == names.length) {
            grow();
        }
        int row = count;
        names[row] = null;
        ids[row] = 0;
        firstLabels[row] = labels.count();
        labelCounts[row] = 0;
        try {
            if (from.bit()) {
                Additions.skipAlternative(from);
                ids[row] = UNKNOWN_TYPE;
            } else if (from.bit()) {
                ids[row] = Additions.integer(from, 1, 65_536);
            } else {
                names[row] = readName(from);
            }
        } catch (PerException e) {
            throw e.within("measType");
        }
        return count++;
    }

    /** PrintableString (SIZE (1..150, ...)). */
    private String readName(PerReader from) throws PerException {
        if (from.bit()) {
            from.enterOpenType();
            int octets = from.remainingBits() >>> 3;
            int start = from.skipOctets(octets);
            String name = nameTable.intern(from.array(), start, octets);
            from.leaveOpenType();
            return name;
        }
        int octets = (int) from.constrained(1, 150);
        from.align();
        int start = from.skipOctets(octets);
        return nameTable.intern(from.array(), start, octets);
    }

    private void grow() {
        int room = 2 * count;
        names = Arrays.copyOf(names, room);
        ids = Arrays.copyOf(ids, room);
        firstLabels = Arrays.copyOf(firstLabels, room);
        labelCounts = Arrays.copyOf(labelCounts, room);
    }
}

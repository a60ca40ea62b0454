package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import java.util.Arrays;

/**
 * Measurement labels in flat arrays, one row for each label. A row has a word that says which members are there, and
 * their values side by side: two rows are the same label when {@link #sameAs} says so. Rows are those of the last
 * message; not thread-safe.
 */
public final class LabelsView {
    private static final int NO_LABEL_ONLY = LabelField.NO_LABEL.bit();

    /** Lowest bit of {@link #fields}: additions that this version does not know, to be found by the bit range only. */
    public static final int UNKNOWN_ADDITIONS = 1;

    /** Bit of sD in a S-NSSAI value: SST is in bits 24-31, SD below. */
    private static final long HAS_SD = 1L << 32;

    private int count;
    private int[] fields = new int[16];
    private int[] firstValues = new int[16];
    private int[] bitStarts = new int[16];
    private int[] bitEnds = new int[16];
    private int valueCount;
    private long[] values = new long[16];

    LabelsView() {}

    void clear() {
        count = 0;
        valueCount = 0;
    }

    /** Forgets the rows from {@code rows} on. */
    void truncate(int rows) {
        if (rows < count) {
            valueCount = firstValues[rows];
            count = rows;
        }
    }

    /** Number of labels in the message; those of conditions are not among them. */
    public int count() {
        return count;
    }

    /** Whether the label is exactly {@code noLabel}. */
    public boolean isNoLabel(int label) {
        return fields[label] == NO_LABEL_ONLY;
    }

    /** The members that are there, as an OR of {@link LabelField#bit}, perhaps with {@link #UNKNOWN_ADDITIONS}. */
    public int fields(int label) {
        return fields[label];
    }

    /** Whether the label has that member. */
    public boolean has(int label, LabelField field) {
        return (fields[label] & field.bit()) != 0;
    }

    /** Value of a member that is there; {@link LabelField} says what it means. */
    public long value(int label, LabelField field) {
        // Values stand in wire order.
        return values[firstValues[label] + Integer.bitCount(fields[label] & field.earlierBits())];
    }

    /** SST of the slice, 0..255; the label must have {@link LabelField#SLICE_ID}. */
    public int sst(int label) {
        return (int) (value(label, LabelField.SLICE_ID) >>> 24) & 0xff;
    }

    /** SD of the slice, 0..0xFFFFFF, or -1 when it has none; the label must have {@link LabelField#SLICE_ID}. */
    public int sd(int label) {
        long slice = value(label, LabelField.SLICE_ID);
        return (slice & HAS_SD) == 0 ? -1 : (int) slice & 0xff_ffff;
    }

    /** First bit of MeasurementLabel in {@link MessageView#array}. */
    public int bitStart(int label) {
        return bitStarts[label];
    }

    /** Bit behind MeasurementLabel in {@link MessageView#array}. */
    public int bitEnd(int label) {
        return bitEnds[label];
    }

    /** Whether two labels have the same known members with the same values, and none unknown. */
    public boolean sameAs(int label, int other) {
        int members = fields[label];
        return members == fields[other]
                && (members & UNKNOWN_ADDITIONS) == 0
                && Arrays.equals(
                        values,
                        firstValues[label],
                        firstValues[label] + Integer.bitCount(members),
                        values,
                        firstValues[other],
                        firstValues[other] + Integer.bitCount(members));
    }

    /** Reads a MeasurementLabel into a new row. */
    void read(PerReader from, KpmWire version) throws PerException {
        if (count == fields.length) {
            grow();
        }
        bitStarts[count] = from.bitPosition();
        firstValues[count] = valueCount;
        int preamble = (int) from.bits(1 + LabelField.ROOT);
        boolean extended = preamble >>> LabelField.ROOT != 0;
        int members = preamble << 32 - LabelField.ROOT;
        for (int left = members; left != 0; ) {
            int place = Integer.numberOfLeadingZeros(left);
            left &= ~(Integer.MIN_VALUE >>> place);
            readMember(from, place);
        }
        if (extended) {
            members |= readAdditions(from, version);
        }
        bitEnds[count] = from.bitPosition();
        fields[count++] = members;
    }

    private int readAdditions(PerReader from, KpmWire version) throws PerException {
        long additions = Additions.bitmap(from, version.labelAdditions());
        int members = 0;
        for (int i = 0; i < version.labelAdditions(); i++) {
            if (Additions.has(additions, i)) {
                members |= LabelField.at(LabelField.ROOT + i).bit();
                from.enterOpenType();
                readMember(from, LabelField.ROOT + i);
                from.leaveOpenType();
            }
        }
        Additions.skipOthers(from, additions);
        return Additions.others(additions) == 0 ? members : members | UNKNOWN_ADDITIONS;
    }

    private void readMember(PerReader from, int place) throws PerException {
        if (valueCount == values.length) {
            values = Arrays.copyOf(values, 2 * valueCount);
        }
        LabelField field = LabelField.at(place);
        try {
            values[valueCount++] = readValue(from, field);
        } catch (PerException e) {
            throw e.within(field.ieName());
        }
    }

    private static long readValue(PerReader from, LabelField field) throws PerException {
        return switch (field) {
            case NO_LABEL, SUM, PRE_LABEL_OVERRIDE, MIN, MAX, AVG -> Additions.enumerated(from, 1);
            case START_END_IND -> Additions.enumerated(from, 2);
            case PLMN_ID -> CellIdentity.plmn(from);
            case SLICE_ID -> readSlice(from);
            case FIVE_QI -> Additions.integer(from, 0, 255);
            case QFI -> Additions.integer(from, 0, 63);
            case QCI, QCI_MAX, QCI_MIN -> from.constrained(0, 255);
            case ARP_MAX, ARP_MIN -> Additions.integer(from, 1, 15);
            case BITRATE_RANGE, LAYER_MU_MIMO, DIST_BIN_X, DIST_BIN_Y, DIST_BIN_Z, SSB_INDEX, NON_GOB_BFMODE_INDEX ->
                Additions.integer(from, 1, 65_535);
            case MIMO_MODE_INDEX -> Additions.integer(from, 1, 2);
            case CELL_GLOBAL_ID -> CellIdentity.read(from);
            case BEAM_ID -> readBeam(from);
        };
    }

    private static long readSlice(PerReader from) throws PerException {
        boolean extended = from.bit();
        boolean hasSd = from.bit();
        long slice = from.bits(8) << 24;
        if (hasSd) {
            from.align();
            slice |= HAS_SD | from.bits(24);
        }
        Additions.skipIf(extended, from);
        return slice;
    }

    private static long readBeam(PerReader from) throws PerException {
        if (from.bit()) {
            Additions.skipAlternative(from);
            return -1;
        }
        return from.constrained(0, 63);
    }

    private void grow() {
        int room = 2 * count;
        fields = Arrays.copyOf(fields, room);
        firstValues = Arrays.copyOf(firstValues, room);
        bitStarts = Arrays.copyOf(bitStarts, room);
        bitEnds = Arrays.copyOf(bitEnds, room);
    }
}

package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import java.util.Arrays;

/**
 * UE identities in flat arrays, one row for each. Members that only name nodes (globalGNB-ID and the like) are skipped;
 * the bit range leads to them. Rows are those of the last message; not thread-safe.
 */
public final class UeIdsView {
    private static final long MOST = 0xffff_ffffL;

    private byte[] array = new byte[0];
    private int count;
    private byte[] kinds = new byte[16];
    private int[] bitStarts = new int[16];
    private int[] bitEnds = new int[16];
    private int[] present = new int[16];
    private long[] members = new long[16 * UeIdField.COUNT];
    private int[] firstListed = new int[16];
    private int[] f1apCounts = new int[16];
    private int[] e1apCounts = new int[16];
    private int listedCount;
    private long[] listed = new long[16];

    UeIdsView() {}

    /** Forgets all rows; bit ranges of the next ones refer to {@code messageArray}. */
    void clear(byte[] messageArray) {
        array = messageArray;
        count = 0;
        listedCount = 0;
    }

    /** Number of rows. */
    public int count() {
        return count;
    }

    /** Which alternative it is. */
    public UeIdKind kind(int ueId) {
        return UeIdKind.of(kinds[ueId]);
    }

    /** Whether the identity has that member. */
    public boolean has(int ueId, UeIdField field) {
        return (present[ueId] & field.bit()) != 0;
    }

    /** Value of a member that is there; {@link UeIdField} says what it means. */
    public long value(int ueId, UeIdField field) {
        return members[ueId * UeIdField.COUNT + field.column()];
    }

    /** Number of gNB-CU-UE-F1AP-IDs: 0 or 1, with NR dual connectivity up to 4. */
    public int f1apIdCount(int ueId) {
        return f1apCounts[ueId];
    }

    /** A gNB-CU-UE-F1AP-ID, 0..2^32-1, which the gNB-DU reports as well. */
    public long f1apId(int ueId, int index) {
        return listed[firstListed[ueId] + index];
    }

    /** Number of gNB-CU-CP-UE-E1AP-IDs. */
    public int e1apIdCount(int ueId) {
        return e1apCounts[ueId];
    }

    /** A gNB-CU-CP-UE-E1AP-ID, 0..2^32-1, which the gNB-CU-UP reports as well. */
    public long e1apId(int ueId, int index) {
        return listed[firstListed[ueId] + f1apCounts[ueId] + index];
    }

    /** First bit of UEID in {@link MessageView#array}; -1 in the rare case that it is in fragments of their own. */
    public int bitStart(int ueId) {
        return bitStarts[ueId];
    }

    /** Bit behind UEID in {@link MessageView#array}; -1 in the rare case that it is in fragments of their own. */
    public int bitEnd(int ueId) {
        return bitEnds[ueId];
    }

    /** Reads a UEID into a new row. */
    void read(PerReader from, KpmWire version) throws PerException {
        if (count == kinds.length) {
            grow();
        }
        boolean locatable = isInMessageArray(from);
        bitStarts[count] = locatable ? from.bitPosition() : -1;
        present[count] = 0;
        firstListed[count] = listedCount;
        f1apCounts[count] = 0;
        e1apCounts[count] = 0;
        UeIdKind kind = UeIdKind.UNKNOWN;
        try {
            if (from.bit()) {
                Additions.skipAlternative(from);
            } else {
                kind = UeIdKind.of((int) from.constrained(0, UeIdKind.ROOT - 1));
                readAlternative(from, kind, version);
            }
        } catch (PerException e) {
            throw e.within("ueID");
        }
        kinds[count] = kind.code();
        bitEnds[count++] = locatable ? from.bitPosition() : -1;
    }

    @SuppressWarnings("ReferenceEquality") // The question is which array it is, not what it holds.
    private boolean isInMessageArray(PerReader from) {
        return from.array() == array;
    }

    private void readAlternative(PerReader from, UeIdKind kind, KpmWire version) throws PerException {
        boolean extended = from.bit();
        switch (kind) {
            case GNB -> readGnb(from);
            case GNB_DU -> {
                boolean hasRanUeId = from.bit();
                readF1apId(from);
                readRanUeIdIf(hasRanUeId, from);
            }
            case GNB_CU_UP -> {
                boolean hasRanUeId = from.bit();
                readE1apId(from);
                readRanUeIdIf(hasRanUeId, from);
            }
            case NG_ENB -> readNgEnb(from);
            case NG_ENB_DU -> readNumber(from, UeIdField.NG_ENB_CU_UE_W1AP_ID);
            case EN_GNB -> readEnGnb(from);
            case ENB -> readEnb(from);
            case UNKNOWN -> {
                // An extension alternative never comes here.
            }
        }
        if (extended) {
            readAdditions(from, kind, version);
        }
    }

    private void readGnb(PerReader from) throws PerException {
        int preamble = (int) from.bits(5);
        set(UeIdField.AMF_UE_NGAP_ID, from.constrained(0, (1L << 40) - 1));
        set(UeIdField.GUAMI, CellIdentity.guami(from));
        if ((preamble & 16) != 0) {
            int items = (int) from.constrained(1, 4);
            for (int i = 0; i < items; i++) {
                boolean extended = from.bit();
                readF1apId(from);
                Additions.skipIf(extended, from);
            }
        }
        readE1apListIf((preamble & 8) != 0, from);
        readRanUeIdIf((preamble & 4) != 0, from);
        if ((preamble & 2) != 0) {
            readNumber(from, UeIdField.M_NG_RAN_UE_XNAP_ID);
        }
        if ((preamble & 1) != 0) {
            CellIdentity.skipGlobalGnbId(from);
        }
    }

    private void readNgEnb(PerReader from) throws PerException {
        int preamble = (int) from.bits(3);
        set(UeIdField.AMF_UE_NGAP_ID, from.constrained(0, (1L << 40) - 1));
        set(UeIdField.GUAMI, CellIdentity.guami(from));
        if ((preamble & 4) != 0) {
            readNumber(from, UeIdField.NG_ENB_CU_UE_W1AP_ID);
        }
        if ((preamble & 2) != 0) {
            readNumber(from, UeIdField.M_NG_RAN_UE_XNAP_ID);
        }
        if ((preamble & 1) != 0) {
            CellIdentity.skipGlobalNgEnbId(from);
        }
    }

    private void readEnGnb(PerReader from) throws PerException {
        int preamble = (int) from.bits(4);
        set(UeIdField.M_ENB_UE_X2AP_ID, from.constrained(0, 4095));
        readX2apExtensionIf((preamble & 8) != 0, from);
        CellIdentity.skipGlobalEnbId(from);
        if ((preamble & 4) != 0) {
            readF1apId(from);
        }
        readE1apListIf((preamble & 2) != 0, from);
        readRanUeIdIf((preamble & 1) != 0, from);
    }

    private void readEnb(PerReader from) throws PerException {
        int preamble = (int) from.bits(3);
        readNumber(from, UeIdField.MME_UE_S1AP_ID);
        set(UeIdField.GUMMEI, CellIdentity.gummei(from));
        if ((preamble & 4) != 0) {
            set(UeIdField.M_ENB_UE_X2AP_ID, from.constrained(0, 4095));
        }
        readX2apExtensionIf((preamble & 2) != 0, from);
        if ((preamble & 1) != 0) {
            CellIdentity.skipGlobalEnbId(from);
        }
    }

    /** globalNG-RANNode-ID comes first at gNB and ng-eNB; v04.00 adds cell-RNTI to all but the CU-UP. */
    private void readAdditions(PerReader from, UeIdKind kind, KpmWire version) throws PerException {
        int nodes = kind == UeIdKind.GNB || kind == UeIdKind.NG_ENB ? 1 : 0;
        int known = nodes + (version.isV4() && kind != UeIdKind.GNB_CU_UP ? 1 : 0);
        long additions = Additions.bitmap(from, known);
        for (int i = 0; i < known; i++) {
            if (Additions.has(additions, i)) {
                from.enterOpenType();
                if (i < nodes) {
                    CellIdentity.skipGlobalNgRanNodeId(from);
                } else {
                    readCellRnti(from);
                }
                from.leaveOpenType();
            }
        }
        Additions.skipOthers(from, additions);
    }

    private void readCellRnti(PerReader from) throws PerException {
        boolean extended = from.bit();
        set(UeIdField.C_RNTI, from.constrained(0, 65_535));
        set(UeIdField.CELL_RNTI_CELL, CellIdentity.read(from));
        Additions.skipIf(extended, from);
    }

    private void set(UeIdField field, long value) {
        present[count] |= field.bit();
        members[count * UeIdField.COUNT + field.column()] = value;
    }

    private void readNumber(PerReader from, UeIdField field) throws PerException {
        set(field, from.constrained(0, MOST));
    }

    private void readRanUeIdIf(boolean present, PerReader from) throws PerException {
        if (present) {
            from.align();
            set(UeIdField.RAN_UEID, from.bits(64));
        }
    }

    private void readX2apExtensionIf(boolean present, PerReader from) throws PerException {
        if (present) {
            set(UeIdField.M_ENB_UE_X2AP_ID_EXTENSION, Additions.integer(from, 0, 4095));
        }
    }

    private void readE1apListIf(boolean present, PerReader from) throws PerException {
        if (present) {
            int items = (int) from.constrained(1, 65_535);
            for (int i = 0; i < items; i++) {
                boolean extended = from.bit();
                readE1apId(from);
                Additions.skipIf(extended, from);
            }
        }
    }

    private void readF1apId(PerReader from) throws PerException {
        list(from.constrained(0, MOST));
        f1apCounts[count]++;
    }

    private void readE1apId(PerReader from) throws PerException {
        list(from.constrained(0, MOST));
        e1apCounts[count]++;
    }

    private void list(long id) {
        if (listedCount == listed.length) {
            listed = Arrays.copyOf(listed, 2 * listedCount);
        }
        listed[listedCount++] = id;
    }

    private void grow() {
        int room = 2 * count;
        kinds = Arrays.copyOf(kinds, room);
        bitStarts = Arrays.copyOf(bitStarts, room);
        bitEnds = Arrays.copyOf(bitEnds, room);
        present = Arrays.copyOf(present, room);
        members = Arrays.copyOf(members, room * UeIdField.COUNT);
        firstListed = Arrays.copyOf(firstListed, room);
        f1apCounts = Arrays.copyOf(f1apCounts, room);
        e1apCounts = Arrays.copyOf(e1apCounts, room);
    }
}

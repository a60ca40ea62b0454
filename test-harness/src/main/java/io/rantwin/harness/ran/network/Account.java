package io.rantwin.harness.ran.network;

/**
 * Everything that was counted since the network began: the truth that reports are made from. Flat arrays; written by the
 * network's own thread and read by it between two steps. Not thread-safe.
 */
// Ordinals are places in arrays that live no longer than the process.
@SuppressWarnings("EnumOrdinal")
public final class Account {
    /** CQI 0 to 15 (TS 38.214 clause 5.2.2.1). */
    public static final int CQI_BINS = 16;
    /** MCS 0 to 28 of the 64QAM table, 0 to 27 of the other. */
    public static final int MCS_BINS = 29;
    /** SS-SINR of 1 dB each from {@value #LOWEST_SINR_DB} dB; the first and the last hold what is beyond. */
    public static final int SINR_BINS = 64;
    /** Lower edge of the first SINR bin. */
    public static final int LOWEST_SINR_DB = -23;
    /** SS-RSRP of 1 dB each from {@value #LOWEST_RSRP_DBM} dBm; the first and the last hold what is beyond. */
    public static final int RSRP_BINS = 128;
    /** Lower edge of the first RSRP bin. */
    public static final int LOWEST_RSRP_DBM = -157;

    private static final int CELL_COUNTS = CellCount.values().length;
    private static final int SLICE_COUNTS = SliceCount.values().length;
    private static final int UE_COUNTS = UeCount.values().length;

    private final int cellCount;
    private final int sliceCount;
    private final int ueCount;
    private final double[] cell;
    private final double[] slice;
    private final double[] ue;
    private final long[] cqi;
    private final long[] mcs;
    private final long[] sinr;
    private final long[] rsrp;
    private final long[] handovers;

    Account(int cellCount, int sliceCount, int ueCount) {
        this.cellCount = cellCount;
        this.sliceCount = sliceCount;
        this.ueCount = ueCount;
        this.cell = new double[CELL_COUNTS * cellCount];
        this.slice = new double[SLICE_COUNTS * cellCount * sliceCount];
        this.ue = new double[UE_COUNTS * ueCount];
        this.cqi = new long[cellCount * CQI_BINS];
        this.mcs = new long[cellCount * MCS_BINS];
        this.sinr = new long[cellCount * SINR_BINS];
        this.rsrp = new long[cellCount * RSRP_BINS];
        this.handovers = new long[cellCount * cellCount];
    }

    /** How many cells. */
    public int cells() {
        return cellCount;
    }

    /** How many slices each cell has. */
    public int slices() {
        return sliceCount;
    }

    /** How many users, connected or not. */
    public int ues() {
        return ueCount;
    }

    /** A cell's count. */
    public double get(CellCount count, int ofCell) {
        return cell[count.ordinal() * cellCount + ofCell];
    }

    /** The count of a slice in a cell. */
    public double get(SliceCount count, int ofCell, int ofSlice) {
        return slice[(count.ordinal() * cellCount + ofCell) * sliceCount + ofSlice];
    }

    /** The sum of a count over a cell's slices. */
    public double sum(SliceCount count, int ofCell) {
        double sum = 0;
        for (int s = 0; s < sliceCount; s++) {
            sum += get(count, ofCell, s);
        }
        return sum;
    }

    /** A user's count. */
    public double get(UeCount count, int ofUe) {
        return ue[count.ordinal() * ueCount + ofUe];
    }

    /** How many wideband CQI reports of an index a cell got. */
    public long cqi(int ofCell, int index) {
        return cqi[ofCell * CQI_BINS + index];
    }

    /** How many transport blocks a cell sent with an MCS, repetitions not counted. */
    public long mcs(int ofCell, int index) {
        return mcs[ofCell * MCS_BINS + index];
    }

    /** How many SS-SINR measurements of connected users fell into a bin. */
    public long sinr(int ofCell, int bin) {
        return sinr[ofCell * SINR_BINS + bin];
    }

    /** How many SS-RSRP measurements of connected users fell into a bin. */
    public long rsrp(int ofCell, int bin) {
        return rsrp[ofCell * RSRP_BINS + bin];
    }

    /** Handovers that arrived, by source and target. */
    public long handovers(int source, int target) {
        return handovers[source * cellCount + target];
    }

    void add(CellCount count, int toCell, double amount) {
        cell[count.ordinal() * cellCount + toCell] += amount;
    }

    void add(SliceCount count, int toCell, int toSlice, double amount) {
        slice[(count.ordinal() * cellCount + toCell) * sliceCount + toSlice] += amount;
    }

    void add(UeCount count, int toUe, double amount) {
        ue[count.ordinal() * ueCount + toUe] += amount;
    }

    void addCqi(int toCell, int index) {
        cqi[toCell * CQI_BINS + index]++;
    }

    void addMcs(int toCell, int index, int blocks) {
        mcs[toCell * MCS_BINS + index] += blocks;
    }

    void addSinr(int toCell, double decibels) {
        sinr[toCell * SINR_BINS + bin(decibels - LOWEST_SINR_DB, SINR_BINS)]++;
    }

    void addRsrp(int toCell, double dbm) {
        rsrp[toCell * RSRP_BINS + bin(dbm - LOWEST_RSRP_DBM, RSRP_BINS)]++;
    }

    void addHandover(int source, int target) {
        handovers[source * cellCount + target]++;
    }

    private static int bin(double above, int bins) {
        return above <= 0 ? 0 : Math.min((int) above, bins - 1);
    }
}

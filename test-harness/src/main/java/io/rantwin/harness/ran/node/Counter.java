package io.rantwin.harness.ran.node;

import io.rantwin.harness.ran.network.Account;
import io.rantwin.harness.ran.network.CellCount;
import io.rantwin.harness.ran.network.SliceCount;
import io.rantwin.harness.ran.network.UeCount;
import org.jspecify.annotations.Nullable;

/** What the network counts, wherever it counts it: for a cell, for its slices, for users. */
enum Counter {
    PRB_USED_DL(CellCount.PRB_SECONDS_USED_DL, SliceCount.PRB_SECONDS_USED_DL, UeCount.PRB_SECONDS_USED_DL),
    PRB_USED_UL(CellCount.PRB_SECONDS_USED_UL, SliceCount.PRB_SECONDS_USED_UL, UeCount.PRB_SECONDS_USED_UL),
    PRB_AVAILABLE_DL(CellCount.PRB_SECONDS_AVAILABLE_DL, null, null),
    PRB_AVAILABLE_UL(CellCount.PRB_SECONDS_AVAILABLE_UL, null, null),
    OFFERED_DL(null, SliceCount.OFFERED_BITS_DL, UeCount.OFFERED_BITS_DL),
    SERVED_DL(null, SliceCount.SERVED_BITS_DL, UeCount.SERVED_BITS_DL),
    SERVED_UL(null, SliceCount.SERVED_BITS_UL, UeCount.SERVED_BITS_UL),
    QUEUED_DL(null, SliceCount.QUEUED_BIT_SECONDS_DL, UeCount.QUEUED_BIT_SECONDS_DL),
    THROUGHPUT_BITS_DL(null, SliceCount.THROUGHPUT_BITS_DL, UeCount.THROUGHPUT_BITS_DL),
    THROUGHPUT_SECONDS_DL(null, SliceCount.THROUGHPUT_SECONDS_DL, UeCount.THROUGHPUT_SECONDS_DL),
    ACTIVE_DL(null, SliceCount.ACTIVE_UE_SECONDS_DL, null),
    ACTIVE_UL(null, SliceCount.ACTIVE_UE_SECONDS_UL, null),
    CONNECTED(CellCount.CONNECTED_UE_SECONDS, SliceCount.CONNECTED_UE_SECONDS, null),
    UNITS_DELIVERED(null, SliceCount.UNITS_DELIVERED_DL, null),
    UNITS_DROPPED(null, SliceCount.UNITS_DROPPED_DL, null),
    BLOCKS(CellCount.TRANSPORT_BLOCKS_DL, null, UeCount.TRANSPORT_BLOCKS_DL),
    BLOCKS_FAILED(CellCount.TRANSPORT_BLOCKS_FAILED_DL, null, UeCount.TRANSPORT_BLOCKS_FAILED_DL),
    BLOCKS_LOST(CellCount.TRANSPORT_BLOCKS_LOST_DL, null, null),
    ESTABLISHMENTS_ATTEMPTED(CellCount.RRC_ESTABLISHMENTS_ATTEMPTED, null, null),
    ESTABLISHMENTS_DONE(CellCount.RRC_ESTABLISHMENTS_DONE, null, null),
    ESTABLISHMENTS_REFUSED(CellCount.RRC_ESTABLISHMENTS_REFUSED, null, null),
    REESTABLISHMENTS_ATTEMPTED(CellCount.RRC_REESTABLISHMENTS_ATTEMPTED, null, null),
    REESTABLISHMENTS_DONE(CellCount.RRC_REESTABLISHMENTS_DONE, null, null),
    INTRA_FREQUENCY_EXECUTED(CellCount.HANDOVERS_EXECUTED_INTRA_FREQUENCY, null, null),
    INTRA_FREQUENCY_DONE(CellCount.HANDOVERS_DONE_INTRA_FREQUENCY, null, null),
    INTER_FREQUENCY_EXECUTED(CellCount.HANDOVERS_EXECUTED_INTER_FREQUENCY, null, null),
    INTER_FREQUENCY_DONE(CellCount.HANDOVERS_DONE_INTER_FREQUENCY, null, null),
    ENERGY(CellCount.ENERGY_JOULES, null, null);

    private final @Nullable CellCount ofCell;
    private final @Nullable SliceCount ofSlice;
    private final @Nullable UeCount ofUe;

    Counter(@Nullable CellCount ofCell, @Nullable SliceCount ofSlice, @Nullable UeCount ofUe) {
        this.ofCell = ofCell;
        this.ofSlice = ofSlice;
        this.ofUe = ofUe;
    }

    /** Whether slices are told apart. */
    boolean isOfSlices() {
        return ofSlice != null;
    }

    /** Whether users are told apart. */
    boolean isOfUes() {
        return ofUe != null;
    }

    /** The sum over some cells. */
    double ofCells(Account account, int[] cells) {
        double sum = 0;
        for (int cell : cells) {
            sum += ofCell != null ? account.get(ofCell, cell) : ofSlice != null ? account.sum(ofSlice, cell) : 0;
        }
        return sum;
    }

    /** The sum of a slice over some cells; 0 when slices are not told apart. */
    double ofSlice(Account account, int[] cells, int slice) {
        double sum = 0;
        for (int cell : cells) {
            sum += ofSlice == null ? 0 : account.get(ofSlice, cell, slice);
        }
        return sum;
    }

    /** The sum of a user over some cells; 0 when users are not told apart. */
    double ofUe(UeLedger ledger, int[] cells, int ue) {
        double sum = 0;
        for (int cell : cells) {
            sum += ofUe == null ? 0 : ledger.get(ofUe, ue, cell);
        }
        return sum;
    }
}

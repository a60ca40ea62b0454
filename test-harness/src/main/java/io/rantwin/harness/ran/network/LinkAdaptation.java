package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.chance.Draws;
import io.rantwin.harness.ran.chance.Streams;
import io.rantwin.harness.ran.radio.CqiTable;
import io.rantwin.harness.ran.radio.Harq;
import io.rantwin.harness.ran.radio.McsTable;
import java.util.random.RandomGenerator;

/**
 * What modulation and coding each user is sent with, and whether it arrives.
 *
 * <p>Users report CQI every {@value #REPORT_STEPS} steps; it is in force one report later. An outer loop adds an offset to it: up
 * a little for each block that arrives, down nine times as much for each that does not, which settles at a tenth lost
 * (Pedersen et al., "Frequency domain scheduling for OFDMA with limited and noisy channel feedback", VTC 2007). Blocks that fail
 * are repeated together, copies are combined (chase), and after the last one the data is left to RLC, which sends it again.
 */
final class LinkAdaptation {
    static final int REPORT_STEPS = 4;

    private static final double STEP_DOWN_DB = 0.45;
    private static final double STEP_UP_DB = STEP_DOWN_DB / 9;
    private static final double MOST_OFFSET_DB = 10;
    private static final CqiTable CQI = CqiTable.QAM256;
    private static final McsTable MCS = McsTable.QAM256;

    private final UeStates ues;
    private final Account account;
    private final RandomGenerator random;
    private final double[] cqiDecibels = new double[CqiTable.HIGHEST + 1];
    private final double[] offsetDb;
    private final byte[] reported;
    private final long[] pendingBits;
    private final int[] pendingUnits;
    private final byte[] pendingMcs;
    private final byte[] copies;
    private final float[] combinedDb;

    LinkAdaptation(UeStates ues, Account account, Streams streams) {
        this.ues = ues;
        this.account = account;
        this.random = streams.of("link.blocks");
        cqiDecibels[0] = CQI.format(1).thresholdDecibels() - 2;
        for (int index = 1; index <= CqiTable.HIGHEST; index++) {
            // The middle of what an index stands for.
            double here = CQI.format(index).thresholdDecibels();
            double next = index < CqiTable.HIGHEST ? CQI.format(index + 1).thresholdDecibels() : here + 2;
            cqiDecibels[index] = (here + next) / 2;
        }
        int users = ues.size();
        offsetDb = new double[users];
        reported = new byte[users];
        pendingBits = new long[users];
        pendingUnits = new int[users];
        pendingMcs = new byte[users];
        copies = new byte[users];
        combinedDb = new float[users];
    }

    /** A connection begins in a cell: the first report counts at once. */
    void begin(int ue) {
        offsetDb[ue] = 0;
        abandon(ue);
        reported[ue] = (byte) CQI.cqi(ues.sinrDecibels[ue]);
        ues.cqi[ue] = reported[ue];
        choose(ue);
    }

    /** Forgets blocks under way; their data is still in the buffer. */
    void abandon(int ue) {
        pendingBits[ue] = 0;
        copies[ue] = 0;
    }

    /** The user measures and reports; what it reported before is in force now. */
    void report(int ue) {
        ues.cqi[ue] = reported[ue];
        reported[ue] = (byte) CQI.cqi(ues.sinrDecibels[ue]);
        account.addCqi(ues.cell[ue], reported[ue]);
        choose(ue);
    }

    private void choose(int ue) {
        ues.mcs[ue] = (byte) MCS.forSinr(cqiDecibels[ues.cqi[ue]] + offsetDb[ue]);
    }

    /** Bits of a resource element in a user's scheme now. */
    double efficiency(int ue) {
        return MCS.efficiency(ues.mcs[ue]);
    }

    /** Units that the repetition of failed blocks needs, 0 when there is none. */
    int pendingUnits(int ue) {
        return pendingBits[ue] > 0 ? pendingUnits[ue] : 0;
    }

    long pendingBits(int ue) {
        return pendingBits[ue];
    }

    /** Repeats what failed; the bits that arrived. */
    long repeat(int ue) {
        double combined = Harq.combinedDecibels(combinedDb[ue], ues.sinrDecibels[ue]);
        int cell = ues.cell[ue];
        if (Draws.uniform(random) >= MCS.blockErrorRate(pendingMcs[ue], combined)) {
            long bits = pendingBits[ue];
            abandon(ue);
            return bits;
        }
        combinedDb[ue] = (float) combined;
        failed(ue, cell, 1);
        if (++copies[ue] >= Harq.MOST_TRANSMISSIONS) {
            account.add(CellCount.TRANSPORT_BLOCKS_LOST_DL, cell, 1);
            abandon(ue);
        }
        return 0;
    }

    /**
     * Sends new data.
     *
     * @param bits what is sent
     * @param units over how many units of resource
     * @param blocks in how many transport blocks, 1 or more
     * @return the bits that arrived
     */
    long send(int ue, long bits, int units, int blocks) {
        int cell = ues.cell[ue];
        double rate = MCS.blockErrorRate(ues.mcs[ue], ues.sinrDecibels[ue]);
        int lost = 0;
        for (int block = 0; block < blocks; block++) {
            lost += Draws.uniform(random) < rate ? 1 : 0;
        }
        account.add(CellCount.TRANSPORT_BLOCKS_DL, cell, blocks);
        account.add(UeCount.TRANSPORT_BLOCKS_DL, ue, blocks);
        account.addMcs(cell, ues.mcs[ue], blocks);
        offsetDb[ue] = Math.min(MOST_OFFSET_DB, offsetDb[ue] + STEP_UP_DB * (blocks - lost));
        long lostBits = bits * lost / blocks;
        if (lost > 0) {
            offsetDb[ue] = Math.max(-MOST_OFFSET_DB, offsetDb[ue] - STEP_DOWN_DB * lost);
            failed(ue, cell, lost);
            if (pendingBits[ue] == 0 && lostBits > 0) {
                pendingBits[ue] = lostBits;
                pendingUnits[ue] = Math.max(1, units * lost / blocks);
                pendingMcs[ue] = ues.mcs[ue];
                combinedDb[ue] = ues.sinrDecibels[ue];
                copies[ue] = 1;
            }
        }
        choose(ue);
        return bits - lostBits;
    }

    private void failed(int ue, int cell, int blocks) {
        account.add(CellCount.TRANSPORT_BLOCKS_FAILED_DL, cell, blocks);
        account.add(UeCount.TRANSPORT_BLOCKS_FAILED_DL, ue, blocks);
    }
}

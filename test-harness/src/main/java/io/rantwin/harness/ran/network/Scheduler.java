package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.site.Carrier;
import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.traffic.TrafficClass;
import java.util.Arrays;

/**
 * Who is sent what in the downlink of each cell, for all slots of a step at once. The unit of resource is one resource block
 * in one slot.
 *
 * <p>Slices get their shares first. Within a slice voice and control traffic come before all else; the others share by
 * proportional fairness (Jalali, Padovani and Pankaj, VTC 2000): piece by piece the user with the highest ratio of its rate
 * now to its mean rate of the last second.
 */
final class Scheduler {
    private static final double STEP_SECONDS = RadioNetwork.STEP_MICROS / 1e6;
    /** Control channels and pilots in the downlink of FR1, TS 38.306 clause 4.1.2. */
    private static final double OVERHEAD = 0.14;

    private static final int ELEMENTS_PER_UNIT = 12 * 14;
    private static final int PIECES = 8;
    private static final double FORGETTING = STEP_SECONDS;
    private static final double BURST_SECONDS = 0.1;

    private final UeStates ues;
    private final Account account;
    private final Demand demand;
    private final LinkAdaptation links;
    private final Impairments impairments;
    private final SliceShares shares;
    private final double[] usableElements;
    private final int[] unitsOfCell;
    private final int[] blocksOfCell;
    private final int slices;
    private final long[] needs;
    private final int[] wanted;
    private final int[] granted;
    private final double[] meanBits;
    private final double[] metric;
    private final double[] tokens;

    Scheduler(
            NetworkPlan plan,
            UeStates ues,
            Account account,
            Demand demand,
            LinkAdaptation links,
            CellParameters parameters,
            Impairments impairments) {
        this.ues = ues;
        this.account = account;
        this.demand = demand;
        this.links = links;
        this.impairments = impairments;
        Layout layout = plan.layout();
        slices = plan.slices().size();
        shares = new SliceShares(parameters, slices);
        int cells = layout.cells().size();
        unitsOfCell = new int[cells];
        blocksOfCell = new int[cells];
        usableElements = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            Carrier carrier = layout.carriers().get(layout.carrierOf(cell));
            double slots = carrier.slotsPerSecond() * carrier.downlinkShare() * STEP_SECONDS;
            blocksOfCell[cell] = carrier.resourceBlocks();
            unitsOfCell[cell] = (int) (carrier.resourceBlocks() * slots);
            usableElements[cell] = ELEMENTS_PER_UNIT * (1 - OVERHEAD);
        }
        needs = new long[slices];
        wanted = new int[plan.ues()];
        granted = new int[plan.ues()];
        meanBits = new double[plan.ues()];
        metric = new double[plan.ues()];
        tokens = new double[cells];
    }

    /** A user begins in a cell: it counts as if it had been served at its rate. */
    void begin(int ue) {
        meanBits[ue] = 0;
    }

    /** Resource blocks of a cell's carrier. */
    int blocks(int cell) {
        return blocksOfCell[cell];
    }

    /**
     * Serves the users of a cell for one step.
     *
     * @param members users with something to receive, from {@code from} up to below {@code to}
     * @return share of the cell's resource blocks that was sent, 0 .. 1
     */
    double serve(int cell, int[] members, int from, int to, long timeMicros) {
        double limit = impairments.backhaulBitsPerSecond(cell);
        tokens[cell] = Math.min(tokens[cell] + limit * STEP_SECONDS, limit * BURST_SECONDS);
        if (from == to) {
            return 0;
        }
        Arrays.fill(needs, 0);
        for (int i = from; i < to; i++) {
            int ue = members[i];
            double bitsPerUnit = links.efficiency(ue) * usableElements[cell];
            long fresh = demand.queuedBits(ue) - links.pendingBits(ue);
            long units = (long) Math.ceil(fresh / bitsPerUnit) + links.pendingUnits(ue);
            wanted[ue] = (int) Math.min(units, unitsOfCell[cell]);
            granted[ue] = 0;
            metric[ue] = bitsPerUnit;
            needs[ues.slice[ue]] += wanted[ue];
        }
        int[] given = shares.divide(cell, unitsOfCell[cell], needs);
        int used = 0;
        for (int slice = 0; slice < slices; slice++) {
            if (given[slice] > 0) {
                divide(slice, given[slice], members, from, to);
            }
        }
        for (int i = from; i < to; i++) {
            used += send(cell, members[i], timeMicros);
        }
        return (double) used / unitsOfCell[cell];
    }

    /** Gives the units of a slice to its users. */
    private void divide(int slice, int units, int[] members, int from, int to) {
        int left = repetitions(slice, units, members, from, to);
        for (int i = from; i < to && left > 0; i++) {
            int ue = members[i];
            if (ues.slice[ue] == slice && isFirst(ue)) {
                int more = Math.min(wanted[ue] - granted[ue], left);
                granted[ue] += more;
                left -= more;
            }
        }
        int piece = Math.max(1, left / PIECES);
        while (left > 0) {
            int best = UeStates.NONE;
            double highest = -1;
            for (int i = from; i < to; i++) {
                int ue = members[i];
                if (ues.slice[ue] == slice && granted[ue] < wanted[ue]) {
                    double mean = meanBits[ue] + FORGETTING * granted[ue] * metric[ue] + 1;
                    double ratio = metric[ue] / mean;
                    if (ratio > highest) {
                        highest = ratio;
                        best = ue;
                    }
                }
            }
            if (best == UeStates.NONE) {
                return;
            }
            int more = Math.min(Math.min(piece, left), wanted[best] - granted[best]);
            granted[best] += more;
            left -= more;
        }
    }

    /**
     * Repetitions come before anything new, and whole: a part of one would be of no use, and a user waiting for it with an
     * ever better claim would keep the others from what is left.
     */
    private int repetitions(int slice, int units, int[] members, int from, int to) {
        int left = units;
        for (int i = from; i < to; i++) {
            int ue = members[i];
            int pending = ues.slice[ue] == slice ? links.pendingUnits(ue) : 0;
            if (pending > units) {
                // The slice has become too small for it: RLC cuts the data anew.
                links.abandon(ue);
            } else if (pending > left) {
                wanted[ue] = 0;
            } else if (pending > 0) {
                granted[ue] = pending;
                left -= pending;
            }
        }
        return left;
    }

    private boolean isFirst(int ue) {
        TrafficClass kind = ues.trafficClass[ue];
        return kind == TrafficClass.VONR || kind == TrafficClass.URLLC_PERIODIC;
    }

    /** Sends a user what it was granted; the units used. */
    private int send(int cell, int ue, long timeMicros) {
        long before = demand.queuedBits(ue);
        long waitingBefore = demand.inBaseStation(ue);
        int left = granted[ue];
        long arrived = 0;
        int repeated = links.pendingUnits(ue);
        boolean over = tokens[cell] < 1;
        if (repeated > 0 && left >= repeated && !over) {
            arrived += links.repeat(ue);
            left -= repeated;
        }
        if (left > 0 && !over) {
            double bitsPerUnit = metric[ue];
            long fresh = before - arrived - links.pendingBits(ue);
            long bits = Math.min(fresh, (long) (left * bitsPerUnit));
            bits = Math.min(bits, (long) Math.min(tokens[cell], Long.MAX_VALUE));
            int units = (int) Math.min(left, (long) Math.ceil(bits / bitsPerUnit));
            left -= units;
            if (bits > 0 && units > 0) {
                int blocks = (units + blocksOfCell[cell] - 1) / blocksOfCell[cell];
                arrived += links.send(ue, bits, units, blocks);
            }
        }
        long served = demand.serve(ue, arrived, timeMicros);
        tokens[cell] -= served;
        int used = over ? 0 : granted[ue] - left;
        meanBits[ue] += FORGETTING * (served - meanBits[ue]);
        count(cell, ue, served < before, waitingBefore, served, used);
        return used;
    }

    private void count(int cell, int ue, boolean moreWaits, long waitingBefore, long bits, int used) {
        int slice = ues.slice[ue];
        double served = bits;
        double prbSeconds = (double) used / unitsOfCell[cell] * blocksOfCell[cell] * STEP_SECONDS;
        // What came during the step came on the average in its middle.
        double waiting = (waitingBefore + demand.inBaseStation(ue)) / 2.0 * STEP_SECONDS;
        account.add(CellCount.PRB_SECONDS_USED_DL, cell, prbSeconds);
        account.add(SliceCount.PRB_SECONDS_USED_DL, cell, slice, prbSeconds);
        account.add(SliceCount.SERVED_BITS_DL, cell, slice, served);
        account.add(SliceCount.ACTIVE_UE_SECONDS_DL, cell, slice, STEP_SECONDS);
        account.add(SliceCount.QUEUED_BIT_SECONDS_DL, cell, slice, waiting);
        account.add(UeCount.PRB_SECONDS_USED_DL, ue, prbSeconds);
        account.add(UeCount.SERVED_BITS_DL, ue, served);
        account.add(UeCount.QUEUED_BIT_SECONDS_DL, ue, waiting);
        if (moreWaits) {
            account.add(SliceCount.THROUGHPUT_BITS_DL, cell, slice, served);
            account.add(SliceCount.THROUGHPUT_SECONDS_DL, cell, slice, STEP_SECONDS);
            account.add(UeCount.THROUGHPUT_BITS_DL, ue, served);
            account.add(UeCount.THROUGHPUT_SECONDS_DL, ue, STEP_SECONDS);
        }
    }
}

package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.radio.CqiTable;
import io.rantwin.harness.ran.radio.PortableMath;
import io.rantwin.harness.ran.radio.ThermalNoise;
import io.rantwin.harness.ran.site.Carrier;
import io.rantwin.harness.ran.site.Layout;

/**
 * The uplink, coarser than the downlink: users with something to send share the resource blocks evenly; a user's efficiency
 * follows from open-loop power control (TS 38.213 clause 7.1.1: P0 + alpha PL for each block, {@value #POWER_CLASS_DBM} dBm at
 * most), receiver noise and a fixed interference over thermal. Who lacks power gets only as many blocks as it can fill; with one
 * that is still too weak for CQI 1 it repeats, and gets as much less. No interference from neighbours' users.
 */
final class Uplink {
    private static final double POWER_CLASS_DBM = 23;
    private static final double P0_DBM = -80;
    private static final double ALPHA = 0.8;
    private static final double INTERFERENCE_OVER_THERMAL_DB = 5;
    private static final double NOISE_FIGURE_DB = 5;
    private static final double OVERHEAD = 0.08;
    private static final double STEP_SECONDS = RadioNetwork.STEP_MICROS / 1e6;
    private static final CqiTable CQI = CqiTable.QAM64;
    private static final double LEAST_DB = CQI.format(1).thresholdDecibels();

    private final UeStates ues;
    private final Account account;
    private final Demand demand;
    private final Layout layout;
    private final double[] floorDbm;
    private final double[] share;

    Uplink(NetworkPlan plan, UeStates ues, Account account, Demand demand) {
        this.ues = ues;
        this.account = account;
        this.demand = demand;
        this.layout = plan.layout();
        int carriers = layout.carriers().size();
        floorDbm = new double[carriers];
        share = new double[carriers];
        for (int carrier = 0; carrier < carriers; carrier++) {
            Carrier c = layout.carriers().get(carrier);
            floorDbm[carrier] =
                    ThermalNoise.dbm(c.resourceBlockHertz(), NOISE_FIGURE_DB) + INTERFERENCE_OVER_THERMAL_DB;
            // What time division does not give to the downlink; frequency division has its own uplink carrier.
            share[carrier] = c.downlinkShare() < 1 ? 1 - c.downlinkShare() : 1;
        }
    }

    /** Share of the time that carries uplink on a carrier. */
    double share(int carrier) {
        return share[carrier];
    }

    /**
     * Serves the users of a cell for one step.
     *
     * @param members users with something to send
     * @return share of the cell's uplink resource blocks that was used
     */
    double serve(int cell, int[] members, int from, int to) {
        if (from == to) {
            return 0;
        }
        Carrier carrier = layout.carriers().get(layout.carrierOf(cell));
        double blocks = carrier.resourceBlocks();
        double each = blocks / (to - from);
        double elements = carrier.slotsPerSecond() * 12.0 * 14 * share[layout.carrierOf(cell)] * (1 - OVERHEAD);
        double used = 0;
        for (int i = from; i < to; i++) {
            int ue = members[i];
            double loss = -ues.gainDecibels[ue * account.cells() + cell];
            double floor = floorDbm[layout.carrierOf(cell)];
            double most = Math.min(each, filled(loss, floor));
            double bitsPerBlock = efficiency(loss, most, floor) * elements * STEP_SECONDS;
            double wanted = demand.uplinkBits(ue) / bitsPerBlock;
            double granted = Math.min(wanted, most);
            double bits = granted * bitsPerBlock;
            demand.sent(ue, bits);
            used += granted;
            account.add(SliceCount.PRB_SECONDS_USED_UL, cell, ues.slice[ue], granted * STEP_SECONDS);
            account.add(SliceCount.SERVED_BITS_UL, cell, ues.slice[ue], bits);
            account.add(SliceCount.ACTIVE_UE_SECONDS_UL, cell, ues.slice[ue], STEP_SECONDS);
            account.add(UeCount.PRB_SECONDS_USED_UL, ue, granted * STEP_SECONDS);
            account.add(UeCount.SERVED_BITS_UL, ue, bits);
        }
        account.add(CellCount.PRB_SECONDS_USED_UL, cell, used * STEP_SECONDS);
        return used / blocks;
    }

    /** So many blocks can be sent with all power at CQI 1, at least 1. */
    private static double filled(double lossDb, double floorDbm) {
        return Math.max(1, PortableMath.fromDecibels(POWER_CLASS_DBM - lossDb - floorDbm - LEAST_DB));
    }

    private static double efficiency(double lossDb, double blocks, double floorDbm) {
        double perBlock =
                Math.min(P0_DBM + ALPHA * lossDb, POWER_CLASS_DBM - PortableMath.toDecibels(Math.max(blocks, 1)));
        double sinr = perBlock - lossDb - floorDbm;
        // What is repeated n times is received n times as strong.
        return sinr < LEAST_DB
                ? CQI.efficiency(1) * PortableMath.fromDecibels(sinr - LEAST_DB)
                : CQI.efficiency(Math.max(1, CQI.cqi(sinr)));
    }
}

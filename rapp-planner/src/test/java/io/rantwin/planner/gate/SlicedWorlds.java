package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.SlicePromise;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.SliceShare;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Outcome;
import io.rantwin.twin.whatif.Scenario;
import io.rantwin.twin.whatif.SliceMix;
import io.rantwin.twin.whatif.WhatIf;
import java.util.ArrayList;
import java.util.List;

/** Networks in which two slices share cells. */
public final class SlicedWorlds {
    /** The many. */
    public static final Snssai BROADBAND = new Snssai(1, Snssai.NO_SD);
    /** The few who pay for more. */
    public static final Snssai PREMIUM = new Snssai(1, 10);

    private SlicedWorlds() {}

    /** A world in which the premium slice has these parts of cells' traffic, the other one the rest, and nothing is guaranteed. */
    public static TwinWorld of(TwinWorld world, List<SlicePromise> promises, double... premium) {
        double[] share = new double[2 * premium.length];
        List<RRMPolicyRatio> ratios = new ArrayList<>();
        for (int cell = 0; cell < premium.length; cell++) {
            share[2 * cell] = 1 - premium[cell];
            share[2 * cell + 1] = premium[cell];
            ratios.add(RRMPolicyRatio.FREE);
            ratios.add(RRMPolicyRatio.FREE);
        }
        return world.withSlices(new SliceMix(List.of(BROADBAND, PREMIUM), share, ratios), promises);
    }

    /** The same network with both slices in each cell, nothing guaranteed. */
    public static Topology sliced(Topology plain) {
        List<SliceShare> shares =
                List.of(new SliceShare(BROADBAND, RRMPolicyRatio.FREE), new SliceShare(PREMIUM, RRMPolicyRatio.FREE));
        List<Cell> cells = plain.cells().stream()
                .map(cell -> new Cell(
                        cell.cellId(),
                        cell.siteId(),
                        cell.carrier(),
                        cell.azimuthDegrees(),
                        cell.mechanicalTiltDegrees(),
                        cell.electricalTiltDegrees(),
                        cell.heightMetres(),
                        cell.configuredMaxTxPowerDbm(),
                        cell.nRPCI(),
                        cell.unlocked(),
                        shares))
                .toList();
        return new Topology(plain.carriers(), plain.sites(), cells, plain.relations(), List.of());
    }

    /** What the PRBs of a world's first cell carry together, kbit/s, by a what-if. */
    public static double wholeKbits(TwinWorld world) {
        Outcome outcome = new WhatIf(world.power(), null)
                .run(
                        world.snapshot().withShareError(0),
                        new Scenario(List.of(), 3_600_000, 3_600_000, 3_600_000, 1, 1)
                                .along(world.profile().expected()));
        return 1e3 * outcome.value(Kpi.VOLUME, 0, 0, 0, true) / (outcome.value(Kpi.PRB_LOAD, 0, 0, 0, true) / 100);
    }

    /** Cells that face each other, the same loads in all periods, where users of the premium slice are promised a throughput. */
    public static TwinWorld premium(double kbits, double deviation, double part, double... loads) {
        double[][] day = new double[loads.length][];
        double[] parts = new double[loads.length];
        for (int cell = 0; cell < loads.length; cell++) {
            day[cell] = new double[] {loads[cell], loads[cell], loads[cell], loads[cell]};
            parts[cell] = part;
        }
        return of(
                SmallWorlds.world(SmallWorlds.facing(loads.length, 1000), SmallWorlds.profile(deviation, day), 40),
                List.of(new SlicePromise(PREMIUM, kbits)),
                parts);
    }
}

package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.energy.PowerModel;
import io.rantwin.harness.ran.energy.ThermalModel;
import io.rantwin.harness.ran.radio.AntennaColumn;
import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.traffic.ProfileClock;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that a simulated network is made from; with a seed it says every bit of what will happen.
 *
 * @param layout sites, cells and carriers
 * @param neighbours relations of each cell at first
 * @param antenna of all cells
 * @param ues users, connected or not
 * @param ground where they are
 * @param slices with their traffic, at least one
 * @param handover rules
 * @param mostUsersPerCell what admission control lets in at first
 * @param clock hour of the week at the start and length of a day
 * @param power model of the radio units
 * @param fullPowerWatts what a radio unit takes at full load
 * @param carrierFullPowerWatts the same by carrier, in the order of the layout's; empty where all are alike
 * @param thermal model of the radio units
 * @param airCelsius mean temperature outside; it swings by 6 degrees over the day, highest at 15:00
 */
public record NetworkPlan(
        Layout layout,
        int[][] neighbours,
        AntennaColumn antenna,
        int ues,
        GroundPlan ground,
        List<SlicePlan> slices,
        HandoverRules handover,
        int mostUsersPerCell,
        ProfileClock clock,
        PowerModel power,
        double fullPowerWatts,
        List<Double> carrierFullPowerWatts,
        ThermalModel thermal,
        double airCelsius) {
    /** Checks that somebody and something is there. */
    public NetworkPlan {
        slices = List.copyOf(slices);
        carrierFullPowerWatts = List.copyOf(carrierFullPowerWatts);
        if (!carrierFullPowerWatts.isEmpty()
                && carrierFullPowerWatts.size() != layout.carriers().size()) {
            throw new IllegalArgumentException("full powers are given for each carrier or for none");
        }
        if (ues < 1 || slices.isEmpty() || neighbours.length != layout.cells().size()) {
            throw new IllegalArgumentException(
                    "a network needs a user, a slice, and a list of neighbours for each of its cells");
        }
    }

    /** A plan in which all radio units are alike. */
    public NetworkPlan(
            Layout layout,
            int[][] neighbours,
            AntennaColumn antenna,
            int ues,
            GroundPlan ground,
            List<SlicePlan> slices,
            HandoverRules handover,
            int mostUsersPerCell,
            ProfileClock clock,
            PowerModel power,
            double fullPowerWatts,
            ThermalModel thermal,
            double airCelsius) {
        this(
                layout,
                neighbours,
                antenna,
                ues,
                ground,
                slices,
                handover,
                mostUsersPerCell,
                clock,
                power,
                fullPowerWatts,
                List.of(),
                thermal,
                airCelsius);
    }

    /** What each cell's radio unit takes at full load [W]. */
    public double[] fullPowerOfCells() {
        double[] watts = new double[layout.cells().size()];
        Arrays.setAll(
                watts,
                cell -> carrierFullPowerWatts.isEmpty()
                        ? fullPowerWatts
                        : carrierFullPowerWatts.get(layout.carrierOf(cell)));
        return watts;
    }
}

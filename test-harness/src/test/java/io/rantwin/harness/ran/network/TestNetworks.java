package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.energy.PowerState;
import io.rantwin.harness.ran.energy.ReferencePower;
import io.rantwin.harness.ran.energy.ThermalModel;
import io.rantwin.harness.ran.mobility.PopulationMix;
import io.rantwin.harness.ran.radio.AntennaColumn;
import io.rantwin.harness.ran.site.Carrier;
import io.rantwin.harness.ran.site.Environment;
import io.rantwin.harness.ran.site.HexagonalLayout;
import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.site.Neighbours;
import io.rantwin.harness.ran.traffic.DemandProfile;
import io.rantwin.harness.ran.traffic.ProfileClock;
import io.rantwin.harness.ran.traffic.TrafficClass;
import java.util.Arrays;
import java.util.List;

/** Small networks for tests. */
final class TestNetworks {
    /** 40 MHz, numerology 1, three quarters downlink: 106 resource blocks. */
    static final Carrier CARRIER = new Carrier("n78", 78, 3.5e9, 1, 40, 0.75);

    static final int BLOCKS = 106;
    static final int FULL_WATTS = 600;

    private TestNetworks() {}

    /** The same demand at all hours. */
    static DemandProfile flat() {
        double[][] levels = new double[7][24];
        for (double[] day : levels) {
            Arrays.fill(day, 1);
        }
        return new DemandProfile("flat", levels);
    }

    static TrafficPlan traffic(TrafficClass kind, double weight, double activeShare, double demand) {
        return new TrafficPlan(kind, weight, activeShare, 120, flat(), demand, 0.1);
    }

    /** Everything in three slices. */
    static List<SlicePlan> mixed(double demand) {
        return List.of(
                new SlicePlan(
                        1,
                        -1,
                        SlicePolicy.FREE,
                        List.of(
                                traffic(TrafficClass.EMBB_FILE, 5, 0.6, demand),
                                traffic(TrafficClass.EMBB_VIDEO, 2, 0.5, 1),
                                traffic(TrafficClass.VONR, 2, 0.4, 1))),
                new SlicePlan(2, 1, SlicePolicy.FREE, List.of(traffic(TrafficClass.URLLC_PERIODIC, 1, 0.9, 1))),
                new SlicePlan(3, -1, SlicePolicy.FREE, List.of(traffic(TrafficClass.MMTC_SPORADIC, 1, 0.9, 5))));
    }

    /** Two slices of file downloads, alike. */
    static List<SlicePlan> files(double demand) {
        return List.of(
                new SlicePlan(1, 1, SlicePolicy.FREE, List.of(traffic(TrafficClass.EMBB_FILE, 1, 0.95, demand))),
                new SlicePlan(1, 2, SlicePolicy.FREE, List.of(traffic(TrafficClass.EMBB_FILE, 1, 0.95, demand))));
    }

    static NetworkPlan plan(int sites, int ues, List<SlicePlan> slices) {
        return plan(sites, ues, slices, PopulationMix.URBAN);
    }

    static NetworkPlan plan(int sites, int ues, List<SlicePlan> slices, PopulationMix mix) {
        Layout layout =
                HexagonalLayout.usual(sites, Environment.UMA, List.of(CARRIER)).build();
        return new NetworkPlan(
                layout,
                Neighbours.of(layout, 1.2, 12),
                AntennaColumn.CALIBRATION,
                ues,
                new GroundPlan(mix, 0.2, List.of(), List.of()),
                slices,
                HandoverRules.USUAL,
                500,
                new ProfileClock(86_400, 12),
                ReferencePower.CATEGORY_1_SET_1.model(),
                FULL_WATTS,
                ThermalModel.MACRO_RADIO_UNIT,
                15);
    }

    static NetworkPlan withThermal(NetworkPlan plan, ThermalModel thermal) {
        return new NetworkPlan(
                plan.layout(),
                plan.neighbours(),
                plan.antenna(),
                plan.ues(),
                plan.ground(),
                plan.slices(),
                plan.handover(),
                plan.mostUsersPerCell(),
                plan.clock(),
                plan.power(),
                plan.fullPowerWatts(),
                thermal,
                plan.airCelsius());
    }

    static NetworkPlan withHandover(NetworkPlan plan, HandoverRules rules) {
        return new NetworkPlan(
                plan.layout(),
                plan.neighbours(),
                plan.antenna(),
                plan.ues(),
                plan.ground(),
                plan.slices(),
                rules,
                plan.mostUsersPerCell(),
                plan.clock(),
                plan.power(),
                plan.fullPowerWatts(),
                plan.thermal(),
                plan.airCelsius());
    }

    static void run(RadioNetwork network, double seconds) {
        network.advanceTo(network.timeMicros() + (long) (seconds * 1e6));
    }

    static double sum(Account account, SliceCount count) {
        double sum = 0;
        for (int cell = 0; cell < account.cells(); cell++) {
            sum += account.sum(count, cell);
        }
        return sum;
    }

    static double sum(Account account, CellCount count) {
        double sum = 0;
        for (int cell = 0; cell < account.cells(); cell++) {
            sum += account.get(count, cell);
        }
        return sum;
    }

    static double sum(Account account, UeCount count) {
        double sum = 0;
        for (int ue = 0; ue < account.ues(); ue++) {
            sum += account.get(count, ue);
        }
        return sum;
    }

    /** Cells in deep sleep. */
    static void sleep(RadioNetwork network, int cell) {
        network.requestPowerState(cell, PowerState.DEEP_SLEEP);
    }
}

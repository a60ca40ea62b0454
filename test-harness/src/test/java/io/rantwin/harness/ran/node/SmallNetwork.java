package io.rantwin.harness.ran.node;

import io.rantwin.harness.ran.energy.ReferencePower;
import io.rantwin.harness.ran.energy.ThermalModel;
import io.rantwin.harness.ran.mobility.PopulationMix;
import io.rantwin.harness.ran.network.GroundPlan;
import io.rantwin.harness.ran.network.HandoverRules;
import io.rantwin.harness.ran.network.NetworkPlan;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.SlicePlan;
import io.rantwin.harness.ran.network.SlicePolicy;
import io.rantwin.harness.ran.network.TrafficPlan;
import io.rantwin.harness.ran.radio.AntennaColumn;
import io.rantwin.harness.ran.site.Carrier;
import io.rantwin.harness.ran.site.Environment;
import io.rantwin.harness.ran.site.HexagonalLayout;
import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.site.Neighbours;
import io.rantwin.harness.ran.traffic.NamedProfile;
import io.rantwin.harness.ran.traffic.ProfileClock;
import io.rantwin.harness.ran.traffic.TrafficClass;
import java.util.List;

/** Networks of three sites, nine cells and three slices. */
final class SmallNetwork {
    static final int SITES = 3;
    static final int EMBB = 0;
    static final int URLLC = 1;
    static final int MMTC = 2;

    private SmallNetwork() {}

    /** Monday noon, busy. */
    static RadioNetwork busy(int ues, long seed) {
        return new RadioNetwork(plan(ues), seed);
    }

    static NetworkPlan plan(int ues) {
        Carrier carrier = new Carrier("n78", 78, 3.5e9, 1, 20, 0.75);
        Layout layout =
                HexagonalLayout.usual(SITES, Environment.UMA, List.of(carrier)).build();
        return new NetworkPlan(
                layout,
                Neighbours.of(layout, 2, 8),
                AntennaColumn.CALIBRATION,
                ues,
                new GroundPlan(PopulationMix.URBAN, 0.2, List.of(), List.of()),
                List.of(
                        new SlicePlan(
                                1,
                                -1,
                                SlicePolicy.FREE,
                                List.of(
                                        traffic(TrafficClass.EMBB_FILE, 4),
                                        traffic(TrafficClass.EMBB_VIDEO, 2),
                                        traffic(TrafficClass.VONR, 1))),
                        new SlicePlan(2, -1, SlicePolicy.FREE, List.of(traffic(TrafficClass.URLLC_PERIODIC, 2))),
                        new SlicePlan(3, 0xabc, SlicePolicy.FREE, List.of(traffic(TrafficClass.MMTC_SPORADIC, 1)))),
                HandoverRules.USUAL,
                200,
                new ProfileClock(86_400, 12),
                ReferencePower.CATEGORY_1_SET_2.model(),
                800,
                ThermalModel.MACRO_RADIO_UNIT,
                15);
    }

    private static TrafficPlan traffic(TrafficClass kind, double weight) {
        return new TrafficPlan(kind, weight, 0.9, 120, NamedProfile.OFFICE.profile(), 1, 0.1);
    }
}

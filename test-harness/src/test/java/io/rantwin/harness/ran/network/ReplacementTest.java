package io.rantwin.harness.ran.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.harness.ran.energy.ReferencePower;
import io.rantwin.harness.ran.energy.ThermalModel;
import io.rantwin.harness.ran.mobility.PopulationMix;
import io.rantwin.harness.ran.radio.AntennaColumn;
import io.rantwin.harness.ran.site.Environment;
import io.rantwin.harness.ran.site.HexagonalLayout;
import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.site.Neighbours;
import io.rantwin.harness.ran.traffic.ProfileClock;
import io.rantwin.harness.ran.traffic.TrafficClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * People come and go, and a long run is the network that starts: with the same demand at all hours, as many are out of reach in
 * the third quarter of an hour as in the first.
 */
class ReplacementTest {
    private static final int QUARTER_SECONDS = 900;
    private static final int USERS = 60;

    /** One site in a wide area and everybody deep inside: many places are out of reach. */
    private static RadioNetwork poorlyCovered() {
        Layout layout = new HexagonalLayout(1, 1500, Environment.UMA, List.of(TestNetworks.CARRIER), 46, 25, 0, 9, true)
                .build();
        TrafficPlan files = new TrafficPlan(TrafficClass.EMBB_FILE, 1, 0.3, 20, TestNetworks.flat(), 1, 0.1);
        return new RadioNetwork(
                new NetworkPlan(
                        layout,
                        Neighbours.of(layout, 1.2, 12),
                        AntennaColumn.CALIBRATION,
                        USERS,
                        new GroundPlan(new PopulationMix(1, 0, 0), 0.5, List.of(), List.of()),
                        List.of(new SlicePlan(1, 1, SlicePolicy.FREE, List.of(files))),
                        HandoverRules.USUAL,
                        500,
                        new ProfileClock(86_400, 12),
                        ReferencePower.CATEGORY_1_SET_1.model(),
                        TestNetworks.FULL_WATTS,
                        ThermalModel.MACRO_RADIO_UNIT,
                        15),
                1);
    }

    /** Mean number of users over a quarter of an hour that have data and no connection. */
    private static double outOfReach(RadioNetwork network) {
        long waiting = 0;
        for (int second = 0; second < QUARTER_SECONDS; second++) {
            network.advanceTo(network.timeMicros() + 1_000_000);
            for (int ue = 0; ue < USERS; ue++) {
                boolean waits = network.ues().cell[ue] == UeStates.NONE
                        && network.buffers().queuedBits(ue) > 0;
                waiting += waits ? 1 : 0;
            }
        }
        return (double) waiting / QUARTER_SECONDS;
    }

    @Test
    void placesOutOfReachDoNotFillUp() {
        RadioNetwork network = poorlyCovered();
        double first = outOfReach(network);
        outOfReach(network);
        double third = outOfReach(network);
        assertThat(first).as("out of reach in the first quarter of an hour").isPositive();
        // A mean of some ten users, each for half a minute: its deviation over a quarter of an hour is about 0.6 users.
        assertThat(third).isBetween(first - 3, first + 3);
    }
}

package io.rantwin.harness.ran.network;

import static io.rantwin.harness.ran.network.TestNetworks.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.mobility.PopulationMix;
import io.rantwin.harness.ran.traffic.Buffers;
import io.rantwin.harness.ran.traffic.TrafficClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Little's law, number = rate times time, with the three figures from three places; and what theory says the number is. */
class LittleTest {
    private static final PopulationMix WALKERS = new PopulationMix(0, 1, 0);
    private static final double STEP_SECONDS = RadioNetwork.STEP_MICROS / 1e6;
    private static final double INACTIVITY_SECONDS = HandoverRules.USUAL.inactivitySeconds();
    /** Of a device at demand 1. */
    private static final double REPORTS_PER_SECOND = 0.1;

    @Test
    void filesUnderWayAreTheirRateTimesTheirDelay() {
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(3, 90, TestNetworks.files(0.7), WALKERS), 61);
        Buffers buffers = network.buffers();
        int steps = 12_000;
        double number = 0;
        for (int step = 0; step < steps; step++) {
            network.step();
            for (int ue = 0; ue < network.ues().size(); ue++) {
                number += buffers.queuedBursts(ue);
            }
        }
        double delay = 0;
        double delivered = 0;
        for (int ue = 0; ue < network.ues().size(); ue++) {
            delay += buffers.delayMicros(ue) / 1e6;
            delivered += buffers.deliveredBursts(ue);
        }
        double rate = delivered / (steps * STEP_SECONDS);
        assertThat(delivered).isGreaterThan(2_000);
        assertThat(delay / delivered).isGreaterThan(5 * STEP_SECONDS);
        // A file comes half a step, on the average, before it is looked at for the first time.
        assertThat(number / steps)
                .isCloseTo(rate * (delay / delivered - STEP_SECONDS / 2), within(0.03 * number / steps));
    }

    /**
     * A device that reports at Poisson times and is released so long after its last report is connected like a server of
     * M/G/infinity is busy: the share 1 - e^(-rate inactivity) of the time, in periods of mean (e^(rate inactivity) - 1) / rate.
     */
    @Test
    void devicesAreConnectedAsOftenAndAsLongAsTheirReportsSay() {
        int devices = 120;
        double seconds = 600;
        List<SlicePlan> reports = List.of(new SlicePlan(
                3,
                -1,
                SlicePolicy.FREE,
                List.of(new TrafficPlan(TrafficClass.MMTC_SPORADIC, 1, 0.999, 1e6, TestNetworks.flat(), 1, 0.1))));
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(3, devices, reports, WALKERS), 62);
        TestNetworks.run(network, 30);
        double connectedBefore = sum(network.account(), CellCount.CONNECTED_UE_SECONDS);
        double establishedBefore = sum(network.account(), CellCount.RRC_ESTABLISHMENTS_DONE);
        TestNetworks.run(network, seconds);
        double connected = (sum(network.account(), CellCount.CONNECTED_UE_SECONDS) - connectedBefore) / seconds;
        double established = (sum(network.account(), CellCount.RRC_ESTABLISHMENTS_DONE) - establishedBefore) / seconds;

        double load = REPORTS_PER_SECOND * INACTIVITY_SECONDS;
        assertThat(connected / devices).isCloseTo(1 - Math.exp(-load), within(0.03));
        assertThat(established / devices)
                .isCloseTo(REPORTS_PER_SECOND * Math.exp(-load), within(0.08 * REPORTS_PER_SECOND * Math.exp(-load)));
        double meanSeconds = (Math.exp(load) - 1) / REPORTS_PER_SECOND;
        assertThat(connected / established).isCloseTo(meanSeconds, within(0.08 * meanSeconds));
    }

    /** The rate is the counter's, the time is what each connection was seen to last. */
    @Test
    void connectedUsersAreTheirRateTimesTheDurationOfAConnection() {
        List<SlicePlan> calls = List.of(new SlicePlan(
                1,
                -1,
                SlicePolicy.FREE,
                List.of(new TrafficPlan(TrafficClass.VONR, 1, 0.3, 20, TestNetworks.flat(), 1, 1))));
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(3, 90, calls, WALKERS), 63);
        int users = network.ues().size();
        boolean[] isIn = new boolean[users];
        long[] since = new long[users];
        double lasted = 0;
        int ended = 0;
        TestNetworks.run(network, 60);
        double established = sum(network.account(), CellCount.RRC_ESTABLISHMENTS_DONE);
        double connected = sum(network.account(), CellCount.CONNECTED_UE_SECONDS);
        for (int ue = 0; ue < users; ue++) {
            isIn[ue] = network.ues().cell(ue) != UeStates.NONE;
            since[ue] = network.ues().connectedSinceMicros(ue);
        }
        double seconds = 900;
        for (long end = network.timeMicros() + (long) (seconds * 1e6); network.timeMicros() < end; ) {
            network.step();
            for (int ue = 0; ue < users; ue++) {
                boolean isInNow = network.ues().cell(ue) != UeStates.NONE;
                if (isIn[ue] && !isInNow) {
                    lasted += (network.timeMicros() - since[ue]) / 1e6;
                    ended++;
                }
                isIn[ue] = isInNow;
                since[ue] = network.ues().connectedSinceMicros(ue);
            }
        }
        double rate = (sum(network.account(), CellCount.RRC_ESTABLISHMENTS_DONE) - established) / seconds;
        double number = (sum(network.account(), CellCount.CONNECTED_UE_SECONDS) - connected) / seconds;
        assertThat(ended).isGreaterThan(300);
        assertThat(number).isCloseTo(rate * lasted / ended, within(0.07 * number));
    }
}

package io.rantwin.harness.ran.network;

import static io.rantwin.harness.ran.network.TestNetworks.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.harness.ran.mobility.PopulationMix;
import io.rantwin.harness.ran.traffic.TrafficClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Handovers, lost links and refusals go as in networks: rates as evaluations with all cells full have them, timers as set. */
class MobilityTest {
    private static final PopulationMix WALKERS = new PopulationMix(0, 1, 0);
    private static final PopulationMix DRIVERS = new PopulationMix(0, 0, 1);
    private static final PopulationMix INDOORS = new PopulationMix(1, 0, 0);
    private static final double FULL = 8;
    private static final double T310_SECONDS = 1;
    private static final int WAIT_SECONDS = 5;

    /** @param demand 8 fills all cells, 0.5 loads them to about a sixth */
    private static RadioNetwork network(int sites, int ues, PopulationMix mix, double demand, int timeToTriggerMillis) {
        List<SlicePlan> slices = List.of(new SlicePlan(
                1, -1, SlicePolicy.FREE, List.of(TestNetworks.traffic(TrafficClass.EMBB_FILE, 1, 0.95, demand))));
        HandoverRules rules = new HandoverRules(2, 1, timeToTriggerMillis, 1, 50, -8, 1000, 10, 1);
        return new RadioNetwork(TestNetworks.withHandover(TestNetworks.plan(sites, ues, slices, mix), rules), 51);
    }

    private static double executed(RadioNetwork network) {
        return sum(network.account(), CellCount.HANDOVERS_EXECUTED_INTRA_FREQUENCY);
    }

    private static double failedShare(RadioNetwork network, double seconds) {
        TestNetworks.run(network, seconds);
        double done = sum(network.account(), CellCount.HANDOVERS_DONE_INTRA_FREQUENCY);
        return (executed(network) - done) / executed(network);
    }

    /**
     * With A3 of 3 dB in all and 160 ms, macro cells and Qout of -8 dB, evaluations with full buffers find a few per cent of the
     * handovers failing at walking speed and up to a tenth in city traffic, and several times as many when it takes 480 ms.
     */
    @Test
    void fewHandoversFailOnFootMoreInCarsAndMostWhenTheyComeLate() {
        RadioNetwork walkers = network(7, 160, WALKERS, FULL, 160);
        RadioNetwork drivers = network(7, 160, DRIVERS, FULL, 160);
        RadioNetwork late = network(7, 160, DRIVERS, FULL, 480);

        double onFoot = failedShare(walkers, 240);
        double inCars = failedShare(drivers, 60);
        double tooLate = failedShare(late, 60);

        assertThat(executed(walkers)).isGreaterThan(150);
        assertThat(executed(drivers)).isGreaterThan(500);
        assertThat(onFoot).isBetween(0.0, 0.05);
        assertThat(inCars).isBetween(0.01, 0.10);
        assertThat(tooLate).isGreaterThan(3 * inCars);
        // Who waits less comes back more often; with a hysteresis of 1 dB still seldom within a second.
        double pingPongs = sum(drivers.account(), CellCount.HANDOVERS_PING_PONG) / executed(drivers);
        assertThat(pingPongs).isBetween(0.005, 0.10);
        assertThat(sum(late.account(), CellCount.HANDOVERS_PING_PONG)).isLessThan(0.5 * pingPongs * executed(drivers));
    }

    @Test
    void aLinkIsLostWhenT310HasRunAndNotBefore() {
        RadioNetwork network = network(1, 60, INDOORS, 2, 240);
        TestNetworks.run(network, 10);
        double before = sum(network.account(), CellCount.RADIO_LINK_FAILURES);
        int users = network.connectedUsers(0);
        assertThat(users).isGreaterThan(5);

        // Nobody moves, so nobody is handed over, some are released; 100 dB of noise silence the cell.
        network.impairments().setNoiseRiseDb(0, 100);
        TestNetworks.run(network, T310_SECONDS - 0.05);
        assertThat(sum(network.account(), CellCount.RADIO_LINK_FAILURES)).isEqualTo(before);
        // Out of synchronisation is known from an average of 200 ms: some more until the timer starts.
        TestNetworks.run(network, 1.5);
        assertThat(sum(network.account(), CellCount.RADIO_LINK_FAILURES) - before)
                .isGreaterThanOrEqualTo(0.8 * users);
        assertThat(network.connectedUsers(0)).isLessThan(users / 4);
    }

    @Test
    void aLinkThatComesBackInTimeIsKept() {
        RadioNetwork network = network(1, 60, INDOORS, 2, 240);
        TestNetworks.run(network, 10);
        double before = sum(network.account(), CellCount.RADIO_LINK_FAILURES);
        for (int times = 0; times < 5; times++) {
            network.impairments().setNoiseRiseDb(0, 100);
            TestNetworks.run(network, 0.8 * T310_SECONDS);
            network.impairments().setNoiseRiseDb(0, 0);
            TestNetworks.run(network, 1);
        }
        assertThat(sum(network.account(), CellCount.RADIO_LINK_FAILURES)).isEqualTo(before);
    }

    @Test
    void whoIsRefusedWaitsBeforeItAsksTheSameCellAgainAndTriesAnother() {
        RadioNetwork network = network(1, 90, INDOORS, 2, 240);
        network.parameters().setMostUsers(0, 0);
        int seconds = 30;
        TestNetworks.run(network, seconds);
        Account account = network.account();
        double attempts = account.get(CellCount.RRC_ESTABLISHMENTS_ATTEMPTED, 0)
                + account.get(CellCount.RRC_REESTABLISHMENTS_ATTEMPTED, 0);
        assertThat(account.get(CellCount.RRC_ESTABLISHMENTS_REFUSED, 0))
                .isEqualTo(attempts)
                .isPositive();
        double askers = askers(network);
        assertThat(attempts).isLessThanOrEqualTo(askers * (1 + seconds / WAIT_SECONDS));
        // Some of those for whom cell 0 is the strongest are served by the two others.
        assertThat(served(network)).isPositive();
    }

    /** Users whose strongest cell is cell 0. */
    private static double askers(RadioNetwork network) {
        int count = 0;
        for (int ue = 0; ue < network.ues().size(); ue++) {
            count += isAsker(network, ue) ? 1 : 0;
        }
        return count;
    }

    private static double served(RadioNetwork network) {
        double bits = 0;
        for (int ue = 0; ue < network.ues().size(); ue++) {
            bits += isAsker(network, ue) ? network.account().get(UeCount.SERVED_BITS_DL, ue) : 0;
        }
        return bits;
    }

    private static boolean isAsker(RadioNetwork network, int ue) {
        return network.ues().rsrpDbm(ue, 0)
                > Math.max(network.ues().rsrpDbm(ue, 1), network.ues().rsrpDbm(ue, 2));
    }

    @Test
    void aSleepingCellDoesNotKeepItsUsersFromTheOthers() {
        RadioNetwork network = network(3, 90, INDOORS, 0.5, 240);
        TestNetworks.run(network, 10);
        network.impairments().setRefusing(0, true);
        TestNetworks.run(network, 2);
        double attempts = network.account().get(CellCount.RRC_ESTABLISHMENTS_ATTEMPTED, 0);
        TestNetworks.run(network, 30);
        // Before, each user with data asked every second: thirty times.
        assertThat(network.account().get(CellCount.RRC_ESTABLISHMENTS_ATTEMPTED, 0) - attempts)
                .isLessThanOrEqualTo(90.0 / 9 * 3 * (1 + 30.0 / WAIT_SECONDS));
        int elsewhere = 0;
        for (int ue = 0; ue < network.ues().size(); ue++) {
            int cell = network.ues().cell(ue);
            elsewhere +=
                    cell > 0 && network.ues().rsrpDbm(ue, 0) > network.ues().rsrpDbm(ue, cell) ? 1 : 0;
        }
        assertThat(elsewhere).isPositive();
    }
}

package io.rantwin.harness.ran.network;

import static io.rantwin.harness.ran.network.TestNetworks.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.energy.PowerModel;
import io.rantwin.harness.ran.energy.PowerState;
import io.rantwin.harness.ran.energy.ReferencePower;
import io.rantwin.harness.ran.mobility.PopulationMix;
import org.junit.jupiter.api.Test;

/** What an engineer expects of a knob: the same network, same seed, with and without the change. */
class ControlTest {
    private static final long SEED = 21;

    private static RadioNetwork files(double demand) {
        return new RadioNetwork(TestNetworks.plan(3, 90, TestNetworks.files(demand)), SEED);
    }

    @Test
    void aCellPutToSleepHandsOverItsUsersAndItsNeighboursTakeTheLoad() {
        RadioNetwork with = files(0.5);
        RadioNetwork without = files(0.5);
        TestNetworks.run(with, 20);
        TestNetworks.run(without, 20);
        int users = with.connectedUsers(0);
        assertThat(users).isPositive();
        double entered = entered(with.account());
        TestNetworks.sleep(with, 0);
        assertThat(with.connectedUsers(0)).isZero();
        assertThat(entered(with.account()) - entered).isBetween(0.5 * users, (double) users);
        TestNetworks.run(with, 40);
        TestNetworks.run(without, 40);
        assertThat(with.powerState(0)).isEqualTo(PowerState.DEEP_SLEEP);
        assertThat(with.isServing(0)).isFalse();
        assertThat(with.account().get(CellCount.ENERGY_JOULES, 0))
                .isLessThan(0.7 * without.account().get(CellCount.ENERGY_JOULES, 0));
        assertThat(neighboursLoad(with)).isGreaterThan(1.05 * neighboursLoad(without));
        with.requestPowerState(0, PowerState.ACTIVE);
        TestNetworks.run(with, 30);
        assertThat(with.isServing(0)).isTrue();
        assertThat(with.connectedUsers(0)).isPositive();
    }

    @Test
    void inAQuietNetworkSleepSavesMoreThanTheNeighboursSpend() {
        RadioNetwork with = files(0.02);
        RadioNetwork without = files(0.02);
        TestNetworks.sleep(with, 0);
        TestNetworks.run(with, 30);
        TestNetworks.run(without, 30);
        double joules = sum(without.account(), CellCount.ENERGY_JOULES);
        // One of nine cells, from above 55 units of pilots' and idle power down to 1.
        assertThat(sum(with.account(), CellCount.ENERGY_JOULES)).isBetween(0.85 * joules, 0.95 * joules);
    }

    private static double entered(Account account) {
        return sum(account, CellCount.HANDOVERS_ENTERED);
    }

    private static double neighboursLoad(RadioNetwork network) {
        double used = 0;
        for (int cell = 1; cell < network.account().cells(); cell++) {
            used += network.account().get(CellCount.PRB_SECONDS_USED_DL, cell);
        }
        return used;
    }

    @Test
    void anOffsetMovesTheBorder() {
        RadioNetwork wide = new RadioNetwork(
                TestNetworks.plan(3, 120, TestNetworks.files(0.3), new PopulationMix(0, 0.2, 0.8)), SEED);
        RadioNetwork narrow = new RadioNetwork(
                TestNetworks.plan(3, 120, TestNetworks.files(0.3), new PopulationMix(0, 0.2, 0.8)), SEED);
        for (int other = 1; other < 9; other++) {
            wide.parameters().setIndividualOffsetDb(other, 0, 9);
            wide.parameters().setIndividualOffsetDb(0, other, -9);
            narrow.parameters().setIndividualOffsetDb(other, 0, -9);
            narrow.parameters().setIndividualOffsetDb(0, other, 9);
        }
        TestNetworks.run(wide, 60);
        TestNetworks.run(narrow, 60);
        assertThat(wide.account().get(CellCount.CONNECTED_UE_SECONDS, 0))
                .isGreaterThan(1.5 * narrow.account().get(CellCount.CONNECTED_UE_SECONDS, 0));
    }

    @Test
    void aQuotaBinds() {
        RadioNetwork network = files(20);
        for (int cell = 0; cell < 9; cell++) {
            network.parameters().setPolicy(cell, 0, new SlicePolicy(0, 0, 20));
        }
        TestNetworks.run(network, 20);
        double used = 0;
        double available = 0;
        double other = 0;
        for (int cell = 0; cell < 9; cell++) {
            double cellsShare = network.account().get(SliceCount.PRB_SECONDS_USED_DL, cell, 0)
                    / network.account().get(CellCount.PRB_SECONDS_AVAILABLE_DL, cell);
            assertThat(cellsShare).as("cell %d", cell).isLessThanOrEqualTo(0.2);
            used += network.account().get(SliceCount.PRB_SECONDS_USED_DL, cell, 0);
            other += network.account().get(SliceCount.PRB_SECONDS_USED_DL, cell, 1);
            available += network.account().get(CellCount.PRB_SECONDS_AVAILABLE_DL, cell);
        }
        // It wants much more, so it takes nearly all it may; the other slice takes the rest.
        assertThat(used / available).isBetween(0.15, 0.2);
        assertThat(other / available).isGreaterThan(0.5);
    }

    @Test
    void whatIsDedicatedIsKeptEvenWhenNobodyUsesIt() {
        RadioNetwork network = files(20);
        for (int cell = 0; cell < 9; cell++) {
            network.parameters().setPolicy(cell, 0, new SlicePolicy(60, 60, 100));
        }
        TestNetworks.run(network, 10);
        for (int cell = 0; cell < 9; cell++) {
            assertThat(network.account().get(SliceCount.PRB_SECONDS_USED_DL, cell, 1)
                            / network.account().get(CellCount.PRB_SECONDS_AVAILABLE_DL, cell))
                    .isLessThanOrEqualTo(0.4 + 1e-9);
        }
    }

    @Test
    void lessPowerMeansFewerUsersAndTiltMeansAnotherSignal() {
        RadioNetwork network = files(0.5);
        TestNetworks.run(network, 0.1);
        double before = network.ues().rsrpDbm(0, 0);
        network.parameters().setConfiguredMaxTxPowerDbm(0, 36);
        TestNetworks.run(network, 0.02);
        int ue = still(network);
        assertThat(network.ues().rsrpDbm(ue, 0)).isNotEqualTo(before);
        assertThat(network.transmitPowerDbm(0)).isEqualTo(36);
        double level = network.ues().rsrpDbm(ue, 0);
        network.parameters().setElectricalTiltDegrees(0, 2);
        TestNetworks.run(network, 0.02);
        assertThat(network.ues().rsrpDbm(ue, 0)).isNotEqualTo(level);
    }

    private static int still(RadioNetwork network) {
        for (int ue = 0; ue < network.ues().size(); ue++) {
            double x = network.ues().xMetres(ue);
            TestNetworks.run(network, 0.2);
            if (network.ues().xMetres(ue) == x) {
                return ue;
            }
        }
        throw new AssertionError("everybody moves");
    }

    @Test
    void aCommandHandsAUserOver() {
        RadioNetwork network = files(2);
        TestNetworks.run(network, 5);
        for (int ue = 0; ue < network.ues().size(); ue++) {
            int from = network.ues().cell(ue);
            if (from == UeStates.NONE) {
                continue;
            }
            int to = strongestOther(network, ue, from);
            if (network.ues().rsrpDbm(ue, to) > network.ues().rsrpDbm(ue, from) - 2) {
                assertThat(network.handOver(ue, from)).isFalse();
                assertThat(network.handOver(ue, to)).isTrue();
                assertThat(network.ues().cell(ue)).isIn(to, UeStates.NONE);
                assertThat(network.handOver(ue, from)).as("during the change").isFalse();
                return;
            }
        }
        throw new AssertionError("nobody stands at a border");
    }

    private static int strongestOther(RadioNetwork network, int ue, int than) {
        int best = than == 0 ? 1 : 0;
        for (int cell = 0; cell < 9; cell++) {
            if (cell != than && network.ues().rsrpDbm(ue, cell) > network.ues().rsrpDbm(ue, best)) {
                best = cell;
            }
        }
        return best;
    }

    @Test
    void aNetworkWithoutTrafficTakesThePowerOfItsPilots() {
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(1, 1, TestNetworks.files(1e-9)), SEED);
        TestNetworks.run(network, 10);
        PowerModel model = ReferencePower.CATEGORY_1_SET_1.model();
        // Published: micro sleep 55 units, full load 280; of what is between, 0.4 whatever is sent.
        double units = 55 + Links.PILOT_SHARE * (280 - 55) * (0.4 + 0.6);
        double watts = units * TestNetworks.FULL_WATTS / 280;
        assertThat(model.wattsPerUnit(TestNetworks.FULL_WATTS)).isCloseTo(600.0 / 280, within(1e-12));
        assertThat(network.watts(0)).isCloseTo(watts, within(0.5));
        assertThat(network.account().get(CellCount.ENERGY_JOULES, 0)).isCloseTo(10 * watts, within(20.0));
    }

    @Test
    void admissionControlTurnsAway() {
        RadioNetwork network = files(1);
        network.parameters().setMostUsers(0, 1);
        network.parameters().setBarred(1, true);
        for (int step = 0; step < 1000; step++) {
            network.step();
            assertThat(network.connectedUsers(0)).isLessThanOrEqualTo(1);
            assertThat(network.connectedUsers(1)).isZero();
        }
        assertThat(network.account().get(CellCount.RRC_ESTABLISHMENTS_REFUSED, 0))
                .isPositive();
    }
}

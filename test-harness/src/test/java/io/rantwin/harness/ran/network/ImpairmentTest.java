package io.rantwin.harness.ran.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.energy.ThermalModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What breaks shows where it should and nowhere else. */
class ImpairmentTest {
    private static RadioNetwork network(double demand) {
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(3, 90, TestNetworks.files(demand)), 31);
        TestNetworks.run(network, 10);
        return network;
    }

    @Test
    void aSleepingCellRadiatesAndServesNobody() {
        RadioNetwork network = network(1);
        network.impairments().setRefusing(0, true);
        TestNetworks.run(network, 5);
        double served = network.account().sum(SliceCount.SERVED_BITS_DL, 0);
        double attempts = network.account().get(CellCount.RRC_ESTABLISHMENTS_ATTEMPTED, 0);
        double done = network.account().get(CellCount.RRC_ESTABLISHMENTS_DONE, 0);
        TestNetworks.run(network, 20);
        assertThat(network.account().sum(SliceCount.SERVED_BITS_DL, 0)).isEqualTo(served);
        assertThat(network.account().get(CellCount.RRC_ESTABLISHMENTS_ATTEMPTED, 0))
                .isGreaterThan(attempts);
        assertThat(network.account().get(CellCount.RRC_ESTABLISHMENTS_DONE, 0)).isEqualTo(done);
        assertThat(network.isServing(0)).isTrue();
        assertThat(network.transmitPowerDbm(0)).isEqualTo(46);
    }

    @Test
    void aThinBackhaulLimitsWhatIsServed() {
        RadioNetwork network = network(4);
        network.impairments().setBackhaulBitsPerSecond(0, 2e6);
        TestNetworks.run(network, 1);
        double before = network.account().sum(SliceCount.SERVED_BITS_DL, 0);
        double other = network.account().sum(SliceCount.SERVED_BITS_DL, 1);
        TestNetworks.run(network, 10);
        assertThat(network.account().sum(SliceCount.SERVED_BITS_DL, 0) - before).isBetween(10e6, 21e6);
        assertThat(network.account().sum(SliceCount.SERVED_BITS_DL, 1) - other).isGreaterThan(50e6);
    }

    @Test
    void aBrokenAntennaIsSeenByUsersAndNotInTheConfiguration() {
        RadioNetwork network = network(1);
        double before = network.ues().rsrpDbm(0, 0);
        network.impairments().setTransmitLossDb(0, 10);
        network.step();
        // One step moves nobody.
        assertThat(network.ues().rsrpDbm(0, 0)).isCloseTo(before - 10, within(1e-4));
        assertThat(network.parameters().configuredMaxTxPowerDbm(0)).isEqualTo(46);
        assertThat(network.transmitPowerDbm(0)).isEqualTo(46);
    }

    @Test
    void anInterfererLowersTheQualityOfTheCell() {
        RadioNetwork clean = network(1);
        RadioNetwork jammed = network(1);
        double[] before = cqis(clean, 0);
        jammed.impairments().setNoiseRiseDb(0, 30);
        TestNetworks.run(clean, 20);
        TestNetworks.run(jammed, 20);
        assertThat(meanCqi(before, cqis(jammed, 0))).isLessThan(meanCqi(before, cqis(clean, 0)) - 0.7);
    }

    private static double[] cqis(RadioNetwork network, int cell) {
        double[] counts = new double[Account.CQI_BINS];
        Arrays.setAll(counts, index -> network.account().cqi(cell, index));
        return counts;
    }

    private static double meanCqi(double[] before, double[] after) {
        double sum = 0;
        double count = 0;
        for (int index = 0; index < after.length; index++) {
            sum += index * (after[index] - before[index]);
            count += after[index] - before[index];
        }
        return sum / count;
    }

    @Test
    void aNeighbourThatIsNotKnownIsNotHandedOverTo() {
        RadioNetwork network = network(1);
        for (int other = 0; other < 9; other++) {
            network.parameters().setNeighbour(0, other, false);
        }
        double before = network.account().get(CellCount.HANDOVERS_PREPARED_INTRA_FREQUENCY, 0);
        TestNetworks.run(network, 60);
        assertThat(network.account().get(CellCount.HANDOVERS_PREPARED_INTRA_FREQUENCY, 0))
                .isEqualTo(before);
    }

    @Test
    void aCloggedHeatSinkGetsHotter() {
        NetworkPlan plan = TestNetworks.withThermal(
                TestNetworks.plan(1, 1, TestNetworks.files(1e-9)), ThermalModel.MACRO_RADIO_UNIT.compressed(360));
        RadioNetwork network = new RadioNetwork(plan, 32);
        network.impairments().setHeatResistanceFactor(0, 4);
        TestNetworks.run(network, 120);
        // After 24 and 6 time constants of 5 s and 20 s: watts times resistance above the air, 0.05 K/W when healthy.
        double air = network.temperatureCelsius(1) - 0.05 * heat(network, 1);
        assertThat(network.temperatureCelsius(0)).isCloseTo(air + 0.2 * heat(network, 0), within(0.5));
    }

    private static double heat(RadioNetwork network, int cell) {
        double radiated = Links.PILOT_SHARE * 39.8;
        return network.watts(cell) - radiated;
    }
}

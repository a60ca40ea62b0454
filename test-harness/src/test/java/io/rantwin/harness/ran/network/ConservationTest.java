package io.rantwin.harness.ran.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.mobility.PopulationMix;
import io.rantwin.harness.ran.radio.PortableMath;
import io.rantwin.harness.ran.radio.ThermalNoise;
import io.rantwin.harness.ran.traffic.Buffers;
import io.rantwin.harness.ran.traffic.TrafficClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold in any network: nothing comes from nowhere or is lost unseen, no code beats Shannon, Little's law. */
class ConservationTest {
    private static final double STEP_SECONDS = RadioNetwork.STEP_MICROS / 1e6;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 4})
    void bitsOfferedAreServedQueuedOrDropped(double demand) {
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(3, 90, TestNetworks.mixed(demand)), 7);
        network.parameters().setMostUsers(0, 3);
        TestNetworks.run(network, 20);
        network.impairments().setRefusing(4, true);
        TestNetworks.run(network, 5);
        TestNetworks.sleep(network, 2);
        TestNetworks.run(network, 10);
        Buffers buffers = network.buffers();
        double queued = 0;
        for (int ue = 0; ue < network.ues().size(); ue++) {
            assertThat(buffers.offeredBits(ue))
                    .as("user %d", ue)
                    .isEqualTo(buffers.servedBits(ue) + buffers.queuedBits(ue) + buffers.droppedBits(ue));
            assertThat(network.account().get(UeCount.SERVED_BITS_DL, ue)).isEqualTo((double) buffers.servedBits(ue));
            queued += network.claimedBits(ue);
        }
        Account account = network.account();
        assertThat(TestNetworks.sum(account, SliceCount.SERVED_BITS_DL))
                .isEqualTo(TestNetworks.sum(account, UeCount.SERVED_BITS_DL));
        assertThat(TestNetworks.sum(account, SliceCount.OFFERED_BITS_DL))
                .isEqualTo(TestNetworks.sum(account, SliceCount.SERVED_BITS_DL)
                        + TestNetworks.sum(account, SliceCount.DROPPED_BITS_DL)
                        + queued);
        assertThat(TestNetworks.sum(account, SliceCount.DROPPED_BITS_DL)).isPositive();
    }

    /** In each slice by itself, in a network that loses links, drops connections and refuses handovers. */
    @Test
    void eachSliceLosesNothingUnseenWhenHandoversFail() {
        NetworkPlan plan = TestNetworks.withHandover(
                TestNetworks.plan(7, 160, TestNetworks.mixed(8), new PopulationMix(0, 0, 1)),
                new HandoverRules(2, 1, 640, 1, 50, -8, 1000, 10, 1));
        RadioNetwork network = new RadioNetwork(plan, 14);
        network.parameters().setMostUsers(5, 4);
        network.impairments().setRefusing(9, true);
        TestNetworks.run(network, 60);
        Account account = network.account();
        assertThat(TestNetworks.sum(account, CellCount.RADIO_LINK_FAILURES)).isGreaterThan(50);
        assertThat(TestNetworks.sum(account, CellCount.HANDOVERS_REFUSED_INTRA_FREQUENCY))
                .isPositive();
        assertThat(TestNetworks.sum(account, CellCount.RRC_CONNECTIONS_DROPPED)).isPositive();
        for (int slice = 0; slice < account.slices(); slice++) {
            double queued = 0;
            for (int ue = 0; ue < network.ues().size(); ue++) {
                queued += network.ues().slice(ue) == slice ? network.claimedBits(ue) : 0;
            }
            double offered = sum(account, SliceCount.OFFERED_BITS_DL, slice);
            double dropped = sum(account, SliceCount.DROPPED_BITS_DL, slice);
            assertThat(offered)
                    .as("slice %d", slice)
                    .isEqualTo(sum(account, SliceCount.SERVED_BITS_DL, slice) + dropped + queued)
                    .isPositive();
            if (slice == 0) {
                assertThat(dropped).isPositive();
            }
        }
    }

    private static double sum(Account account, SliceCount count, int slice) {
        double sum = 0;
        for (int cell = 0; cell < account.cells(); cell++) {
            sum += account.get(count, cell, slice);
        }
        return sum;
    }

    @Test
    void resourceUsedIsTheSameBySliceUserAndCellAndNeverMoreThanThereIs() {
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(3, 90, TestNetworks.mixed(4)), 8);
        TestNetworks.run(network, 20);
        Account account = network.account();
        double byCell = TestNetworks.sum(account, CellCount.PRB_SECONDS_USED_DL);
        assertThat(TestNetworks.sum(account, SliceCount.PRB_SECONDS_USED_DL)).isCloseTo(byCell, within(1e-6 * byCell));
        assertThat(TestNetworks.sum(account, UeCount.PRB_SECONDS_USED_DL)).isCloseTo(byCell, within(1e-6 * byCell));
        for (int cell = 0; cell < account.cells(); cell++) {
            double available = account.get(CellCount.PRB_SECONDS_AVAILABLE_DL, cell);
            assertThat(available).isCloseTo(20.0 * TestNetworks.BLOCKS, within(1e-6));
            assertThat(account.get(CellCount.PRB_SECONDS_USED_DL, cell)).isBetween(1.0, available + 1e-6);
            assertThat(account.get(CellCount.PRB_SECONDS_USED_UL, cell)).isBetween(0.1, available + 1e-6);
        }
    }

    @Test
    void noUserIsServedFasterThanShannonAllows() {
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(3, 60, TestNetworks.files(6)), 9);
        Account account = network.account();
        double[] bound = new double[account.ues()];
        double[] used = new double[account.ues()];
        double elementsPerBlockSecond = TestNetworks.CARRIER.downlinkElementsPerBlockSecond();
        for (int step = 0; step < 2000; step++) {
            network.step();
            for (int ue = 0; ue < bound.length; ue++) {
                double now = account.get(UeCount.PRB_SECONDS_USED_DL, ue);
                double capacity = PortableMath.log2(
                        1 + PortableMath.fromDecibels(network.ues().sinrDecibels(ue)));
                bound[ue] += (now - used[ue]) * elementsPerBlockSecond * capacity;
                used[ue] = now;
            }
        }
        double served = 0;
        double allowed = 0;
        for (int ue = 0; ue < bound.length; ue++) {
            assertThat(account.get(UeCount.SERVED_BITS_DL, ue))
                    .as("user %d", ue)
                    .isLessThanOrEqualTo(bound[ue]);
            served += account.get(UeCount.SERVED_BITS_DL, ue);
            allowed += bound[ue];
        }
        // Real codes with overhead come to about half of it, which also shows that the bound was no formality.
        assertThat(served / allowed).isBetween(0.35, 0.85);
    }

    /** Bound of the uplink: all 23 dBm of the user over what it was granted, and nothing but the receiver's noise of 5 dB. */
    @Test
    void noUserSendsFasterThanShannonAllows() {
        RadioNetwork network =
                new RadioNetwork(TestNetworks.plan(3, 60, TestNetworks.files(4), new PopulationMix(0.8, 0.2, 0)), 13);
        Account account = network.account();
        double referenceDbm = 46 - PortableMath.toDecibels(12.0 * TestNetworks.BLOCKS);
        double noiseDbm = ThermalNoise.dbm(TestNetworks.CARRIER.resourceBlockHertz(), 5);
        double elementsOfBlock = 12 * 14 * TestNetworks.CARRIER.slotsPerSecond() * 0.25 * STEP_SECONDS;
        double[] used = new double[account.ues()];
        double[] sent = new double[account.ues()];
        double weakest = 0;
        double total = 0;
        double allowed = 0;
        for (int step = 0; step < 3000; step++) {
            network.step();
            for (int ue = 0; ue < used.length; ue++) {
                double blocks = (account.get(UeCount.PRB_SECONDS_USED_UL, ue) - used[ue]) / STEP_SECONDS;
                double bits = account.get(UeCount.SERVED_BITS_UL, ue) - sent[ue];
                used[ue] += blocks * STEP_SECONDS;
                sent[ue] += bits;
                int cell = network.ues().cell(ue);
                if (blocks < 1e-9 || cell == UeStates.NONE) {
                    continue;
                }
                double lossDb = referenceDbm - network.ues().rsrpDbm(ue, cell);
                double snrDb = 23 - PortableMath.toDecibels(Math.max(blocks, 1)) - lossDb - noiseDbm;
                double bound = blocks * elementsOfBlock * PortableMath.log2(1 + PortableMath.fromDecibels(snrDb));
                assertThat(bits).as("user %d, %s dB", ue, lossDb).isLessThanOrEqualTo(bound * (1 + 1e-9) + 1e-6);
                weakest = Math.max(weakest, lossDb);
                total += bits;
                allowed += bound;
            }
        }
        // There are users who lack power, for whom the bound is close.
        assertThat(weakest).isGreaterThan(135);
        assertThat(total).isPositive().isLessThan(allowed);
    }

    @Test
    void aTenthOfTheFirstTransmissionsFailsAsLinkAdaptationAimsAt() {
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(3, 60, TestNetworks.files(3)), 10);
        TestNetworks.run(network, 40);
        double sent = TestNetworks.sum(network.account(), CellCount.TRANSPORT_BLOCKS_DL);
        double failed = TestNetworks.sum(network.account(), CellCount.TRANSPORT_BLOCKS_FAILED_DL);
        assertThat(sent).isGreaterThan(10_000);
        // Failures count repetitions too, of which few fail.
        assertThat(failed / sent).isBetween(0.07, 0.14);
        assertThat(TestNetworks.sum(network.account(), CellCount.TRANSPORT_BLOCKS_LOST_DL) / sent)
                .isLessThan(0.005);
    }

    @Test
    void meanDelayIsWhatWaitsOverWhatIsServed() {
        List<SlicePlan> reports = List.of(new SlicePlan(
                3, -1, SlicePolicy.FREE, List.of(TestNetworks.traffic(TrafficClass.MMTC_SPORADIC, 1, 0.95, 50))));
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(1, 60, reports), 11);
        TestNetworks.run(network, 60);
        Buffers buffers = network.buffers();
        double delay = 0;
        double units = 0;
        for (int ue = 0; ue < network.ues().size(); ue++) {
            delay += buffers.delayMicros(ue) / 1e6;
            units += buffers.deliveredBursts(ue);
        }
        Account account = network.account();
        double little = TestNetworks.sum(account, SliceCount.QUEUED_BIT_SECONDS_DL)
                / TestNetworks.sum(account, SliceCount.SERVED_BITS_DL);
        assertThat(units).isGreaterThan(10_000);
        // Independent: arrivals of a Poisson process wait half a step on the average, and some a repetition more.
        assertThat(little).isCloseTo(delay / units, within(0.05 * delay / units));
        assertThat(little).isBetween(0.005, 0.008);
    }

    @Test
    void connectedTimeIsTheSumOfTheConnections() {
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(1, 40, TestNetworks.mixed(1)), 12);
        long connected = 0;
        for (int step = 0; step < 3000; step++) {
            int[] before = cells(network);
            network.step();
            int[] after = cells(network);
            for (int ue = 0; ue < before.length; ue++) {
                // A step counts those who were in a cell when it was served: not who left in it, and who came before.
                boolean came = before[ue] == UeStates.NONE && after[ue] != UeStates.NONE;
                connected += before[ue] != UeStates.NONE || came ? 1 : 0;
            }
        }
        assertThat(TestNetworks.sum(network.account(), CellCount.CONNECTED_UE_SECONDS))
                .isCloseTo(connected * STEP_SECONDS, within(0.002 * connected * STEP_SECONDS));
        assertThat(TestNetworks.sum(network.account(), SliceCount.CONNECTED_UE_SECONDS))
                .isCloseTo(TestNetworks.sum(network.account(), CellCount.CONNECTED_UE_SECONDS), within(1e-6));
    }

    private static int[] cells(RadioNetwork network) {
        int[] cells = new int[network.ues().size()];
        for (int ue = 0; ue < cells.length; ue++) {
            cells[ue] = network.ues().cell(ue);
        }
        return cells;
    }
}

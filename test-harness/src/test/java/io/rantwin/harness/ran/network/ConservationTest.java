package io.rantwin.harness.ran.network;

import static io.rantwin.harness.ran.network.TestNetworks.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.radio.PortableMath;
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
        assertThat(sum(account, SliceCount.SERVED_BITS_DL)).isEqualTo(sum(account, UeCount.SERVED_BITS_DL));
        assertThat(sum(account, SliceCount.OFFERED_BITS_DL))
                .isEqualTo(sum(account, SliceCount.SERVED_BITS_DL) + sum(account, SliceCount.DROPPED_BITS_DL) + queued);
        assertThat(sum(account, SliceCount.DROPPED_BITS_DL)).isPositive();
    }

    @Test
    void resourceUsedIsTheSameBySliceUserAndCellAndNeverMoreThanThereIs() {
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(3, 90, TestNetworks.mixed(4)), 8);
        TestNetworks.run(network, 20);
        Account account = network.account();
        double byCell = sum(account, CellCount.PRB_SECONDS_USED_DL);
        assertThat(sum(account, SliceCount.PRB_SECONDS_USED_DL)).isCloseTo(byCell, within(1e-6 * byCell));
        assertThat(sum(account, UeCount.PRB_SECONDS_USED_DL)).isCloseTo(byCell, within(1e-6 * byCell));
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

    @Test
    void aTenthOfTheFirstTransmissionsFailsAsLinkAdaptationAimsAt() {
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(3, 60, TestNetworks.files(3)), 10);
        TestNetworks.run(network, 40);
        double sent = sum(network.account(), CellCount.TRANSPORT_BLOCKS_DL);
        double failed = sum(network.account(), CellCount.TRANSPORT_BLOCKS_FAILED_DL);
        assertThat(sent).isGreaterThan(10_000);
        // Failures count repetitions too, of which few fail.
        assertThat(failed / sent).isBetween(0.07, 0.14);
        assertThat(sum(network.account(), CellCount.TRANSPORT_BLOCKS_LOST_DL) / sent)
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
        double little = sum(account, SliceCount.QUEUED_BIT_SECONDS_DL) / sum(account, SliceCount.SERVED_BITS_DL);
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
        assertThat(sum(network.account(), CellCount.CONNECTED_UE_SECONDS))
                .isCloseTo(connected * STEP_SECONDS, within(0.002 * connected * STEP_SECONDS));
        assertThat(sum(network.account(), SliceCount.CONNECTED_UE_SECONDS))
                .isCloseTo(sum(network.account(), CellCount.CONNECTED_UE_SECONDS), within(1e-6));
    }

    private static int[] cells(RadioNetwork network) {
        int[] cells = new int[network.ues().size()];
        for (int ue = 0; ue < cells.length; ue++) {
            cells[ue] = network.ues().cell(ue);
        }
        return cells;
    }
}

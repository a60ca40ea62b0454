package io.rantwin.harness.ran.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeterminismTest {
    private static List<Double> counts(long seed) {
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(3, 60, TestNetworks.mixed(2)), seed);
        TestNetworks.run(network, 10);
        List<Double> counts = new ArrayList<>();
        Account account = network.account();
        for (int cell = 0; cell < account.cells(); cell++) {
            for (CellCount count : CellCount.values()) {
                counts.add(account.get(count, cell));
            }
            for (SliceCount count : SliceCount.values()) {
                counts.add(account.get(count, cell, 0));
            }
            counts.add(network.temperatureCelsius(cell));
        }
        for (int ue = 0; ue < account.ues(); ue++) {
            counts.add(network.ues().xMetres(ue));
            counts.add(network.ues().sinrDecibels(ue));
        }
        return counts;
    }

    @Test
    void sameSeedSameBits() {
        assertThat(counts(5)).isEqualTo(counts(5));
        assertThat(counts(5)).isNotEqualTo(counts(6));
    }

    @Test
    void aStepAllocatesNothing() {
        RadioNetwork network = new RadioNetwork(TestNetworks.plan(3, 60, TestNetworks.mixed(2)), 3);
        TestNetworks.run(network, 30);
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        TestNetworks.run(network, 5);
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / 500;
        // Session durations and the like are drawn through interfaces; nothing may grow with users or cells.
        assertThat(each).isLessThan(256);
    }
}

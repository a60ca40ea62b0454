package io.rantwin.nearrt.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.LoadSolver;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.whatif.CellBeliefs;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.SnapshotCutter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkOfLateTest {
    private static final long SECOND = 1_000;

    private final NetworkOfLate late = new NetworkOfLate(60 * SECOND);
    private final SmallNetwork network = new SmallNetwork();

    @Test
    void theMeanOfTheWindowWhateverTheOrderOfBursts() throws Exception {
        Snapshot seen = cut(0, 0, 1);
        for (int report = 1; report <= 24; report++) {
            seen = late.with(cut(report * 10L * SECOND, report % 6 == 0 ? 6e6 : 0, 1));
        }
        assertThat(seen.demandMean()[3]).isCloseTo(1e6, within(1e-6));
        assertThat(seen.networkTimeMillis()).isEqualTo(240 * SECOND);
    }

    @Test
    void aMomentThatIsLookedAtOftenCountsOnce() throws Exception {
        late.with(cut(10 * SECOND, 2e6, 1));
        late.with(cut(20 * SECOND, 4e6, 1));
        late.with(cut(20 * SECOND, 5e6, 1));
        assertThat(late.with(cut(20 * SECOND, 4e6, 1)).demandMean()[0]).isCloseTo(3e6, within(1e-6));
    }

    @Test
    void linksAreBitsOverResources() throws Exception {
        // 1 Mbit at twice the rate and 3 Mbit at the usual one: 4 Mbit in the time of 3.5.
        late.with(cut(10 * SECOND, 1e6, 2));
        Snapshot seen = late.with(cut(20 * SECOND, 3e6, 1));
        LinkModel link = seen.radio().link(5);
        assertThat(link.eta() / LinkModel.START.eta()).isCloseTo(4 / 3.5, within(1e-12));
        assertThat(link.seMax() / LinkModel.START.seMax()).isCloseTo(4 / 3.5, within(1e-12));
    }

    @Test
    void aCellWithoutDemandKeepsItsNewestLink() throws Exception {
        late.with(cut(10 * SECOND, 0, 2));
        assertThat(late.with(cut(20 * SECOND, 0, 3)).radio().link(5)).isEqualTo(LinkModel.START.times(3));
    }

    @Test
    void theMeanIsSurerThanAMoment() throws Exception {
        network.relativeDeviation = 0.6;
        Snapshot seen = cut(0, 1e6, 1);
        for (int second = 0; second <= 40; second++) {
            seen = late.with(cut(second * SECOND, 1e6, 1));
        }
        // Correlated over 10 s, 40 s of them: a half of the variance.
        assertThat(seen.demandDeviation()[0]).isCloseTo(0.6e6 * Math.sqrt(0.5), within(1e-3));
    }

    @Test
    void aTimeThatBeginsAnewHasNoPast() throws Exception {
        late.with(cut(30 * SECOND, 2e6, 1));
        assertThat(late.with(cut(10 * SECOND, 4e6, 1)).demandMean()[0]).isEqualTo(4e6);
    }

    @Test
    void withoutAWindowItIsTheNewest() throws Exception {
        NetworkOfLate newest = new NetworkOfLate(0);
        newest.with(cut(10 * SECOND, 2e6, 1));
        Snapshot cut = cut(20 * SECOND, 6e6, 1);
        assertThat(newest.with(cut)).isSameAs(cut);
    }

    @Test
    void manyMomentsAreThinnedAndStillTheMean() throws Exception {
        Random random = new Random(5);
        double sum = 0;
        Snapshot seen = cut(0, 0, 1);
        for (int i = 1; i <= 6_000; i++) {
            double demand = 1e6 + 1e5 * random.nextGaussian();
            sum += i > 3_000 ? demand / 3_000 : 0;
            seen = late.with(cut(20L * i, demand, 1));
        }
        assertThat(seen.demandMean()[0]).isCloseTo(sum, within(6e4));
    }

    /** Noisy reports of a steady network: one of them is far off what the network of late says, whose loads are its mean loads. */
    @Test
    void itsLoadsAreTheMeanLoadsOfNoisyReports() throws Exception {
        Snapshot steady = network.cut();
        RadioMap map = steady.map();
        SnapshotCutter cutter = new SnapshotCutter(network.topology(), map, 2, 0);
        RadioState radio = steady.radio();
        Random random = new Random(7);
        double[] mean = new double[steady.cells()];
        Snapshot seen = steady;
        int reports = 59;
        for (int r = 1; r <= reports; r++) {
            CellBeliefs beliefs = CellBeliefs.unknown(steady.cells());
            for (int c = 0; c < steady.cells(); c++) {
                double luck = -Math.log(1 - random.nextDouble());
                double link = 0.7 + 0.6 * random.nextDouble();
                mean[c] += 0.1 * luck / link / reports;
                beliefs.set(c, 2e6 * luck, 0.1 * luck / link, 0.1);
            }
            seen = late.with(cutter.cut(r * SECOND, radio, Association.home(map), beliefs));
        }
        double[] load = new double[steady.cells()];
        LoadSolver solver = new LoadSolver();
        solver.take(LoadNetwork.of(map, seen.radio(), seen.serving()));
        solver.solve(seen.demandMean(), load, 1e-9);
        for (int c = 0; c < load.length; c++) {
            // Interference is not that of the mean: the rate of links is not linear in loads.
            assertThat(load[c]).isCloseTo(mean[c], within(0.15 * mean[c]));
        }
    }

    private Snapshot cut(long millis, double demand, double link) throws Exception {
        Arrays.fill(network.demand, demand);
        Snapshot cut = network.cut();
        LinkModel[] links = new LinkModel[cut.cells()];
        Arrays.fill(links, LinkModel.START.times(link));
        Snapshot linked = cut.withRadio(cut.radio().withLinks(links), cut.serving());
        return new Snapshot(
                millis,
                linked.cellIds(),
                linked.map(),
                linked.radio(),
                linked.serving(),
                linked.demandMean(),
                linked.demandDeviation(),
                linked.fastDeviation(),
                linked.correlationSeconds(),
                linked.admissionLimit(),
                linked.meanFlowBits(),
                linked.hysteresisDb(),
                linked.shareError(),
                linked.slices());
    }
}

package io.rantwin.harness.nearrt.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.nearrt.live.AnomalyView;
import io.rantwin.nearrt.watch.WatchSettings;
import io.rantwin.twin.anomaly.FaultKind;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.topology.TopologyReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * 21 cells with constant demand: one serves nobody from the twelfth minute on, another tells a fifth of its load (its volume is true),
 * both for six minutes; then all is well again. The same record, with and without a topology.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworkWatchTest {
    private static final int LENGTH = 1260;
    private static final int FROM = 720;
    private static final int UNTIL = 1080;
    /** S2-1 and S4-3 in the topology's numbers. */
    private static final String SLEEPER = "3";

    private static final String LIAR = "11";
    /** Within which the liar is quarantined, and let in again after its last lie. */
    private static final int QUARANTINE_SECONDS = 300;

    private static final int RELEASE_SECONDS = 180;
    /** Within which the sleeping cell is noticed. */
    private static final int SLEEP_SECONDS = 350;

    private FaultyRecord record;
    private Topology topology;
    private List<String> cellIds;

    @BeforeAll
    void runsTheNetwork(@TempDir Path folder) throws Exception {
        record = new FaultyRecord(
                "quiet-7",
                List.of(
                        "{kind: sleepingCell, cell: S2-1, from: 720s, until: 1080s}",
                        "{kind: liarCell, cell: S4-3, measurement: RRU.PrbTotDl, factor: 0.2, from: 720s,"
                                + " until: 1080s}"),
                5,
                LENGTH,
                folder);
        topology =
                TopologyReader.read(new ByteArrayInputStream(record.topology())).topology();
        cellIds = topology.cells().stream().map(cell -> cell.cellId()).toList();
    }

    /** What was seen of a run. */
    private static final class Seen {
        int liarQuarantined = -1;
        int liarReleased = -1;
        int sleeperNoticed = -1;
        boolean isSleeperTakenForLiar;
        final Set<String> others = new TreeSet<>();
        final List<AnomalyView> told = new ArrayList<>();
        String basis = "";

        @Override
        public String toString() {
            return "quarantined " + liarQuarantined + ", released " + liarReleased + ", noticed " + sleeperNoticed
                    + ", others " + others + ", told " + told;
        }
    }

    private Seen run(Topology known) {
        Seen seen = new Seen();
        try (WatchedLoop loop = new WatchedLoop(record, cellIds, known, WatchSettings.USUAL)) {
            AutoCloseable _ = loop.watch().watchAnomalies(seen.told::add);
            while (loop.second() < LENGTH) {
                loop.period();
                look(loop, seen);
            }
            seen.basis = loop.watch().anomalyBasis();
        }
        return seen;
    }

    private static void look(WatchedLoop loop, Seen seen) {
        boolean quarantined = loop.trust(LIAR) == TrustState.QUARANTINED;
        if (quarantined && seen.liarQuarantined < 0) {
            seen.liarQuarantined = loop.second() - FROM;
        }
        if (!quarantined && seen.liarQuarantined >= 0 && seen.liarReleased < 0) {
            seen.liarReleased = loop.second() - UNTIL;
        }
        seen.isSleeperTakenForLiar |= loop.trust(SLEEPER) == TrustState.QUARANTINED;
        for (AnomalyView view : loop.anomalies()) {
            boolean sleeps = view.cellId().equals(SLEEPER) && view.kind() == FaultKind.SLEEPING_CELL;
            if (sleeps && seen.sleeperNoticed < 0) {
                seen.sleeperNoticed = loop.second() - FROM;
            }
            // Who loses its users to a neighbour's failure is no false alarm.
            boolean accused =
                    view.cellId().equals(SLEEPER) || view.cellId().equals(LIAR) || view.kind() == FaultKind.LOAD_SURGE;
            if (!accused || loop.second() < FROM) {
                seen.others.add(loop.second() + " s " + view.cellId() + " " + view.kind() + " " + view.reasons());
            }
        }
    }

    @Test
    void theLiarIsQuarantinedAndComesBackAndTheSleeperIsNoticed() {
        Seen seen = run(topology);
        assertThat(seen.liarQuarantined).as("%s", seen).isBetween(10, QUARANTINE_SECONDS);
        assertThat(seen.liarReleased).as("%s", seen).isBetween(0, RELEASE_SECONDS);
        assertThat(seen.sleeperNoticed).as("%s", seen).isBetween(10, SLEEP_SECONDS);
        assertThat(seen.isSleeperTakenForLiar).as("%s", seen).isFalse();
        assertThat(seen.others).as("%s", seen).isEmpty();
        assertThat(seen.basis).contains("All are compared with their neighbours");
        assertThat(seen.told)
                .anySatisfy(view -> {
                    assertThat(view.cellId()).isEqualTo(LIAR);
                    assertThat(view.kind()).isEqualTo(FaultKind.LIAR_CELL);
                    assertThat(view.reasons().getFirst()).contains("RRU.PrbTotDl", "imply", "users waiting");
                    assertThat(view.faultWithinDay()).isBetween(0.0, 0.01);
                    assertThat(view.rootCauseCellId()).isEmpty();
                })
                .anySatisfy(view -> {
                    assertThat(view.kind()).isEqualTo(FaultKind.LIAR_CELL);
                    assertThat(view.closed()).isTrue();
                });
    }

    @Test
    void withoutATopologyTheSleeperIsNoticedAndNobodyIsQuarantined() {
        Seen seen = run(new Topology(List.of(), List.of(), List.of(), List.of(), List.of()));
        assertThat(seen.sleeperNoticed).as("%s", seen).isBetween(10, SLEEP_SECONDS);
        assertThat(seen.liarQuarantined).isNegative();
        assertThat(seen.basis).contains("No neighbours", "none of them is quarantined");
    }
}

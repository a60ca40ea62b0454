package io.rantwin.harness.nearrt.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.nearrt.live.AnomalyView;
import io.rantwin.nearrt.watch.WatchSettings;
import io.rantwin.twin.anomaly.FaultKind;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.topology.TopologyReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The demo's network with fewer users: its cells carry a few percent, mostly for one user at a time. One of them falls asleep, and the
 * others take its users over. Whoever looks odd by a few PRBs is no liar.
 */
@Tag("acceptance")
class QuietNightTest {
    private static final Path NIGHT = Path.of("../rapp-planner/src/main/resources/io/rantwin/planner/demo/night.yaml");
    private static final int LENGTH = 2400;

    /** S1-3@n3. */
    private static final String SLEEPER = "4";

    @ParameterizedTest
    @ValueSource(longs = {1, 4})
    void theSleeperIsFoundAndNobodyIsCalledALiar(long seed, @TempDir Path folder) throws Exception {
        String night = Files.readString(NIGHT);
        FaultyRecord record = FaultyRecord.ofText(night.replace("users: 1150", "users: 900"), seed, LENGTH, folder);
        Topology topology =
                TopologyReader.read(new ByteArrayInputStream(record.topology())).topology();
        Map<String, Integer> first = new TreeMap<>();
        try (WatchedLoop loop = new WatchedLoop(
                record, topology.cells().stream().map(cell -> cell.cellId()).toList(), topology, WatchSettings.USUAL)) {
            while (loop.second() < LENGTH) {
                loop.period();
                for (AnomalyView view : loop.anomalies()) {
                    // Who takes users over is no false alarm.
                    if (view.kind() != FaultKind.LOAD_SURGE) {
                        first.putIfAbsent(view.cellId() + " " + view.kind() + " " + view.reasons(), loop.second());
                    }
                }
            }
        }
        assertThat(first.keySet()).isNotEmpty().allMatch(each -> each.startsWith(SLEEPER + " SLEEPING_CELL"));
        assertThat(first.values().stream().mapToInt(each -> each).min().orElseThrow())
                .isBetween(900, 1300);
    }
}

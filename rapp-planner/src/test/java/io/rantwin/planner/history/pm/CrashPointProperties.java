package io.rantwin.planner.history.pm;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.sources.Refusal;
import io.rantwin.planner.history.sources.SourceStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever ends when: at the end the history has each report once, and each refused record was counted once. */
class CrashPointProperties {
    @Property(tries = 30, seed = "1")
    void nothingIsLostOrDoubled(@ForAll long seed) throws IOException, HistoryException {
        Random random = new Random(seed);
        Path folder = Files.createTempDirectory("pm");
        try {
            var bench = new TestBench(folder);
            Map<Integer, Double> expected = new TreeMap<>();
            int[] malformed = new int[1];
            bench.fate = append -> random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0;
            PmFollower follower = bench.follower();
            for (int step = 0; step < 40; step++) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    int quarter = random.nextInt(30);
                    if (random.nextInt(6) == 0) {
                        malformed[0]++;
                        bench.send("{".repeat(quarter).getBytes(StandardCharsets.UTF_8));
                    } else {
                        expected.putIfAbsent(quarter, (double) random.nextInt(100));
                        bench.send(PmReports.report(quarter, "RRU.PrbTotDl", expected.get(quarter) + ""));
                    }
                }
                switch (random.nextInt(6)) {
                    case 0 -> follower = bench.follower(); // kill -9: nobody closes anything
                    case 1 -> bench.breakConnection("broken");
                    default -> bench.rounds(follower, 1);
                }
            }
            bench.fate = append -> 0;
            bench.rounds(bench.follower(), 60);

            assertThat(bench.values("ManagedElement=n,NRCellDU=1", "RRU.PrbTotDl"))
                    .containsExactly(expected.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
            SourceStatus status = bench.bookmark();
            assertThat(status.records()).isEqualTo(bench.log.size());
            assertThat(status.reports()).isEqualTo(bench.log.size() - malformed[0]);
            assertThat(status.refused().getOrDefault(Refusal.NO_JSON, 0L)).isEqualTo(malformed[0]);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

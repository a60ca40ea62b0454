package io.rantwin.planner.history.chunks;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.MemoryHistory;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** The plain store is the truth: whatever is done to both, with reopening in between, they answer the same. */
class StoresAgreeProperties {
    private static final RollUp ROLL_UP = new RollUp(MeasurementCatalogue.bundled());
    private static final Retention SHORT =
            new Retention(Duration.ofMinutes(40), Duration.ofHours(20), Duration.ofDays(30));
    private static final List<String> CELLS = List.of("a", "b");
    private static final long[] GRANULARITIES = {250, 1000, 60_000, 300_000, 600_000};
    private static final List<String> NAMES =
            List.of("RRU.PrbTotDl", "DRB.PdcpSduVolumeDL", "RRC.ConnMax", "private.figure");

    @Property(tries = 8, shrinking = ShrinkingMode.OFF, seed = "1")
    void theyAnswerTheSame(@ForAll long seed) throws HistoryException, IOException {
        var random = new Random(seed);
        Path folder = Files.createTempDirectory("history");
        HistoryStore plain = new MemoryHistory(ROLL_UP, SHORT);
        HistoryStore store = ChunkHistory.open(folder, ROLL_UP, SHORT);
        try {
            long now = random.nextInt(2_000_000);
            for (int step = 0; step < 40; step++) {
                now += random.nextInt(600_000);
                switch (random.nextInt(8)) {
                    case 0 -> assertThat(store.tidy()).isEqualTo(plain.tidy());
                    case 1 -> {
                        store.close();
                        store = ChunkHistory.open(folder, ROLL_UP, SHORT);
                    }
                    case 2 -> {
                        if (random.nextInt(10) == 0) {
                            plain.pin("b");
                            store.pin("b");
                        }
                    }
                    default -> {
                        List<Reports> reports = List.of(reports(random, now), reports(random, now));
                        assertThat(store.append(reports)).isEqualTo(plain.append(reports));
                    }
                }
                assertThat(store.list()).isEqualTo(plain.list());
                for (String cell : CELLS) {
                    for (long granularity : new long[] {250, 1000, 60_000, 300_000, 600_000, 900_000}) {
                        long from = now - random.nextInt(8_000_000);
                        long until = from + random.nextInt(8_000_000);
                        List<String> wanted = random.nextBoolean() ? List.of() : List.of(NAMES.get(2), NAMES.get(0));
                        same(
                                store.read(cell, granularity, from, until, wanted),
                                plain.read(cell, granularity, from, until, wanted));
                    }
                }
            }
        } finally {
            store.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Reports reports(Random random, long now) {
        long granularity = GRANULARITIES[random.nextInt(GRANULARITIES.length)];
        int rows = 1 + random.nextInt(80);
        List<String> names = NAMES.subList(0, 1 + random.nextInt(NAMES.size()));
        long[] times = new long[rows];
        long[] arrivals = new long[rows];
        double[] values = new double[rows * names.size()];
        for (int row = 0; row < rows; row++) {
            long back = random.nextInt(4) == 0 ? random.nextInt(6_000_000) : row * granularity;
            times[row] = Math.floorDiv(now - back, granularity) * granularity + (random.nextInt(9) == 0 ? 3 : 0);
            arrivals[row] = times[row] + random.nextInt(1000);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(6) == 0 ? Double.NaN : random.nextInt(200) / 4.0;
        }
        return new Reports(CELLS.get(random.nextInt(2)), granularity, names, times, arrivals, values);
    }

    private static void same(Series series, Series expected) {
        assertThat(series.measurements()).isEqualTo(expected.measurements());
        assertThat(series.timeMillis()).isEqualTo(expected.timeMillis());
        assertThat(series.arrivalMillis()).isEqualTo(expected.arrivalMillis());
        assertThat(series.reports()).isEqualTo(expected.reports());
        for (int column = 0; column < expected.values().length; column++) {
            assertThat(series.values()[column]).isEqualTo(expected.values()[column]);
        }
    }
}

package io.rantwin.codecs.asn1;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.asn1.HostileInputCheck.Outcome;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Damaged messages of every schema, read as what they were and as anything else: a value or the codec's own error, at a
 * cost that grows with the octets and with nothing else. Seeded: a failure prints the octets, which go into
 * {@link HostileInputTest}.
 */
class MutationFuzzTest {
    private static final int QUICK = 300_000;
    private static final int LONG = 10_000_000;
    private static final int LONGEST_SEED = 1_500;

    /** Linear cost: values and heap bytes for each octet, plus what an error or an empty message costs anyway. */
    private static final int NODES_PER_OCTET = 4;

    private static final int BYTES_PER_OCTET = 256;
    private static final int BYTES_ANYWAY = 4_096;

    private static final List<TopLevelType> TYPES = TopLevelType.all();
    private static final List<Seed> SEEDS = new ArrayList<>();

    /** A valid message and the type it is one of. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Seed(int type, byte[] octets) {}

    @BeforeAll
    static void collectSeeds() {
        var shelf = new TestVector.Shelf();
        TestVector.ownLines().forEach(line -> addSeeds(shelf, line));
        for (Path file : TestVector.referenceFiles()) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.filter(line -> line.length() < 20 * LONGEST_SEED).forEach(line -> addSeeds(shelf, line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(SEEDS).hasSizeGreaterThan(100);
    }

    private static void addSeeds(TestVector.Shelf shelf, String line) {
        shelf.withInner(shelf.parse(line)).forEach(vector -> {
            for (int i = 0; i < TYPES.size() && vector.octets().length <= LONGEST_SEED; i++) {
                if (TYPES.get(i).toString().equals(vector.type().toString())) {
                    SEEDS.add(new Seed(i, vector.octets()));
                }
            }
        });
    }

    @Test
    void damagedMessagesAreValuesOrErrors() {
        Map<Outcome, Integer> outcomes = run(QUICK, 1);
        // All three must happen often, else the test tests less than it says.
        assertThat(outcomes.get(Outcome.REFUSED)).isGreaterThan(QUICK / 10);
        assertThat(outcomes.get(Outcome.ROUND_TRIP)).isGreaterThan(QUICK / 20);
    }

    @Test
    @Tag("acceptance")
    void tenMillionDamagedMessagesAreValuesOrErrors() {
        int part = LONG / 20;
        for (int i = 0; i < 20; i++) {
            System.out.printf("damaged messages: %,d of %,d, %s%n", i * part, LONG, run(part, 100 + i));
        }
    }

    private static Map<Outcome, Integer> run(int count, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var mutator = new MessageMutator(random);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int i = 0; i < count; i++) {
            Seed of = SEEDS.get(random.nextInt(SEEDS.size()));
            byte[] octets = mutator.mutate(
                    of.octets(), SEEDS.get(random.nextInt(SEEDS.size())).octets());
            int type = random.nextInt(8) == 0 ? random.nextInt(TYPES.size()) : of.type();
            outcomes.merge(HostileInputCheck.check(TYPES.get(type), octets), 1, Integer::sum);
        }
        return outcomes;
    }

    @Test
    void costGrowsWithTheOctetsOnly() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        var mutator = new MessageMutator(random);
        for (int i = 0; i < 40_000; i++) {
            Seed of = SEEDS.get(random.nextInt(SEEDS.size()));
            byte[] octets = i % 4 == 0
                    ? of.octets()
                    : mutator.mutate(
                            of.octets(), SEEDS.get(random.nextInt(SEEDS.size())).octets());
            int type = random.nextInt(8) == 0 ? random.nextInt(TYPES.size()) : of.type();
            Cost cost = Cost.of(TYPES.get(type), octets);
            assertThat(cost.nodes())
                    .as(() -> "values from " + HexFormat.of().formatHex(octets))
                    .isLessThanOrEqualTo((long) NODES_PER_OCTET * octets.length + 16);
            assertThat(cost.bytes())
                    .as(() -> "bytes for " + HexFormat.of().formatHex(octets))
                    .isLessThanOrEqualTo((long) BYTES_PER_OCTET * octets.length + BYTES_ANYWAY);
        }
    }

    /** What decoding costs, measured and not timed. */
    record Cost(long nodes, long bytes) {
        private static final com.sun.management.ThreadMXBean THREADS =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        static Cost of(TopLevelType type, byte[] octets) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            long after;
            long nodes = 0;
            try {
                Value value = type.type().decode(new PerReader(octets));
                after = THREADS.getCurrentThreadAllocatedBytes();
                nodes = HostileInputCheck.nodes(value);
            } catch (PerException e) {
                after = THREADS.getCurrentThreadAllocatedBytes();
            }
            return new Cost(nodes, after - before);
        }
    }
}

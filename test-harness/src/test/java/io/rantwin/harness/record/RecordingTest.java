package io.rantwin.harness.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    @TempDir
    private Path folder;

    @Provide
    Arbitrary<List<RecordingEntry>> entries() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        Arbitraries.of(Direction.class),
                        Arbitraries.of(RecordedKind.class),
                        Arbitraries.strings()
                                .alpha()
                                .withChars('é', '_', '中', '\0')
                                .ofMaxLength(60),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(300))
                .as(RecordingEntry::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 60, seed = "1")
    void givesBackWhatWasWritten(@ForAll("entries") List<RecordingEntry> entries) throws Exception {
        Path file = Files.createTempFile("rantwin", ".rec");
        try {
            Files.delete(file);
            Recordings.write(file, entries, 7);
            List<RecordingProblem> problems = new ArrayList<>();
            assertThat(Recordings.read(file, RecordingQuery.ALL, problems)).isEqualTo(entries);
            assertThat(problems).isEmpty();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void holdsMessagesOfManySizes() throws Exception {
        List<RecordingEntry> entries = new ArrayList<>(Recordings.entries(300, 5_000, 1));
        for (int octets : new int[] {0, 65_519, 65_520, 65_536, 1 << 20, RecordingFormat.LARGEST_MESSAGE}) {
            entries.add(
                    new RecordingEntry(1, 2, Direction.TO_NODE, RecordedKind.E2AP, "ü".repeat(127), new byte[octets]));
        }
        Path file = folder.resolve("sizes.rec");
        Recordings.write(file, entries, 1_000);
        List<RecordingProblem> problems = new ArrayList<>();
        assertThat(Recordings.read(file, RecordingQuery.ALL, problems)).isEqualTo(entries);
        assertThat(problems).isEmpty();
        assertThatThrownBy(() ->
                        new RecordingEntry(1, 2, Direction.TO_NODE, RecordedKind.E2AP, "ü".repeat(128), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** As after kill -9: whatever the length, all whole blocks are there and what is lost is told. */
    @Test
    void aFileThatWasCutIsReadUpToItsLastWholeBlock() throws Exception {
        List<RecordingEntry> entries = Recordings.entries(60, 40, 2);
        Path file = folder.resolve("whole.rec");
        Recordings.write(file, entries, 10);
        byte[] whole = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.rec");
        int most = 0;
        for (int length = RecordingFormat.FILE_HEADER; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            List<RecordingProblem> problems = new ArrayList<>();
            List<RecordingEntry> read = Recordings.read(cut, RecordingQuery.ALL, problems);
            assertThat(read).isEqualTo(entries.subList(0, read.size()));
            assertThat(read.size() % 10).isZero();
            assertThat(read).hasSizeGreaterThanOrEqualTo(most);
            most = read.size();
            long told = problems.stream().mapToLong(RecordingProblem::octets).sum();
            long blocks = length - told;
            assertThat(blocks).as("octets used of " + length).isGreaterThanOrEqualTo(RecordingFormat.FILE_HEADER);
        }
        assertThat(most).isEqualTo(60);
        for (int length = 0; length < RecordingFormat.FILE_HEADER; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> RecordingReader.open(cut, _ -> {})).isInstanceOf(RecordingException.class);
        }
    }

    @Test
    void aFlippedBitInAnyOctetIsToldAndCostsItsBlockOnly() throws Exception {
        List<RecordingEntry> entries = Recordings.entries(24, 30, 3);
        Path file = folder.resolve("right.rec");
        Recordings.write(file, entries, 6);
        byte[] right = Files.readAllBytes(file);
        Path flipped = folder.resolve("flipped.rec");
        Random random = new Random(3);
        for (int octet = 0; octet < right.length; octet++) {
            byte[] wrong = right.clone();
            wrong[octet] ^= (byte) (1 << random.nextInt(8));
            Files.write(flipped, wrong);
            List<RecordingProblem> problems = new ArrayList<>();
            List<RecordingEntry> read;
            try {
                read = Recordings.read(flipped, RecordingQuery.ALL, problems);
            } catch (RecordingException e) {
                assertThat(octet).isLessThan(RecordingFormat.FILE_HEADER);
                continue;
            }
            assertThat(problems).as("octet %d", octet).isNotEmpty();
            long at = octet;
            assertThat(problems.getFirst())
                    .satisfies(problem ->
                            assertThat(at).isBetween(problem.offset(), problem.offset() + problem.octets() - 1));
            assertThat(entries).containsAll(read);
            assertThat(read).hasSizeGreaterThanOrEqualTo(18);
        }
    }

    @Test
    void garbageIsNeverMoreThanAProblem() throws Exception {
        Random random = new Random(4);
        Path file = folder.resolve("right.rec");
        Recordings.write(file, Recordings.entries(200, 200, 4), 20);
        byte[] right = Files.readAllBytes(file);
        Path wrong = folder.resolve("wrong.rec");
        int toldOf = 0;
        for (int i = 0; i < 400; i++) {
            byte[] octets = right.clone();
            for (int n = random.nextInt(1, 12); n > 0; n--) {
                int at = random.nextInt(octets.length);
                int length = Math.min(octets.length - at, random.nextInt(1, 400));
                if (random.nextBoolean()) {
                    System.arraycopy(octets, random.nextInt(octets.length - length + 1), octets, at, length);
                } else {
                    octets[at] = (byte) random.nextInt();
                }
            }
            Files.write(wrong, octets);
            List<RecordingProblem> problems = new ArrayList<>();
            try {
                Recordings.read(wrong, RecordingQuery.ALL, problems);
                Recordings.read(wrong, new RecordingQuery(0, Long.MAX_VALUE, Set.of("gnb_1")), new ArrayList<>());
            } catch (RecordingException e) {
                problems.add(new RecordingProblem(e.offset(), 0, String.valueOf(e.getMessage())));
            }
            toldOf += problems.isEmpty() ? 0 : 1;
        }
        assertThat(toldOf).isGreaterThan(350);
    }

    /** Blocks with right checksums and wrong contents, as only a malicious writer makes them. */
    @Test
    void wellWrappedNonsenseIsToldWithItsPlace() throws Exception {
        Random random = new Random(5);
        Path file = folder.resolve("nonsense.rec");
        for (int i = 0; i < 2_000; i++) {
            byte[] body = new byte[random.nextInt(1, 60)];
            random.nextBytes(body);
            if (random.nextBoolean()) {
                Arrays.fill(body, 0, Math.min(3, body.length), (byte) 0);
            }
            int marker = random.nextInt(4) == 0 ? RecordingFormat.INDEX : RecordingFormat.DATA;
            byte[] block = BlockHeader.of(marker, 1, 0, 0, body, body.length).block(body);
            byte[] octets = Arrays.copyOf(
                    RecordingFormat.fileHeader(0),
                    RecordingFormat.FILE_HEADER + block.length + RecordingFormat.TRAILER);
            System.arraycopy(block, 0, octets, RecordingFormat.FILE_HEADER, block.length);
            System.arraycopy(
                    RecordingFormat.trailer(RecordingFormat.FILE_HEADER),
                    0,
                    octets,
                    octets.length - RecordingFormat.TRAILER,
                    RecordingFormat.TRAILER);
            Files.write(file, octets);
            List<RecordingProblem> problems = new ArrayList<>();
            Recordings.read(file, RecordingQuery.ALL, problems);
            assertThat(problems).isNotEmpty();
        }
    }

    @Test
    void findsTimesAndNodesWithItsIndexOrWithout() throws Exception {
        List<RecordingEntry> entries = Recordings.entries(4_000, 400, 6);
        Path file = folder.resolve("long.rec");
        Recordings.write(file, entries, 25);
        Path withoutIndex = folder.resolve("cut.rec");
        Files.write(withoutIndex, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 1));
        long start = RecordingWriter.nanos(Recordings.CREATED);
        List<RecordingQuery> queries = List.of(
                RecordingQuery.ALL,
                new RecordingQuery(start + 1_000_000_000L, start + 1_200_000_000L, Set.of()),
                new RecordingQuery(Long.MIN_VALUE, Long.MAX_VALUE, Set.of("gnb_2")),
                new RecordingQuery(start + 3_000_000_000L, Long.MAX_VALUE, Set.of("gnb_0", "gnb_1")),
                new RecordingQuery(Long.MIN_VALUE, Long.MAX_VALUE, Set.of("nobody")),
                new RecordingQuery(0, 1, Set.of()));
        for (Path each : List.of(file, withoutIndex)) {
            for (RecordingQuery query : queries) {
                assertThat(Recordings.read(each, query, new ArrayList<>()))
                        .isEqualTo(entries.stream().filter(query::takes).toList());
            }
            try (RecordingReader reader = RecordingReader.open(each, _ -> {})) {
                assertThat(reader.hasIndex()).isEqualTo(each.equals(file));
                assertThat(reader.nodes()).containsExactly("gnb_0", "gnb_1", "gnb_2");
                assertThat(reader.firstNanos()).isEqualTo(start);
                assertThat(reader.lastNanos()).isEqualTo(entries.getLast().arrivalNanos());
                assertThat(reader.createdNanos()).isEqualTo(start);
            }
        }
    }

    @Test
    void theIndexStaysSmallAndRightWithVeryManyBlocks() throws Exception {
        List<RecordingEntry> entries = Recordings.entries(20_000, 4, 7);
        Path file = folder.resolve("blocks.rec");
        Recordings.write(file, entries, 1);
        for (RecordingQuery query : List.of(
                new RecordingQuery(entries.get(17_777).arrivalNanos(), Long.MAX_VALUE, Set.of()),
                new RecordingQuery(Long.MIN_VALUE, Long.MAX_VALUE, Set.of("gnb_1")))) {
            assertThat(Recordings.read(file, query, new ArrayList<>()))
                    .isEqualTo(entries.stream().filter(query::takes).toList());
        }
    }

    @Test
    void continuesARecordingEvenOneThatWasCut() throws Exception {
        List<RecordingEntry> entries = Recordings.entries(90, 50, 8);
        Path file = folder.resolve("continued.rec");
        Recordings.write(file, entries.subList(0, 30), 10);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 70));
        try (RecordingWriter writer = RecordingWriter.append(file)) {
            assertThatThrownBy(() -> RecordingWriter.append(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("being written");
            for (RecordingEntry entry : entries.subList(30, 90)) {
                writer.append(entry);
            }
            assertThat(writer.entries()).isEqualTo(60);
        }
        List<RecordingProblem> problems = new ArrayList<>();
        assertThat(Recordings.read(file, RecordingQuery.ALL, problems)).isEqualTo(entries);
        assertThat(problems).isEmpty();
        try (RecordingReader reader = RecordingReader.open(file, problems::add)) {
            assertThat(reader.hasIndex()).isTrue();
        }
        assertThatThrownBy(() -> RecordingWriter.create(file, Recordings.CREATED))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aWriterThatIsClosedTakesNoMore() throws Exception {
        RecordingWriter writer = RecordingWriter.create(folder.resolve("closed.rec"), Recordings.CREATED);
        writer.close();
        writer.close();
        assertThatThrownBy(() -> writer.append(Recordings.entries(1, 1, 1).getFirst()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhatIsNoRecording() throws Exception {
        Path file = folder.resolve("text");
        Files.writeString(file, "not a recording, but a text of some length", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RecordingReader.open(file, _ -> {}))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("octet 0");
        assertThatThrownBy(() -> RecordingWriter.append(file)).isInstanceOf(RecordingException.class);
    }
}

package io.rantwin.planner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditLogTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T08:00:00.250Z"));
    private static final AuditKey SECRET =
            new AuditKey.Hmac("a secret of some length".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private static ObjectNode data(int i) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("policyId", "p" + i)
                .put("savedKwh", 1.5 * i)
                .put("text", "Zürich \"" + i + "\"\n");
    }

    private Path log(int records, AuditKey key) throws AuditException {
        Path file = folder.resolve("audit.jsonl");
        try (AuditLog log = AuditLog.open(file, CLOCK, key, note -> {})) {
            for (int i = 1; i <= records; i++) {
                log.append("policy.pushed", "gate", data(i));
            }
        }
        return file;
    }

    @Test
    void recordsComeBackInOrderAndTheChainHolds() throws AuditException {
        Path file = log(3, null);
        try (AuditLog log = AuditLog.open(file, CLOCK, null, note -> {})) {
            AuditRecord fourth = log.append("policy.withdrawn", "watch", data(4));
            assertThat(fourth.sequence()).isEqualTo(4);
            assertThat(AuditLog.verify(file, null)).isEqualTo(new Verification(4, log.head(), false, null, 0));
        }
        assertThat(AuditLog.list(file, record -> record.kind().equals("policy.withdrawn")))
                .singleElement()
                .satisfies(record ->
                        assertThat(record.data().path("policyId").asText()).isEqualTo("p4"));
    }

    @Test
    void whereverTheLastRecordsAreCutOffWhatCameBeforeStaysAndWritingGoesOn() throws AuditException, IOException {
        byte[] whole = Files.readAllBytes(log(4, SECRET));
        int from = 0;
        for (int lines = 0; lines < 2; from++) {
            lines += whole[from] == '\n' ? 1 : 0;
        }
        for (int cut = from; cut <= whole.length; cut++) {
            Path file = Files.write(folder.resolve("cut.jsonl"), Arrays.copyOf(whole, cut));
            long complete = new String(whole, 0, cut, StandardCharsets.UTF_8)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            boolean torn = cut > 0 && whole[cut - 1] != '\n';
            assertThat(AuditLog.verify(file, SECRET).records()).isEqualTo(complete);
            assertThat(AuditLog.verify(file, SECRET).torn() > 0).isEqualTo(torn);
            if (cut % 23 != 0 && whole[cut == whole.length ? 0 : cut] != '\n' && whole[cut - 1] != '\n') {
                continue; // Going on costs a write to the disk: not at every octet.
            }
            List<String> notes = new ArrayList<>();
            try (AuditLog log = AuditLog.open(file, CLOCK, SECRET, notes::add)) {
                assertThat(log.size()).isEqualTo(complete);
                assertThat(notes).hasSize(torn ? 1 : 0);
                log.append("after.crash", "test", data(9));
            }
            Verification after = AuditLog.verify(file, SECRET);
            assertThat(after.isWhole()).isTrue();
            assertThat(after.records()).isEqualTo(complete + 1);
        }
    }

    @Test
    void everyFlippedBitIsFoundInTheRecordItIsIn() throws AuditException, IOException {
        byte[] whole = Files.readAllBytes(log(3, SECRET));
        Path file = folder.resolve("flipped.jsonl");
        var random = new Random(7);
        for (int octet = 0; octet < whole.length; octet++) {
            byte[] flipped = whole.clone();
            flipped[octet] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            Verification found = AuditLog.verify(file, SECRET);
            long lineOf = 1
                    + new String(whole, 0, octet, StandardCharsets.ISO_8859_1)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            if (octet == whole.length - 1) {
                // The last line end itself: the record is taken for half written.
                assertThat(found.records()).isEqualTo(2);
                assertThat(found.torn()).isPositive();
            } else {
                assertThat(found.broken()).as("octet %d", octet).isNotNull();
                assertThat(found.broken().sequence()).isEqualTo(lineOf);
                if (octet % 50 == 0) {
                    assertThatThrownBy(() -> AuditLog.open(file, CLOCK, SECRET, note -> {}))
                            .isInstanceOf(AuditException.class)
                            .hasMessageContaining("record " + lineOf + " is broken");
                }
            }
        }
    }

    @Test
    void removedSwappedOrRewrittenRecordsAreFound() throws AuditException, IOException {
        Path file = log(4, null);
        List<String> lines = Files.readAllLines(file);
        assertBrokenAt(2, List.of(lines.get(0), lines.get(2), lines.get(3)));
        assertBrokenAt(2, List.of(lines.get(0), lines.get(2), lines.get(1), lines.get(3)));
        assertBrokenAt(1, lines.subList(1, 4));
        assertBrokenAt(3, List.of(lines.get(0), lines.get(1), lines.get(2).replace("\"p3\"", "\"p7\""), lines.get(3)));
        assertBrokenAt(
                3, List.of(lines.get(0), lines.get(1), lines.get(2).replace(",\"hash\"", ", \"hash\""), lines.get(3)));
    }

    private void assertBrokenAt(long sequence, List<String> lines) throws IOException, AuditException {
        Path file = Files.write(folder.resolve("changed.jsonl"), lines);
        assertThat(AuditLog.verify(file, null).broken()).isNotNull();
        assertThat(AuditLog.verify(file, null).broken().sequence()).isEqualTo(sequence);
    }

    @Test
    void aChainOfSomebodyWithoutTheKeyIsFound() throws AuditException, NoSuchAlgorithmException {
        KeyPair ours = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair theirs = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path file = log(2, new AuditKey.Ed25519(theirs.getPublic(), theirs.getPrivate()));

        var key = new AuditKey.Ed25519(ours.getPublic(), null);
        assertThat(AuditLog.verify(file, key).broken().reason()).contains("seal is not of this key");
        assertThat(AuditLog.verify(file, new AuditKey.Ed25519(theirs.getPublic(), null))
                        .isWhole())
                .isTrue();
        assertThatThrownBy(() -> AuditLog.open(file, CLOCK, null, note -> {}))
                .hasMessageContaining("the key is needed");
        assertThatThrownBy(() -> AuditLog.open(file, CLOCK, key, note -> {})).hasMessageContaining("not write it");
    }

    @Test
    void keysAreReadFromFiles() throws NoSuchAlgorithmException, IOException, AuditException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String open = pem("PUBLIC KEY", pair.getPublic().getEncoded());
        Path both = Files.writeString(
                folder.resolve("both.pem"), pem("PRIVATE KEY", pair.getPrivate().getEncoded()) + open);
        Path file = log(2, AuditKey.read(both));

        assertThat(AuditLog.verify(file, AuditKey.read(Files.writeString(folder.resolve("open.pem"), open)))
                        .isWhole())
                .isTrue();
        assertThat(AuditKey.read(Files.writeString(folder.resolve("secret"), "0123456789abcdef\n")))
                .isInstanceOf(AuditKey.Hmac.class);
        assertThatThrownBy(() -> AuditKey.read(Files.writeString(folder.resolve("short"), "12")))
                .isInstanceOf(AuditException.class);
        assertThatThrownBy(() -> AuditKey.read(folder.resolve("none"))).isInstanceOf(AuditException.class);
    }

    private static String pem(String kind, byte[] octets) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(octets) + "\n-----END " + kind
                + "-----\n";
    }

    @Test
    void manyWritersMakeOneChain() throws AuditException, InterruptedException, ExecutionException {
        Path file = folder.resolve("audit.jsonl");
        Set<Long> sequences = new HashSet<>();
        try (AuditLog log = AuditLog.open(file, CLOCK, null, note -> {});
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AuditRecord>> all = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int n = i;
                all.add(threads.submit(() -> log.append("policy.pushed", "writer" + n, data(n))));
            }
            for (Future<AuditRecord> one : all) {
                sequences.add(one.get().sequence());
            }
        }
        assertThat(sequences).hasSize(60);
        assertThat(AuditLog.verify(file, null).records()).isEqualTo(60);
    }

    @Test
    void oneProcessWritesAndBadEventsAreRefused() throws AuditException {
        Path file = folder.resolve("audit.jsonl");
        try (AuditLog log = AuditLog.open(file, CLOCK, null, note -> {})) {
            assertThatThrownBy(() -> AuditLog.open(file, CLOCK, null, note -> {}))
                    .hasMessageContaining("in use");
            assertThatThrownBy(() -> log.append("Not A Kind", "test", data(1))).isInstanceOf(AuditException.class);
            assertThatThrownBy(() -> log.append("a.kind", "test", data(1).put("x", Double.NaN)))
                    .isInstanceOf(AuditException.class);
            assertThat(log.size()).isZero();
        }
        assertThatThrownBy(() -> AuditLog.verify(folder.resolve("none"), null)).hasMessageContaining("no such log");
    }

    @Test
    void theCommandsTellWhatIsThere() throws AuditException, IOException {
        Path file = log(3, SECRET);
        Path key = Files.writeString(folder.resolve("key"), "a secret of some length");
        Run whole = run("verify", "--file", file.toString(), "--key", key.toString());
        assertThat(whole.code).isZero();
        assertThat(whole.out).contains("3 records, all whole, all sealed by this key");
        String head = whole.out
                .lines()
                .filter(line -> line.startsWith("head "))
                .findFirst()
                .orElseThrow()
                .substring(5);
        assertThat(run("verify", "--file", file.toString(), "--head", head).code)
                .isZero();

        Run list = run("list", "--file", file.toString(), "--since", "2026-11-21", "--kind", "policy", "--json");
        assertThat(list.out.lines()).hasSize(3);
        assertThat(run("list", "--file", file.toString(), "--since", "2026-11-22").out)
                .isEmpty();
        assertThat(run("list", "--file", file.toString(), "--since", "soon").code)
                .isEqualTo(2);

        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 2));
        Run shortened = run("verify", "--file", file.toString(), "--head", head);
        assertThat(shortened.code).isEqualTo(1);
        assertThat(shortened.err).contains("last records are missing");
        Files.write(file, List.of(lines.get(0), lines.get(1).replace("p2", "p3"), lines.get(2)));
        Run broken = run("verify", "--file", file.toString());
        assertThat(broken.code).isEqualTo(1);
        assertThat(broken.err).contains("record 2").contains("its hash is not that of its content");
    }

    private record Run(int code, String out, String err) {}

    private static Run run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Run(code, out.toString(), err.toString());
    }
}

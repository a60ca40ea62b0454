package io.rantwin.harness.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of the xApp, written twice, and its program from the exploded layers. On Debian, as root. */
@Tag("acceptance")
class ImageTest {
    private static final Path PACKAGING = Path.of("../packaging");

    @BeforeAll
    static void needsWhatTheScriptsNeed() {
        assumeTrue("root".equals(System.getProperty("user.name")), "to become another user");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/apt-get")), "for Debian's C library");
        assumeTrue(
                Files.exists(Path.of("../xapp-twin/target/xapp-twin-0.1.0-SNAPSHOT.jar"))
                        && Files.isDirectory(Path.of("../xapp-twin/target/lib")),
                "the xApp is packaged");
    }

    @Test
    void twoImagesAreTheSameToTheLastBitAndTheirProgramRunsAsNobodyInParticular(@TempDir Path folder) throws Exception {
        String first = digest(folder.resolve("a"));
        assertThat(digest(folder.resolve("b"))).isEqualTo(first).startsWith("sha256:");
        blobsAreWhatTheyAreCalled(folder.resolve("a/xapp-twin.oci"), first);

        Path data = Files.createDirectory(folder.resolve("data"));
        run("chown", "10001:10001", data.toString());
        Path root = folder.resolve("a/xapp-twin.root");
        String check = run(PACKAGING.resolve("run").toString(), root.toString(), data.toString(), "xapp", "--check");
        assertThat(check).contains("The configuration can be used.");

        String rights = run(
                "bash",
                "-c",
                "'" + PACKAGING.resolve("run") + "' '" + root + "' '" + data
                        + "' twin watch --server 127.0.0.1:1 --timeout 60 "
                        + ">/dev/null 2>&1 & until grep -q java /proc/$!/comm; do sleep 0.1; done; "
                        + "grep -E '^(Uid|Gid|CapEff|NoNewPrivs):' /proc/$!/status; "
                        + "awk '$5 == \"/\" {print $6}' /proc/$!/mountinfo | tail -n 1; kill $!; wait $! || true");
        assertThat(rights.replaceAll("\\s+", " "))
                .contains("Uid: 10001 10001 10001 10001 Gid: 10001 10001 10001 10001")
                .contains("CapEff: 0000000000000000 NoNewPrivs: 1 ro");
    }

    private static String digest(Path out) throws Exception {
        String printed = run(
                PACKAGING.resolve("image").toString(),
                "--without-cache",
                "xapp-twin",
                System.getProperty("java.home"),
                out.toString());
        return printed.strip().lines().toList().getLast();
    }

    private static void blobsAreWhatTheyAreCalled(Path layout, String manifest) throws Exception {
        List<String> found = new ArrayList<>();
        try (Stream<Path> blobs = Files.list(layout.resolve("blobs/sha256"))) {
            for (Path blob : blobs.toList()) {
                String name = blob.getFileName().toString();
                assertThat(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(blob))))
                        .isEqualTo(name);
                found.add("sha256:" + name);
            }
        }
        ObjectMapper json = new ObjectMapper();
        JsonNode index = json.readTree(layout.resolve("index.json").toFile());
        assertThat(index.at("/manifests/0/digest").asText()).isEqualTo(manifest);
        JsonNode image = json.readTree(layout.resolve("blobs/sha256")
                .resolve(manifest.substring("sha256:".length()))
                .toFile());
        List<String> named =
                new ArrayList<>(List.of(manifest, image.at("/config/digest").asText()));
        image.path("layers").forEach(layer -> named.add(layer.path("digest").asText()));
        assertThat(found).containsExactlyInAnyOrderElementsOf(named);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("image", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(List.of(command) + " takes too long: " + Files.readString(said));
            }
            assertThat(process.exitValue())
                    .as("%s: %s", List.of(command), Files.readString(said))
                    .isZero();
            return Files.readString(said);
        } finally {
            Files.delete(said);
        }
    }
}

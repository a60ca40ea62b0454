package io.rantwin.harness.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both images, written twice, and their programs from the exploded layers. On Debian, as root. */
@Tag("acceptance")
class ImageTest {
    private static final Path PACKAGING = Path.of("../packaging");
    private static final long ROWS_BEGIN = 1_767_225_600L;
    /** What `rantwin train` ends with when simple methods are better. */
    private static final int WON_NOWHERE = 3;

    private static final Pattern SERVES = Pattern.compile("serves at (http://[^;]+);.* probes at port (\\d+)");

    @BeforeAll
    static void needsWhatTheScriptsNeed() {
        assumeTrue("root".equals(System.getProperty("user.name")), "to become another user");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/apt-get")), "for Debian's C library");
        for (String part : List.of("xapp-twin", "rapp-planner")) {
            Path target = Path.of("..", part, "target");
            assumeTrue(
                    Files.exists(target.resolve(part + "-0.1.0-SNAPSHOT.jar"))
                            && Files.isDirectory(target.resolve("lib")),
                    part + " is packaged");
        }
    }

    @Test
    void twoImagesAreTheSameToTheLastBitAndTheirProgramRunsAsNobodyInParticular(@TempDir Path folder) throws Exception {
        String first = digest("xapp-twin", folder.resolve("a"));
        Path classes = folder.resolve("a/xapp-twin.classes");
        assertThat(classes).content().contains("io/rantwin/nearrt/TwinXapp").contains("@lambda-proxy");
        // Elsewhere, so that no path of this machine is in it; which classes the first one saw depends on its threads.
        assertThat(digest("xapp-twin", folder.resolve("b"), "--classes", classes.toString()))
                .isEqualTo(first)
                .startsWith("sha256:");
        assertThat(folder.resolve("b/xapp-twin.root/app/xapp-twin.jsa"))
                .hasSameBinaryContentAs(folder.resolve("a/xapp-twin.root/app/xapp-twin.jsa"));
        blobsAreWhatTheyAreCalled(folder.resolve("a/xapp-twin.oci"), first);

        Path data = volume(folder);
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

    /** Its native parts (SQLite) and its console are there, too, and it writes nowhere but into its volume. */
    @Test
    void thePlannerServesFromItsLayersAndEndsWhenItIsTold(@TempDir Path folder) throws Exception {
        String first = digest("rapp-planner", folder.resolve("a"));
        assertThat(digest("rapp-planner", folder.resolve("b"))).isEqualTo(first);
        Path data = volume(folder);
        Process planner = new ProcessBuilder(
                        PACKAGING.resolve("run").toString(),
                        folder.resolve("a/rapp-planner.root").toString(),
                        data.toString(),
                        "rapp",
                        "--port",
                        "0",
                        "--health-port",
                        "0",
                        "--folder",
                        "/var/lib/rantwin")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = planner.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            StringBuilder all = new StringBuilder();
            Matcher serves = SERVES.matcher("");
            while (!serves.find()) {
                String line = said.readLine();
                assertThat(line)
                        .as("the planner says where it serves; before: %s", all)
                        .isNotNull();
                all.append(line).append('\n');
                serves.reset(line);
            }
            assertThat(get(client, "http://127.0.0.1:" + serves.group(2) + "/health/ready"))
                    .contains("ready");
            assertThat(get(client, serves.group(1) + "/v1/models")).contains("[");
            assertThat(get(client, serves.group(1) + "/")).contains("<html");
            planner.toHandle().destroy();
            assertThat(planner.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(planner.exitValue()).as("ended by SIGTERM").isEqualTo(143);
        } finally {
            planner.destroyForcibly();
        }
        trains(folder.resolve("a/rapp-planner.root"), data);
    }

    /** Numerics are native, too, and want libraries of the system; whether the model is any good is the same here. */
    private static void trains(Path root, Path data) throws Exception {
        StringBuilder rows = new StringBuilder("time,a,b\n");
        for (int row = 0; row < 20 * 24; row++) {
            double load = 50 - 30 * Math.cos(row % 24 * Math.PI / 12) + row % 7;
            rows.append(3600L * row + ROWS_BEGIN)
                    .append(',')
                    .append(load)
                    .append(',')
                    .append(load / 2)
                    .append('\n');
        }
        Files.writeString(data.resolve("loads.csv"), rows);
        run(
                "bash",
                "-c",
                "'" + PACKAGING.resolve("run") + "' '" + root + "' '" + data
                        + "' train --data /var/lib/rantwin/loads.csv --granularity 1h --horizons 1h --epochs 1 --networks 1"
                        + " --keep --out /var/lib/rantwin/loads.rtmodel || (($? == " + WON_NOWHERE + "))");
        assertThat(data.resolve("loads.rtmodel")).isNotEmptyFile();
    }

    private static String get(HttpClient client, String address) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    private static Path volume(Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        run("chown", "10001:10001", data.toString());
        return data;
    }

    private static String digest(String part, Path out, String... options) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(PACKAGING.resolve("image").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of(part, System.getProperty("java.home"), out.toString()));
        return run(command.toArray(String[]::new)).strip().lines().toList().getLast();
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

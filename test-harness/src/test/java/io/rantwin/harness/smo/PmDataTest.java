package io.rantwin.harness.smo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.harness.ric.rest.JsonInput;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The planner's process follows PM data through a real broker and the coordinator of the box, and is killed again and again
 * while reports, the same reports once more, and what is no report come in.
 */
@Tag("acceptance")
class PmDataTest {
    private static final Path CLASSES = Path.of("..", "rapp-planner", "target", "classes");
    private static final Path LIBRARIES = Path.of("..", "rapp-planner", "target", "lib");
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int CELLS = 3;
    private static final int QUARTERS = 240;
    private static final int KILLS = 5;

    @TempDir
    private Path folder;

    private Process planner(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                CLASSES.toAbsolutePath() + File.pathSeparator + LIBRARIES.toAbsolutePath() + "/*",
                "io.rantwin.planner.Main",
                "data"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--history", folder.resolve("history").toString()));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve(arguments[0] + ".err").toFile())
                .redirectOutput(folder.resolve(arguments[0] + ".out").toFile())
                .start();
    }

    private List<JsonNode> told(String what) throws IOException, InterruptedException {
        Process asked = planner(what, "--json");
        assertThat(asked.waitFor(2, TimeUnit.MINUTES)).isTrue();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(what + ".out"))) {
            lines.add(JsonInput.MAPPER.readTree(line));
        }
        return lines;
    }

    @Test
    void nothingIsLostOrDoubledByAPlannerThatIsKilled() throws IOException, InterruptedException {
        assumeThat(Files.exists(CLASSES.resolve("io/rantwin/planner/Main.class")) && Files.isDirectory(LIBRARIES))
                .as("the planner is packaged; a build of all modules does it")
                .isTrue();
        Random random = new Random(7);
        Path files = Files.createDirectories(folder.resolve("pm"));
        List<PmProducer> sending = new ArrayList<>();
        try (Broker broker = Broker.start(folder.resolve("kafka"), "127.0.0.1", 0);
                InformationCoordinator coordinator = InformationCoordinator.start(
                        "127.0.0.1", 0, job -> sending.forEach(each -> each.ordered(job)));
                PmProducer producer =
                        new PmProducer(files, broker.address(), true, coordinator::jobs, complaint -> {});
                Producer<byte[], byte[]> stranger = stranger(broker)) {
            sending.add(producer);
            producer.tick();
            String[] follow = {"follow", "--ics", "http://127.0.0.1:" + coordinator.port(), "--kafka", broker.address()
            };
            Process running = planner(follow);
            Process first = running;
            await().atMost(SOON).until(() -> {
                assertAlive(first);
                return !coordinator.jobs().isEmpty();
            });
            int malformed = 0;
            int records = 0;
            for (int kill = 0; kill <= KILLS; kill++) {
                int from = QUARTERS * kill / (KILLS + 1);
                int until = QUARTERS * (kill + 1) / (KILLS + 1);
                for (int quarter = from; quarter < until; quarter++) {
                    JsonNode report = Reports.quarter("n", quarter, CELLS);
                    for (int times = random.nextInt(4) == 0 ? 2 : 1; times > 0; times--) {
                        producer.send(report, coordinator.jobs(), false);
                        records++;
                    }
                    if (random.nextInt(20) == 0) {
                        var _ = stranger.send(new ProducerRecord<>(
                                "rantwin-pm", ("no report " + malformed++).getBytes(StandardCharsets.UTF_8)));
                        records++;
                    }
                    producer.tick();
                }
                stranger.flush();
                if (kill < KILLS) {
                    // At a moment that is nobody's choice: while it reads, keeps, or only begins.
                    running.waitFor(random.nextInt(4_000), TimeUnit.MILLISECONDS);
                    running.destroyForcibly().waitFor();
                    running = planner(follow);
                }
            }
            int all = records;
            Process last = running;
            await().atMost(SOON).pollInterval(Duration.ofSeconds(3)).until(() -> {
                assertAlive(last);
                List<JsonNode> sources = told("sources");
                return !sources.isEmpty() && sources.getFirst().path("records").asInt() == all;
            });
            JsonNode source = told("sources").getFirst();
            assertThat(source.path("reports").asInt()).isEqualTo(records - malformed);
            assertThat(source.at("/refused/NO_JSON").asInt()).isEqualTo(malformed);
            assertThat(source.path("lostRecords").asInt()).isZero();
            assertThat(source.at("/offsets/rantwin-pm-0").asInt()).isEqualTo(records);
            running.destroy();
            assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();

            List<JsonNode> series = told("list");
            assertThat(series).hasSize(CELLS).allSatisfy(each -> {
                assertThat(each.path("rows").asInt()).isEqualTo(QUARTERS);
                assertThat(each.path("present").asDouble()).isEqualTo(1);
            });
            assertThat(folder.resolve("history/refused/rantwin-pm")
                            .toFile()
                            .list((where, name) -> name.endsWith(".record")))
                    .hasSize(malformed);
        }
    }

    private void assertAlive(Process planner) throws IOException {
        assertThat(planner.isAlive())
                .as("%s", Files.readString(folder.resolve("follow.err")))
                .isTrue();
    }

    private static Producer<byte[], byte[]> stranger(Broker broker) {
        var properties = new Properties();
        properties.put("bootstrap.servers", broker.address());
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}

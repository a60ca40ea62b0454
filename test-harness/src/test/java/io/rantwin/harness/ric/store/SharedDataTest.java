package io.rantwin.harness.ric.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.per.Octets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All kinds of shared data give the same answers. */
class SharedDataTest {
    private static final Octets ONE = Octets.of((byte) 1, (byte) 0xff);
    private static final Octets TWO = Octets.of((byte) 2);

    @TempDir
    private Path folder;

    @Test
    void memory() throws Exception {
        try (SharedData data = new MemoryData()) {
            keepsValuesAndSets(data);
        }
    }

    @Test
    void file() throws Exception {
        try (SharedData data = FileData.open(folder)) {
            keepsValuesAndSets(data);
        }
    }

    @Test
    void redis() throws Exception {
        try (RedisServer server = RedisServer.start(folder);
                SharedData data = new RedisData("127.0.0.1", server.port())) {
            keepsValuesAndSets(data);
        }
    }

    private static void keepsValuesAndSets(SharedData data) throws StoreException {
        assertThat(data.get("space", "key")).isEmpty();
        data.set("space", "key", ONE);
        data.set("space", "other", TWO);
        data.set("elsewhere", "key", TWO);
        data.addMember("space", "group", ONE);
        data.addMember("space", "group", TWO);
        data.addMember("space", "group", TWO);
        assertThat(data.get("space", "key")).contains(ONE);
        assertThat(data.getAll("space")).containsOnlyKeys("key", "other").containsEntry("key", ONE);
        assertThat(data.members("space", "group")).containsExactlyInAnyOrder(ONE, TWO);

        data.remove("space", "key");
        data.remove("space", "never there");
        data.removeMember("space", "group", ONE);
        assertThat(data.getAll("space")).containsOnlyKeys("other");
        assertThat(data.members("space", "group")).containsExactly(TWO);

        data.clear();
        assertThat(data.getAll("space")).isEmpty();
        assertThat(data.members("space", "group")).isEmpty();
    }

    @Test
    void whatAFileKeepsIsThereWhenItWasNeverClosed() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (FileData data = FileData.open(folder)) {
            data.set("space", "key", ONE);
            data.addMember("space", "group", TWO);
            // The file as a killed process leaves it, with half a line at its end.
            Files.copy(folder.resolve("shared-data.jsonl"), copy.resolve("shared-data.jsonl"));
        }
        Files.write(
                copy.resolve("shared-data.jsonl"),
                "{\"change\":\"REMOVE\",\"names".getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND);
        try (FileData data = FileData.open(copy)) {
            assertThat(data.get("space", "key")).contains(ONE);
            assertThat(data.members("space", "group")).containsExactly(TWO);
        }
    }

    @Test
    void theFileDoesNotGrowWithoutEnd() throws Exception {
        try (FileData data = FileData.open(folder)) {
            for (int i = 0; i < 5_000; i++) {
                data.set("space", "key", Octets.of((byte) i));
            }
            try (var lines = Files.lines(folder.resolve("shared-data.jsonl"))) {
                assertThat(lines.count()).isLessThan(1_100);
            }
        }
        try (FileData data = FileData.open(folder)) {
            assertThat(data.get("space", "key")).contains(Octets.of((byte) 4_999));
        }
    }

    @Test
    void twoProcessesDoNotShareAFolder() throws Exception {
        try (FileData data = FileData.open(folder)) {
            assertThatThrownBy(() -> FileData.open(folder))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use");
            data.set("space", "key", ONE);
        }
    }

    @Test
    void redisThatIsNotThereIsSaid() throws Exception {
        int port;
        try (RedisServer server = RedisServer.start(folder)) {
            port = server.port();
        }
        try (SharedData data = new RedisData("127.0.0.1", port)) {
            assertThatThrownBy(() -> data.get("space", "key"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }
}

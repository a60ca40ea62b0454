package io.rantwin.harness.ric.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.rantwin.api.ports.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real Redis server of this machine's own, for one test. */
public final class RedisServer implements AutoCloseable {
    private final Process process;
    private final int port;

    private RedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one; the test is skipped when the program is not installed. */
    public static RedisServer start(Path folder) throws IOException {
        assumeTrue(isInstalled(), "redis-server is not installed, so shared data in Redis is not tested");
        return start(folder, new FreePorts(folder).next());
    }

    /** Whether this machine has the program. */
    public static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "redis-server")));
    }

    /** Starts one that has nothing, at a port where one was before. */
    public static RedisServer start(Path folder, int port) throws IOException {
        Process process = new ProcessBuilder(
                        "redis-server", "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
        RedisServer server = new RedisServer(process, port);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(server::answers);
        return server;
    }

    /** Where it listens at 127.0.0.1. */
    public int port() {
        return port;
    }

    private boolean answers() {
        RedisURI uri = RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(port)
                .withTimeout(Duration.ofSeconds(5))
                .build();
        try (RedisClient client = RedisClient.create(uri);
                var connection = client.connect()) {
            return "PONG".equals(connection.sync().ping());
        } catch (RedisException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

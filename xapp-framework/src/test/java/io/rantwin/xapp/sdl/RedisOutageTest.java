package io.rantwin.xapp.sdl;

import static io.rantwin.xapp.sdl.SdlCompatibilityKit.octets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens while the Redis is not there, and after. */
@Timeout(300)
class RedisOutageTest {
    private static final String NS = "outage";

    /** Where no answer is waited for; longer than any machine is busy with something else. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    Path folder;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private RedisSdl sdl(SdlAddress address, Duration timeout) {
        return new RedisSdl(
                new SdlConfig(
                        List.of(address),
                        SdlAccess.OPEN,
                        timeout,
                        Duration.ofMillis(20),
                        Duration.ofMillis(100),
                        Duration.ofMillis(300)),
                executor);
    }

    private static boolean works(Sdl sdl) {
        try {
            sdl.set(NS, "probe", octets("1"));
            return true;
        } catch (SdlException e) {
            return false;
        }
    }

    private static boolean publishes(Sdl sdl) {
        try {
            sdl.publish(NS, Publication.of("c", "after"));
            return true;
        } catch (SdlException e) {
            return false;
        }
    }

    @Test
    void survivesThatTheServerIsKilledAndComesBackEmpty() throws Exception {
        try (RedisProcess redis = RedisProcess.start(folder);
                RedisSdl sdl = sdl(redis.address(), LONG)) {
            var listener = new RecordingListener();
            sdl.subscribe(NS, List.of("c"), listener);
            await().until(() -> listener.missed.get() == 1);
            sdl.set(NS, "k", octets("before"), Publication.of("c", "before"));
            await().until(() -> listener.heard.contains("c:before"));

            redis.kill();
            assertThatThrownBy(() -> sdl.get(NS, "k"))
                    .isInstanceOf(SdlException.class)
                    .hasMessageContaining("get in SDL namespace outage")
                    .hasMessageContaining("127.0.0.1:" + redis.port());
            assertThatThrownBy(() -> sdl.set(NS, "ghost", octets("1"))).isInstanceOf(SdlException.class);
            assertThat(sdl.storeErrors().getAsLong()).isEqualTo(1);

            redis.restart();
            await().until(() -> works(sdl));
            assertThat(sdl.keys(NS)).as("nothing was kept back and sent later").containsExactly("probe");
            await().until(() -> listener.missed.get() == 2);
            sdl.publish(NS, Publication.of("c", "after"));
            await().until(() -> listener.heard.contains("c:after"));
            assertThat(listener.heard).containsExactly("c:before", "c:after");
        }
    }

    @Test
    void callsUnderWayEndWithTheServer() throws Exception {
        try (RedisProcess redis = RedisProcess.start(folder);
                RedisSdl sdl = sdl(redis.address(), LONG)) {
            sdl.set(NS, "k", octets("1"));
            redis.signal("STOP");
            List<Future<?>> calls = new ArrayList<>();
            var failed = new AtomicInteger();
            for (int i = 0; i < 50; i++) {
                calls.add(executor.submit(() -> {
                    try {
                        sdl.get(NS, "k");
                    } catch (SdlException e) {
                        failed.incrementAndGet();
                    }
                }));
            }
            redis.kill();
            for (Future<?> call : calls) {
                call.get(60, TimeUnit.SECONDS);
            }
            assertThat(failed).hasValue(50);
        }
    }

    @Test
    void aServerThatHangsIsLeftAndFoundAgain() throws Exception {
        try (RedisProcess redis = RedisProcess.start(folder);
                RedisSdl sdl = sdl(redis.address(), SHORT)) {
            var listener = new RecordingListener();
            sdl.subscribe(NS, List.of("c"), listener);
            await().until(() -> works(sdl) && listener.missed.get() >= 1);
            Set<String> before = redis.clients();
            redis.signal("STOP");
            // Each waits for the timeout, or fails faster because the connection was given up already.
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> sdl.get(NS, "probe")).isInstanceOf(SdlException.class);
            }
            redis.signal("CONT");
            await().until(() -> works(sdl));
            await().until(() -> listener.missed.get() >= 2);
            await().until(() -> publishes(sdl) && listener.heard.contains("c:after"));
            await().untilAsserted(() -> assertThat(redis.clients()).doesNotContainAnyElementsOf(before));
        }
    }

    @Test
    void whatIsNotThereYetIsFoundWhenItComes() throws Exception {
        RedisProcess redis = RedisProcess.start(folder);
        redis.kill();
        try (RedisSdl sdl = sdl(redis.address(), LONG)) {
            var listener = new RecordingListener();
            sdl.subscribe(NS, List.of("c"), listener);
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> sdl.set(NS, "k", octets("1"))).isInstanceOf(SdlException.class);
            }
            redis.restart();
            await().until(() -> listener.missed.get() == 1);
            await().until(() -> works(sdl));
        } finally {
            redis.close();
        }
    }

    @Test
    void somethingElseThatListensThereCostsNoMoreThanTheTimeout() throws Exception {
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                RedisSdl sdl = sdl(new SdlAddress.Server("127.0.0.1", mute.getLocalPort()), SHORT)) {
            assertThatThrownBy(() -> sdl.get(NS, "k"))
                    .isInstanceOf(SdlException.class)
                    .hasMessageContaining("no answer in 500 ms");
        }
    }

    @Test
    void aSentinelTellsWhereTheMasterIs() throws Exception {
        try (RedisProcess redis = RedisProcess.start(folder)) {
            Path file = folder.resolve("sentinel.conf");
            Files.writeString(file, "sentinel monitor dbaasmaster 127.0.0.1 " + redis.port() + " 1\n");
            try (RedisProcess sentinel = sentinel(file);
                    RedisSdl sdl = sdl(new SdlAddress.Sentinel("127.0.0.1", sentinel.port(), "dbaasmaster"), LONG)) {
                var listener = new RecordingListener();
                sdl.subscribe(NS, List.of("c"), listener);
                await().until(() -> works(sdl) && listener.missed.get() == 1);
                redis.kill();
                await().until(() -> !works(sdl));
                redis.restart();
                await().until(() -> works(sdl) && listener.missed.get() == 2);
            }
        }
    }

    private RedisProcess sentinel(Path file) throws IOException {
        return RedisProcess.start("redis-server", folder, List.of(file.toString(), "--sentinel"));
    }
}

package io.rantwin.harness.ric.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.recording.HandMovedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreWatchTest {
    private final HandMovedClock clock = new HandMovedClock();
    private final AtomicInteger writtenAgain = new AtomicInteger();

    private int ticked(StoreWatch watch) {
        clock.advance(Duration.ofSeconds(3));
        watch.tick();
        return writtenAgain.get();
    }

    @Test
    void whatWasLostIsWrittenAgainOnce() throws Exception {
        MemoryData data = new MemoryData();
        StoreWatch watch = new StoreWatch(data, "one", writtenAgain::incrementAndGet, Runnable::run, clock);
        assertThat(ticked(watch)).isZero();
        assertThat(ticked(watch)).isZero();
        data.clear();
        watch.tick();
        assertThat(writtenAgain).as("not before its time").hasValue(0);
        assertThat(ticked(watch)).isEqualTo(1);
        assertThat(ticked(watch)).isEqualTo(1);
    }

    @Test
    void whatIsLostOnPurposeStaysLost() throws Exception {
        MemoryData data = new MemoryData();
        data.set("space", "key", Octets.EMPTY);
        StoreWatch watch = new StoreWatch(data, "one", writtenAgain::incrementAndGet, Runnable::run, clock);
        ticked(watch);
        watch.lose();
        assertThat(data.get("space", "key")).isEmpty();
        assertThat(ticked(watch)).isZero();
    }

    @Test
    void aRedisThatComesBackEmptyIsNoticed(@TempDir Path folder) throws Exception {
        int port;
        RedisData data;
        StoreWatch watch;
        try (RedisServer server = RedisServer.start(folder)) {
            port = server.port();
            data = new RedisData("127.0.0.1", port);
            watch = new StoreWatch(
                    data, "one", writtenAgain::incrementAndGet, Thread::startVirtualThread, InstantSource.system());
            Awaitility.await().until(() -> {
                watch.tick();
                return data.get("ric-in-a-box", "mark").isPresent();
            });
        }
        try (data;
                RedisServer _ = RedisServer.start(folder, port)) {
            Awaitility.await().until(() -> {
                watch.tick();
                return writtenAgain.get() == 1;
            });
        }
    }
}

package io.rantwin.xapp.sdl;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisSdlTest extends SdlCompatibilityKit {
    @TempDir
    static Path folder;

    private static RedisProcess redis;
    private static RedisClient other;
    private static RedisCommands<String, String> plain;

    @BeforeAll
    static void start() throws IOException {
        redis = RedisProcess.start(folder);
        other = RedisClient.create(RedisURI.create("127.0.0.1", redis.port()));
        plain = other.connect().sync();
    }

    @AfterAll
    static void stop() {
        if (other != null) {
            other.shutdown();
        }
        if (redis != null) {
            redis.close();
        }
    }

    @Override
    Sdl open() {
        plain.flushall();
        return new RedisSdl(new SdlConfig(List.of(redis.address())), executor);
    }

    @Test
    void namesAreThoseOfThePlatform() throws Exception {
        sdl.set("e2Manager", Map.of("RAN:gnb_1", octets("v")));
        sdl.addMembers("e2Manager", "GNB", List.of(octets("m")));
        assertThat(plain.keys("*")).containsExactlyInAnyOrder("{e2Manager},RAN:gnb_1", "{e2Manager},GNB");
        assertThat(plain.get("{e2Manager},RAN:gnb_1")).isEqualTo("v");
        assertThat(plain.smembers("{e2Manager},GNB")).containsExactly("m");
    }

    @Test
    void eventsTravelAsThePlatformSendsThem() {
        var listener = new RecordingListener();
        sdl.subscribe("e2Manager", List.of("RAN_MANIPULATION"), listener);
        Awaitility.await().until(() -> listener.missed.get() > 0);
        plain.publish("{e2Manager},RAN_MANIPULATION", "gnb_1_ADDED___gnb_2_DELETED");
        plain.publish("{e2Manager},RAN_MANIPULATION", "___");
        plain.publish("{e2Manager},RAN_MANIPULATION", "end");
        Awaitility.await().until(() -> listener.heard.size() == 2);
        assertThat(listener.heard)
                .containsExactly("RAN_MANIPULATION:gnb_1_ADDED gnb_2_DELETED", "RAN_MANIPULATION:end");
    }

    @Test
    void severalServersShareTheNamespacesByChecksum() throws Exception {
        try (RedisProcess second = RedisProcess.start(folder);
                var both = new RedisSdl(new SdlConfig(List.of(redis.address(), second.address())), executor);
                var first = new RedisSdl(new SdlConfig(List.of(redis.address())), executor)) {
            // CRC-32 of "123456789" is CBF43926, an even number; that of "a" is E8B7BE43, an odd one.
            both.set("123456789", "k", octets("even"));
            both.set("a", "k", octets("odd"));
            assertThat(first.get("123456789", "k")).isEqualTo(octets("even"));
            assertThat(first.get("a", "k")).isNull();
            assertThat(both.get("a", "k")).isEqualTo(octets("odd"));
        }
    }
}

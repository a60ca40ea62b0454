package io.rantwin.xapp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.api.ports.ClosedPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformCallsTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    private PlatformAnswer post(URI uri, Duration timeout) throws IOException, InterruptedException {
        try {
            return new PlatformCalls(client, threads, timeout)
                    .send("POST", uri, "{}")
                    .get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class);
            throw (IOException) e.getCause();
        }
    }

    @Test
    void anyStatusIsAnAnswer() throws Exception {
        try (PlatformStub stub = new PlatformStub(c -> c.status(503).result("no\n  way"))) {
            PlatformAnswer answer = post(stub.uri(), Duration.ofSeconds(20));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.brief()).isEqualTo("status 503 (no way)");
        }
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() throws Exception {
        try (RawServer half = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf a bo")) {
            assertThatThrownBy(() -> post(half.uri(), Duration.ofMillis(300)))
                    .hasMessageContaining("no whole answer in 300 ms");
        }
        try (RawServer silent = new RawServer("")) {
            assertThatThrownBy(() -> post(silent.uri(), Duration.ofMillis(300))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nonsenseEndlessBodiesAndClosedPortsAreFailures() throws Exception {
        try (RawServer nonsense = new RawServer("SSH-2.0-hello\r\n\r\n")) {
            assertThatThrownBy(() -> post(nonsense.uri(), Duration.ofSeconds(20)))
                    .isInstanceOf(IOException.class);
        }
        try (PlatformStub big = new PlatformStub(c -> c.result("x".repeat(PlatformCalls.MAX_ANSWER_OCTETS + 1)))) {
            assertThatThrownBy(() -> post(big.uri(), Duration.ofSeconds(20))).isInstanceOf(IOException.class);
        }
        try (ClosedPort nobody = new ClosedPort()) {
            assertThatThrownBy(() -> post(nobody.http(), Duration.ofSeconds(20)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ConnectException");
        }
    }

    @Test
    void afterTheThreadsAreGoneACallFailsLikeAnyOther() {
        threads.shutdownNow();
        assertThatThrownBy(() -> post(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(20)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no thread");
    }

    @Test
    void waitsGrowToTheLongestAndBeginAnewAfterASuccess() {
        BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(1));
        List<Duration> waits = new ArrayList<>();
        long step = 1000;
        for (int i = 0; i < 10; i++) {
            Duration wait = backOff.next();
            assertThat(wait.toMillis()).isBetween(step / 2, step);
            waits.add(wait);
            step = Math.min(30_000, step * 2);
        }
        assertThat(waits).doesNotHaveDuplicates();
        backOff.reset();
        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}

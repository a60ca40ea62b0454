package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeServerTest {
    @Test
    void itAnswersProbesAndNothingElse(@TempDir Path folder) throws Exception {
        AtomicLong now = new AtomicLong();
        Probes probes = new Probes(folder, now::get);
        try (ProbeServer server = ProbeServer.start(0, probes);
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(status(client, server, "/health/alive")).isEqualTo(200);
            assertThat(status(client, server, "/health/ready")).isEqualTo(200);
            for (String other : new String[] {"/", "/health", "/v1/policies", "/openapi.json"}) {
                assertThat(status(client, server, other)).as(other).isEqualTo(404);
            }
            now.addAndGet(Duration.ofMinutes(2).toNanos());
            assertThat(status(client, server, "/health/alive")).isEqualTo(503);
            probes.turned();
            assertThat(status(client, server, "/health/alive")).isEqualTo(200);
        }
    }

    private static int status(HttpClient client, ProbeServer server, String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }
}

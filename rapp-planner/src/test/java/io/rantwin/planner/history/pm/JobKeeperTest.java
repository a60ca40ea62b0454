package io.rantwin.planner.history.pm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobKeeperTest {
    private static final JobOrder ORDER = new JobOrder(
            "j 1",
            "PmDataOverKafka",
            "rantwin",
            "t",
            null,
            new JobOrder.Filter(
                    List.of(),
                    List.of(),
                    Map.of("NRCellDU", List.of("RRU.PrbTotDl")),
                    List.of(),
                    Instant.parse("2026-01-05T06:00:00Z")));

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    /** The job that is there; empty for none. */
    private final AtomicReference<String> job = new AtomicReference<>("");

    private HttpServer server;
    private HttpClient client;
    private JobKeeper keeper;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/data-consumer/v1/", exchange -> {
            String path = exchange.getRequestURI().getRawPath().substring("/data-consumer/v1".length());
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + path);
            byte[] answer;
            int status = 200;
            if (exchange.getRequestMethod().equals("PUT")) {
                status = job.getAndSet(body).isEmpty() ? 201 : 200;
                answer = new byte[0];
            } else if (path.endsWith("/status")) {
                answer = "{\"info_job_status\":\"ENABLED\",\"producers\":[]}".getBytes(StandardCharsets.UTF_8);
            } else {
                status = job.get().isEmpty() ? 404 : 200;
                answer = job.get().getBytes(StandardCharsets.UTF_8);
            }
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        client = HttpClient.newHttpClient();
        keeper = keeper(server.getAddress().getPort());
    }

    private JobKeeper keeper(int port) {
        return new JobKeeper(
                new Coordinator(client, URI.create("http://127.0.0.1:" + port + "/"), Duration.ofSeconds(20)), ORDER);
    }

    @AfterEach
    void end() {
        client.close();
        server.stop(0);
    }

    @Test
    void theJobIsOrderedOnceAndAgainWhenItIsForgotten() {
        keeper.tick(0);
        assertThat(keeper.state()).isEqualTo("enabled");
        assertThat(asked)
                .containsExactly(
                        "GET /info-jobs/j%201",
                        "PUT /info-jobs/j%201", "GET /info-jobs/j%201", "GET /info-jobs/j%201/status");
        assertThat(job.get())
                .contains(
                        "\"measTypeSpecs\":[{\"measuredObjClass\":\"NRCellDU\",\"measTypes\":[\"RRU.PrbTotDl\"]}]",
                        "\"pmRopStartTime\":\"2026-01-05T06:00:00Z\"",
                        "\"deliveryInfo\":{\"topic\":\"t\"}",
                        "\"info_type_id\":\"PmDataOverKafka\"");
        asked.clear();

        keeper.tick(1_000);
        assertThat(asked).as("not before its time").isEmpty();
        keeper.tick(30_000);
        assertThat(asked).containsExactly("GET /info-jobs/j%201", "GET /info-jobs/j%201/status");

        job.set("");
        keeper.tick(60_000);
        assertThat(asked).contains("PUT /info-jobs/j%201");
    }

    @Test
    void theJobOfAnotherIsNotTaken() {
        job.set("{\"info_type_id\":\"PmDataOverKafka\",\"job_owner\":\"ann\",\"job_definition\":{}}");
        keeper.tick(0);

        assertThat(keeper.state()).isEqualTo("job j 1 is of ann, not of rantwin; --job takes another name");
        assertThat(asked).containsExactly("GET /info-jobs/j%201");
    }

    @Test
    void aCoordinatorThatIsAwayIsAskedAgainAtGrowingIntervals() {
        int port = server.getAddress().getPort();
        server.stop(0);
        JobKeeper patient = keeper(port);
        patient.tick(0);

        assertThat(patient.state()).contains("nobody listens at http://127.0.0.1:" + port);
    }
}

package io.rantwin.xapp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.xapp.descriptor.Descriptor;
import io.rantwin.xapp.descriptor.DescriptorException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class XappHttpServerTest {
    private static final String DESCRIPTOR =
            "{\"name\":\"twin\",\"version\":\"1.0.0\",\"rmr\":{\"protPort\":\"tcp:4560\"},\"controls\":{\"a\":\"\\\"\"}}";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<byte[]> callbacks = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private volatile Health ready = Health.missing("RMR data listener", "descriptor");
    private volatile Health reports = Health.GOOD;
    private volatile Descriptor descriptor;
    private XappHttpServer server;

    @BeforeEach
    void start() throws Exception {
        descriptor = Descriptor.read(DESCRIPTOR);
        server = start(Duration.ofMinutes(1));
    }

    /** @param patience with a body that does not go on */
    private XappHttpServer start(Duration patience) throws IOException {
        Map<String, Supplier<String>> symptoms = new LinkedHashMap<>();
        symptoms.put("routes.txt", () -> "mse|12050|-1|x:4560");
        symptoms.put("broken.txt", () -> {
            throw new IllegalStateException("on purpose");
        });
        return XappHttpServer.start(
                "127.0.0.1",
                0,
                new HttpDuties(
                        () -> Health.GOOD,
                        () -> ready,
                        Map.of("reports", () -> reports),
                        () -> descriptor,
                        () -> "a_b_c 1.0\n",
                        this::callback,
                        (name, body) -> changes.add(name + "=" + new String(body, StandardCharsets.UTF_8)),
                        symptoms),
                InstantSource.system(),
                patience);
    }

    private void callback(byte[] body) throws BadInputException {
        if (body.length == 0) {
            throw new BadInputException("the callback has no body");
        }
        if (body[0] == '!') {
            throw new IllegalStateException("a slip of the application");
        }
        callbacks.add(body);
    }

    @AfterEach
    void stop() {
        server.close();
        client.shutdownNow();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).POST(body).build(), BodyHandlers.ofString());
    }

    @Test
    void probesSayWhatIsMissing() throws Exception {
        assertThat(get("/ric/v1/health/alive").statusCode()).isEqualTo(200);
        HttpResponse<byte[]> notReady = get("/ric/v1/health/ready");
        assertThat(notReady.statusCode()).isEqualTo(503);
        assertThat(json.readTree(notReady.body()))
                .isEqualTo(
                        json.readTree("{\"status\":\"not ready\",\"missing\":[\"RMR data listener\",\"descriptor\"]}"));
        ready = Health.GOOD;
        HttpResponse<byte[]> isReady = get("/ric/v1/health/ready");
        assertThat(isReady.statusCode()).isEqualTo(200);
        assertThat(json.readTree(isReady.body())).isEqualTo(json.readTree("{\"status\":\"ready\"}"));
    }

    @Test
    void probesOfTheApplicationStandBesideThoseOfTheFramework() throws Exception {
        assertThat(get("/ric/v1/health/reports").statusCode()).isEqualTo(200);
        reports = Health.missing("no report for 31 s");
        HttpResponse<byte[]> missing = get("/ric/v1/health/reports");
        assertThat(missing.statusCode()).isEqualTo(503);
        assertThat(json.readTree(missing.body()).at("/missing/0").asText()).isEqualTo("no report for 31 s");
        assertThat(get("/ric/v1/health/others").statusCode()).isEqualTo(404);
    }

    @Test
    void theDescriptorIsAListWithATextInItAlsoWhileNotReady() throws Exception {
        JsonNode list = json.readTree(get("/ric/v1/config").body());
        assertThat(list).hasSize(1);
        assertThat(list.at("/0/metadata")).isEqualTo(json.readTree("{\"xappName\":\"twin\",\"configType\":\"json\"}"));
        assertThat(list.at("/0/config").isTextual()).isTrue();
        assertThat(list.at("/0/config").asText()).isEqualTo(DESCRIPTOR);
        descriptor = changed();
        assertThat(json.readTree(get("/ric/v1/config").body()).at("/0/config").asText())
                .isEqualTo(changed().text());
    }

    private static Descriptor changed() throws DescriptorException {
        return Descriptor.read(DESCRIPTOR.replace("1.0.0", "1.0.1"));
    }

    @Test
    void metricsArePrometheusText() throws Exception {
        HttpResponse<byte[]> metrics = get("/ric/v1/metrics");
        assertThat(metrics.headers().firstValue("content-type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("text/plain; version=0.0.4"));
        assertThat(metrics.body()).asString().isEqualTo("a_b_c 1.0\n");
    }

    @Test
    void aCallbackIsHandedOverAsItCame() throws Exception {
        byte[] body = {'{', 0, (byte) 0xff, '}'};
        HttpResponse<String> answer = post("/ric/v1/subscriptions/response", BodyPublishers.ofByteArray(body));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(callbacks).singleElement().isEqualTo(body);
    }

    @Test
    void aBadCallbackIsAnsweredWithASentence() throws Exception {
        HttpResponse<String> answer = post("/ric/v1/subscriptions/response", BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).get("error").asText()).isEqualTo("the callback has no body");
        HttpResponse<String> slip = post("/ric/v1/subscriptions/response", BodyPublishers.ofString("!"));
        assertThat(slip.statusCode()).isEqualTo(500);
        assertThat(slip.body()).contains("error").doesNotContain("slip");
    }

    @Test
    void bodiesAreBoundedWithAndWithoutALengthInFront() throws Exception {
        byte[] full = new byte[XappHttpServer.MAX_BODY_OCTETS];
        full[0] = '{';
        assertThat(post("/ric/v1/subscriptions/response", BodyPublishers.ofByteArray(full))
                        .statusCode())
                .isEqualTo(200);
        byte[] over = new byte[XappHttpServer.MAX_BODY_OCTETS + 1];
        assertThat(post("/ric/v1/subscriptions/response", BodyPublishers.ofByteArray(over))
                        .statusCode())
                .isEqualTo(413);
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(over));
        assertThat(post("/ric/v1/cm/x", chunked).statusCode()).isEqualTo(413);
        assertThat(callbacks).hasSize(1);
        assertThat(changes).isEmpty();
    }

    @Test
    void aBodyThatStopsHalfWayIsGivenUpAndNotHandedOver() throws Exception {
        try (XappHttpServer hasty = start(Duration.ofMillis(400));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), hasty.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /ric/v1/subscriptions/response HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{\"half\""
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.setSoTimeout(60_000);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).doesNotStartWith("HTTP/1.1 200");
        }
        assertThat(callbacks).isEmpty();
        assertThat(get("/ric/v1/health/alive").statusCode()).isEqualTo(200);
    }

    @Test
    void configurationChangesGoToTheHookUnderAPlainName() throws Exception {
        assertThat(post("/ric/v1/cm/twin.v1", BodyPublishers.ofString("{}")).statusCode())
                .isEqualTo(200);
        assertThat(changes).containsExactly("twin.v1={}");
        HttpResponse<String> odd = post("/ric/v1/cm/a%20b", BodyPublishers.ofString("{}"));
        assertThat(odd.statusCode()).isEqualTo(400);
        assertThat(odd.body()).contains("letters");
    }

    @Test
    void symptomsAreAnArchiveEvenWhenOneCannotBeHad() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(get("/ric/v1/symptomdata").body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files.keySet()).containsExactly("routes.txt", "broken.txt");
        assertThat(files.get("routes.txt")).isEqualTo("mse|12050|-1|x:4560");
        assertThat(files.get("broken.txt")).contains("on purpose");
    }

    @Test
    void otherPathsAreUnknownAndAMissingHookToo() throws Exception {
        assertThat(get("/ric/v1/nothing").statusCode()).isEqualTo(404);
        try (XappHttpServer plain = XappHttpServer.start(
                "127.0.0.1",
                0,
                new HttpDuties(
                        () -> Health.GOOD,
                        () -> ready,
                        Map.of(),
                        () -> descriptor,
                        () -> "",
                        body -> {},
                        null,
                        Map.of()),
                InstantSource.system())) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + plain.port() + "/ric/v1/cm/x"))
                    .POST(BodyPublishers.noBody())
                    .build();
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(404);
        }
    }

    private XappHttpServer listening(int port) throws IOException {
        HttpDuties duties = new HttpDuties(
                () -> Health.GOOD, () -> ready, Map.of(), () -> descriptor, () -> "", body -> {}, null, Map.of());
        return XappHttpServer.start("127.0.0.1", port, duties, InstantSource.system());
    }

    @Test
    void aPortThatIsTakenIsAnErrorWithItsNumber() throws Exception {
        try (XappHttpServer first = listening(0)) {
            assertThatThrownBy(() -> listening(first.port()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(String.valueOf(first.port()));
        }
    }

    @Test
    void thePortOfAClosedServerIsFree() throws Exception {
        // Another process may take a port that was given back before we ask for it again; not fifty times in a row.
        List<Exception> refusals = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            XappHttpServer first = listening(0);
            int port = first.port();
            first.close();
            try (XappHttpServer next = listening(port)) {
                assertThat(next.port()).isEqualTo(port);
                return;
            } catch (IOException e) {
                refusals.add(e);
            }
        }
        throw new AssertionError("never free again: " + refusals);
    }
}

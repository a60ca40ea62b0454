package io.rantwin.xapp.subscription.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.rantwin.codecs.per.Octets;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSubscriptionManagerClientTest {
    private static final SubscriptionParams PARAMS = new SubscriptionParams(
            null,
            new ClientEndpoint("twin-http", 8080, 4560),
            "gnb_1",
            2,
            null,
            List.of(new SubscriptionDetail(
                    5, Octets.ofHex("08"), List.of(ActionToBeSetup.report(1, Octets.ofHex("ff"))))));

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private int status = 201;
    private String body = "{\"SubscriptionId\":\"k1\",\"SubscriptionInstances\":null}";

    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.routes.post("/ric/v1/subscriptions", context -> {
                    asked.set(context.body());
                    context.status(status).result(body);
                });
                config.routes.delete("/ric/v1/subscriptions/{id}", context -> {
                    asked.set(context.pathParam("id"));
                    context.status(status).result(body);
                });
                config.routes.get(
                        "/ric/v1/subscriptions",
                        context -> context.status(status).result(body));
                config.routes.get(
                        "/ric/v1/get_xapp_rest_restsubscriptions/{host}",
                        context -> context.status(status).result(body));
            })
            .start("127.0.0.1", 0);

    private final SubscriptionManagerClient client = client(server.port(), Duration.ofSeconds(10));

    private SubscriptionManagerClient client(int port, Duration timeout) {
        URI base = URI.create("http://127.0.0.1:" + port + "/ric/v1/");
        return new HttpSubscriptionManagerClient(http, base, base, timeout);
    }

    @AfterEach
    void stop() {
        server.stop();
        http.close();
    }

    @Test
    void postsTheBodyAndReadsTheId() {
        assertThat(client.subscribe(PARAMS)).isEqualTo(new SubscribeOutcome.Accepted("k1"));
        assertThat(asked.get().getBytes(StandardCharsets.UTF_8)).isEqualTo(SubscriptionJson.write(PARAMS));
    }

    @Test
    void twoHundredIsAsGoodAsTwoHundredAndOne() {
        status = 200;
        assertThat(client.subscribe(PARAMS)).isEqualTo(new SubscribeOutcome.Accepted("k1"));
    }

    @Test
    void statusesHaveTheirMeaning() {
        body = "why";
        status = 400;
        assertThat(client.subscribe(PARAMS)).isEqualTo(new SubscribeOutcome.BadRequest("400 why"));
        status = 404;
        assertThat(client.subscribe(PARAMS.withSubscriptionId("k0"))).isEqualTo(new SubscribeOutcome.UnknownId());
        assertThat(client.subscribe(PARAMS)).isInstanceOf(SubscribeOutcome.Failed.class);
        status = 503;
        assertThat(client.subscribe(PARAMS)).isEqualTo(new SubscribeOutcome.NotConnected());
        status = 500;
        assertThat(client.subscribe(PARAMS)).isEqualTo(new SubscribeOutcome.Failed("500 why"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>hello</html>",
                "[]",
                "{\"SubscriptionId\":",
                "{\"SubscriptionId\":[1]}",
                "\"k1\"",
                "null"
            })
    void nonsenseIsAFailureThatSaysWhat(String nonsense) {
        body = nonsense;
        assertThat(client.subscribe(PARAMS))
                .isInstanceOfSatisfying(
                        SubscribeOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith("accepted, but "));
        status = 200;
        assertThat(client.ofHost("h")).satisfies(outcome -> {
            if (!nonsense.equals("null")) {
                assertThat(outcome).isInstanceOf(QueryOutcome.Failed.class);
            }
        });
    }

    @Test
    void aHugeBodyIsNotReadToItsEnd() {
        body = "{\"SubscriptionId\":\"" + "x".repeat(200_000) + "\"}";
        assertThat(client.subscribe(PARAMS)).isInstanceOf(SubscribeOutcome.Failed.class);
        status = 200;
        body = "[" + "7,".repeat(5_000_000) + "7]";
        assertThat(client.list()).isInstanceOf(QueryOutcome.Failed.class);
    }

    @ParameterizedTest
    @CsvSource({"204,Deleted", "200,Deleted", "404,Deleted", "400,Refused", "500,Failed", "503,Failed"})
    void deletionsHaveTheirOutcome(int given, String outcome) {
        status = given;
        body = "";
        assertThat(client.delete("a b/1").getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(asked.get()).isEqualTo("a b/1");
    }

    @Test
    void listsAreRead() {
        status = 200;
        body = "[{\"SubscriptionId\":3,\"Meid\":\"gnb\",\"ClientEndpoint\":[\"h:1\"]}]";
        assertThat(client.list())
                .isEqualTo(new QueryOutcome.Answered<>(List.of(new ListedSubscription(3, "gnb", List.of("h:1")))));
        body = "{\"k1\":{\"Meid\":\"gnb\",\"InstanceIds\":[3]}}";
        assertThat(client.ofHost("h"))
                .isEqualTo(new QueryOutcome.Answered<>(List.of(new RestSubscription("k1", "gnb", List.of(3)))));
    }

    @Test
    void nobodyThereIsAFailure() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(client(port, Duration.ofSeconds(10)).subscribe(PARAMS)).isInstanceOf(SubscribeOutcome.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 201 Created\r\nContent-Le",
                "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"Subscr",
                "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
                "SSH-2.0-x\r\n"
            })
    void aConnectionThatEndsInTheMiddleIsAFailure(String answer) throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(socket, answer, false));
            assertThat(client(socket.getLocalPort(), Duration.ofSeconds(10)).subscribe(PARAMS))
                    .isInstanceOf(SubscribeOutcome.Failed.class);
            served.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"Subscr"})
    void anAnswerThatNeverEndsIsAFailureWhenItsTimeIsOver(String answer) throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(socket, answer, true));
            assertThat(client(socket.getLocalPort(), Duration.ofMillis(300)).subscribe(PARAMS))
                    .isInstanceOf(SubscribeOutcome.Failed.class);
            served.join();
        }
    }

    /** Answers, and either closes or waits until the other side does. */
    private static void serve(ServerSocket socket, String answer, boolean waits) {
        try (Socket connection = socket.accept();
                OutputStream out = connection.getOutputStream()) {
            byte[] request = new byte[4_096];
            int read = connection.getInputStream().read(request);
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            while (waits && read >= 0) {
                read = connection.getInputStream().read(request);
            }
        } catch (IOException e) {
            // The client may be quicker to leave.
            assertThat(e).isNotNull();
        }
    }
}

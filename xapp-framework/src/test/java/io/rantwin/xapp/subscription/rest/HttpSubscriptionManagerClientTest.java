package io.rantwin.xapp.subscription.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.api.ports.ClosedPort;
import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.http.PlatformStub;
import io.rantwin.xapp.http.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
    private int status = 201;
    private String body = "{\"SubscriptionId\":\"k1\",\"SubscriptionInstances\":null}";

    private final PlatformStub server =
            new PlatformStub(context -> context.status(status).result(body));

    private final SubscriptionManagerClient client = client(server.uri(), Duration.ofSeconds(10));

    private SubscriptionManagerClient client(URI server, Duration timeout) {
        URI base = server.resolve("/ric/v1/");
        return new HttpSubscriptionManagerClient(http, base, base, timeout);
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void postsTheBodyAndReadsTheId() {
        assertThat(client.subscribe(PARAMS)).isEqualTo(new SubscribeOutcome.Accepted("k1"));
        assertThat(server.calls)
                .containsExactly(new PlatformStub.Call(
                        "POST",
                        "/ric/v1/subscriptions",
                        new String(SubscriptionJson.write(PARAMS), StandardCharsets.UTF_8)));
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
        assertThat(server.calls)
                .containsExactly(new PlatformStub.Call("DELETE", "/ric/v1/subscriptions/a%20b%2F1", ""));
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
        try (ClosedPort nobody = new ClosedPort()) {
            assertThat(client(nobody.http(), Duration.ofSeconds(10)).subscribe(PARAMS))
                    .isInstanceOf(SubscribeOutcome.Failed.class);
        }
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
        try (var raw = new RawServer(answer, true)) {
            assertThat(client(raw.uri(), Duration.ofSeconds(10)).subscribe(PARAMS))
                    .isInstanceOf(SubscribeOutcome.Failed.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"Subscr"})
    void anAnswerThatNeverEndsIsAFailureWhenItsTimeIsOver(String answer) throws IOException {
        try (var raw = new RawServer(answer)) {
            assertThat(client(raw.uri(), Duration.ofMillis(300)).subscribe(PARAMS))
                    .isInstanceOf(SubscribeOutcome.Failed.class);
        }
    }
}

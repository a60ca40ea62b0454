package io.rantwin.harness.ric.pms;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.javalin.Javalin;
import io.rantwin.harness.ric.a1.A1Mediator;
import io.rantwin.harness.ric.a1.A1MediatorOptions;
import io.rantwin.harness.ric.fault.PassThrough;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.SendResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** A service in front of two mediators, each on a port of its own, with a hand-moved clock. */
final class PmsRun implements AutoCloseable {
    static final String V2 = "/a1-policy/v2";
    static final String V3 = "/a1-policy-management/v1";
    static final String TYPE_20008 =
            "{'name':'tsapolicy','description':'threshold','policy_type_id':20008,'create_schema':{'type':'object',"
                    + "'properties':{'threshold':{'type':'integer','minimum':0}},'additionalProperties':false}}";

    final A1Mediator first;
    final A1Mediator second;
    final Pms pms;
    /** Bodies of callbacks. */
    final List<String> callbacks = new CopyOnWriteArrayList<>();

    /** Set to harm policies on their way. */
    final AtomicReference<PassThrough> fault = new AtomicReference<>(PassThrough.UNHARMED);

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Javalin firstServer;
    private final Javalin secondServer;
    private final Javalin server;

    PmsRun() {
        Rmr rmr = mock(Rmr.class);
        when(rmr.send(any())).thenReturn(SendResult.SENT);
        first = new A1Mediator(rmr, A1MediatorOptions.REALISTIC, client, executor, PassThrough.UNHARMED, now::get);
        second = new A1Mediator(rmr, A1MediatorOptions.REALISTIC, client, executor, PassThrough.UNHARMED, now::get);
        firstServer = Javalin.create(config -> first.routes(config.routes)).start("127.0.0.1", 0);
        secondServer = Javalin.create(config -> second.routes(config.routes)).start("127.0.0.1", 0);
        var rics = new TreeMap<String, URI>();
        rics.put("ric1", URI.create("http://127.0.0.1:" + firstServer.port()));
        rics.put("ric2", URI.create("http://127.0.0.1:" + secondServer.port()));
        pms = new Pms(
                new PmsOptions(rics, Duration.ofMinutes(1)),
                client,
                executor,
                (octets, onward) -> fault.get().pass(octets, onward),
                now::get,
                new Random(1));
        server = Javalin.create(config -> {
                    pms.routes(config.routes);
                    config.routes.post("/called-back", context -> callbacks.add(context.body()));
                })
                .start("127.0.0.1", 0);
        ask(firstServer.port(), "PUT", "/A1-P/v2/policytypes/20008", TYPE_20008);
        pms.look();
    }

    int port() {
        return server.port();
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    /** Ids of the policies at the first RIC. */
    String atFirstRic() {
        return ask(firstServer.port(), "GET", "/A1-P/v2/policytypes/20008/policies", "")
                .body();
    }

    /** Writes past the service. */
    int putAtFirstRic(String policyId) {
        return ask(firstServer.port(), "PUT", "/A1-P/v2/policytypes/20008/policies/" + policyId, "{'threshold':1}")
                .statusCode();
    }

    void offerAtSecondRic() {
        ask(secondServer.port(), "PUT", "/A1-P/v2/policytypes/20008", TYPE_20008);
        pms.look();
    }

    HttpResponse<String> ask(String method, String path, String body) {
        return ask(server.port(), method, path, body);
    }

    int status(String method, String path, String body) {
        return ask(method, path, body).statusCode();
    }

    String get(String path) {
        return ask("GET", path, "").body();
    }

    /** Quotes may be written as apostrophes. */
    private HttpResponse<String> ask(int port, String method, String path, String body) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(30))
                            .method(
                                    method,
                                    body.isEmpty()
                                            ? BodyPublishers.noBody()
                                            : BodyPublishers.ofString(body.replace('\'', '"')))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        firstServer.stop();
        secondServer.stop();
        client.close();
        executor.shutdownNow();
    }
}

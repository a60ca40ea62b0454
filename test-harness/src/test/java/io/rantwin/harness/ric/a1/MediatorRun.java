package io.rantwin.harness.ric.a1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.rantwin.harness.ric.fault.PassThrough;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A mediator on a port of its own, with a client. */
final class MediatorRun implements AutoCloseable {
    static final String TYPE_20008 =
            "{\"name\":\"tsapolicy\",\"description\":\"threshold in per cent\",\"policy_type_id\":20008,\"create_schema\":"
                    + "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"object\",\"properties\":"
                    + "{\"threshold\":{\"type\":\"integer\",\"minimum\":0}},\"additionalProperties\":false}}";

    final XappRmr rmr = new XappRmr();
    /** Content-Type, a blank, and the body of each notification. */
    final List<String> notifications = new CopyOnWriteArrayList<>();

    final A1Mediator mediator;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Javalin server;

    MediatorRun(A1MediatorOptions options) {
        this(options, null);
    }

    /** @param otherRmr in place of {@link #rmr}, or {@code null} */
    MediatorRun(A1MediatorOptions options, @Nullable Rmr otherRmr) {
        mediator = new A1Mediator(
                otherRmr == null ? rmr : otherRmr,
                options,
                client,
                executor,
                PassThrough.UNHARMED,
                () -> Instant.parse("2026-01-01T00:00:00Z"));
        server = Javalin.create(config -> {
                    mediator.routes(config.routes);
                    config.routes.post(
                            "/notify", context -> notifications.add(context.contentType() + " " + context.body()));
                })
                .start("127.0.0.1", 0);
    }

    HttpResponse<String> get(String path) {
        return exchange("GET", path, "");
    }

    HttpResponse<String> put(String path, String body) {
        return exchange("PUT", path, body);
    }

    HttpResponse<String> post(String path, String body) {
        return exchange("POST", path, body);
    }

    HttpResponse<String> delete(String path) {
        return exchange("DELETE", path, "");
    }

    void answer(String text) {
        mediator.received(XappRmr.delivery(RmrMessage.of(MessageType.A1_POLICY_RESP.number(), text)));
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    int count(String name) {
        ObjectNode state = mediator.state();
        return state.get("counts").get(name).intValue();
    }

    private HttpResponse<String> exchange(String method, String path, String body) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url(path)))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        client.close();
        executor.close();
    }
}

package io.rantwin.xapp.subscription.rest;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The client over HTTP. A call, body included, ends when its time is over; bodies are read up to a limit. */
public final class HttpSubscriptionManagerClient implements SubscriptionManagerClient {
    /** As long as other frameworks wait. */
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(20);

    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int LARGEST_LIST = 8 * 1024 * 1024;

    private final HttpClient http;
    private final String base;
    private final @Nullable String debugBase;
    private final Duration timeout;

    /**
     * @param base for example {@code http://service-ricplt-submgr-http.ricplt:8088/ric/v1}
     * @param debugBase the same at the debug port (8080), or {@code null} when there is none to be reached
     * @param timeout of a call
     */
    public HttpSubscriptionManagerClient(HttpClient http, URI base, @Nullable URI debugBase, Duration timeout) {
        this.http = http;
        this.base = withoutSlash(base);
        this.debugBase = debugBase == null ? null : withoutSlash(debugBase);
        this.timeout = timeout;
    }

    @Override
    public SubscribeOutcome subscribe(SubscriptionParams params) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/subscriptions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(SubscriptionJson.write(params)));
        return switch (exchange(request, LARGEST_ANSWER)) {
            case Exchange.Broken(String reason) -> new SubscribeOutcome.Failed(reason);
            case Exchange.Complete(int status, byte[] body) ->
                switch (status) {
                    case 200, 201 -> accepted(body);
                    case 400 -> new SubscribeOutcome.BadRequest("400 " + excerpt(body));
                    case 404 ->
                        params.subscriptionId() == null
                                ? new SubscribeOutcome.Failed("404 though no SubscriptionId was sent: " + excerpt(body))
                                : new SubscribeOutcome.UnknownId();
                    case 503 -> new SubscribeOutcome.NotConnected();
                    default -> new SubscribeOutcome.Failed(status + " " + excerpt(body));
                };
        };
    }

    private static SubscribeOutcome accepted(byte[] body) {
        try {
            return new SubscribeOutcome.Accepted(
                    SubscriptionJson.readResponse(body).subscriptionId());
        } catch (SubscriptionFormatException e) {
            return new SubscribeOutcome.Failed("accepted, but " + e.getMessage());
        }
    }

    @Override
    public DeleteOutcome delete(String subscriptionId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(base + "/subscriptions/" + segment(subscriptionId)))
                .DELETE();
        return switch (exchange(request, LARGEST_ANSWER)) {
            case Exchange.Broken(String reason) -> new DeleteOutcome.Failed(reason);
            case Exchange.Complete(int status, byte[] body) ->
                switch (status) {
                    case 200, 202, 204, 404 -> new DeleteOutcome.Deleted();
                    case 400 -> new DeleteOutcome.Refused("400 " + excerpt(body));
                    default -> new DeleteOutcome.Failed(status + " " + excerpt(body));
                };
        };
    }

    @Override
    public QueryOutcome<ListedSubscription> list() {
        return query(base + "/subscriptions", SubscriptionJson::readList);
    }

    @Override
    public QueryOutcome<RestSubscription> ofHost(String host) {
        if (debugBase == null) {
            return new QueryOutcome.Failed<>("no debug interface is configured");
        }
        return query(debugBase + "/get_xapp_rest_restsubscriptions/" + segment(host), SubscriptionJson::readOfHost);
    }

    private interface Reader<T> {
        List<T> read(byte[] body) throws SubscriptionFormatException;
    }

    private <T> QueryOutcome<T> query(String uri, Reader<T> reader) {
        return switch (exchange(HttpRequest.newBuilder(URI.create(uri)).GET(), LARGEST_LIST)) {
            case Exchange.Broken(String reason) -> new QueryOutcome.Failed<>(reason);
            case Exchange.Complete(int status, byte[] body) -> {
                if (status != 200) {
                    yield new QueryOutcome.Failed<>(status + " " + excerpt(body));
                }
                try {
                    yield new QueryOutcome.Answered<>(reader.read(body));
                } catch (SubscriptionFormatException e) {
                    yield new QueryOutcome.Failed<>("200, but " + e.getMessage());
                }
            }
        };
    }

    private sealed interface Exchange {
        record Complete(int status, byte[] body) implements Exchange {}

        record Broken(String reason) implements Exchange {}
    }

    private Exchange exchange(HttpRequest.Builder request, int largestBody) {
        HttpRequest complete = request.header("Accept", "application/json")
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(timeout)
                .build();
        // The timeout of a request ends with the headers of the answer; a body that trickles needs this one.
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(complete, BodyHandlers.limiting(BodyHandlers.ofByteArray(), largestBody));
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Exchange.Complete(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Exchange.Broken("no complete answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Exchange.Broken("interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof IOException io ? io : e;
            return new Exchange.Broken(cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
    }

    private static String withoutSlash(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String excerpt(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}

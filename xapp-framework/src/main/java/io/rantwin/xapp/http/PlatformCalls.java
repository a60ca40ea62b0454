package io.rantwin.xapp.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Short JSON calls to the platform, bounded in time (the whole exchange, a body that trickles in included) and in size. Nothing
 * here repeats a call. Thread-safe.
 */
public final class PlatformCalls {
    /** Longer answers count as failures. */
    public static final int MAX_ANSWER_OCTETS = 65_536;

    private final HttpClient client;
    private final Executor executor;
    private final Duration timeout;

    /**
     * @param client connects
     * @param executor its threads wait for answers (virtual threads)
     * @param timeout of a whole call
     */
    public PlatformCalls(HttpClient client, Executor executor, Duration timeout) {
        this.client = client;
        this.executor = executor;
        this.timeout = timeout;
    }

    /**
     * Sends a request.
     *
     * @param json the body, or {@code null} for none
     * @return the answer of any status; fails with {@link IOException}, whose message says what became of it, when there is none
     */
    public CompletableFuture<PlatformAnswer> send(String method, URI uri, @Nullable String json) {
        CompletableFuture<PlatformAnswer> answer = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    answer.complete(exchange(method, uri, json));
                } catch (IOException e) {
                    answer.completeExceptionally(e);
                } catch (RuntimeException e) {
                    answer.completeExceptionally(new IOException(method + " " + uri + " failed: " + e, e));
                }
            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new IOException(method + " " + uri + " has no thread to run on: " + e, e));
        }
        return answer;
    }

    /** What became of a call that failed, of what waiting for its answer threw. */
    public static String reason(CompletionException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : String.valueOf(cause.getMessage());
    }

    private PlatformAnswer exchange(String method, URI uri, @Nullable String json) throws IOException {
        BodyPublisher body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, body)
                .header("Content-Type", "application/json")
                .timeout(timeout)
                // The platform speaks 1.1; an offer to change to HTTP/2 is noise to it.
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        CompletableFuture<HttpResponse<String>> response =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_OCTETS));
        try {
            HttpResponse<String> received = response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new PlatformAnswer(received.statusCode(), received.body());
        } catch (TimeoutException e) {
            throw new IOException(method + " " + uri + " got no whole answer in " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(method + " " + uri + " failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(method + " " + uri + " was interrupted", e);
        } finally {
            response.cancel(true);
        }
    }
}

package io.rantwin.planner.push;

import io.opentelemetry.context.Context;
import io.rantwin.api.tracing.W3cHeaders;
import io.rantwin.planner.push.PushException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to one other side: an answer within the time, of bounded length, or an exception. A request that died with its
 * connection is sent once more at once: all of them may be repeated. Thread-safe.
 */
public final class A1Http {
    /** Longest answer that is read. */
    public static final int MOST_OCTETS = 4 << 20;

    private static final String AUTHORIZATION = "Authorization";

    private final HttpClient client;
    private final String base;
    private final Duration within;
    private final TokenSource token;

    /** Where the bearer token of a request comes from. */
    @FunctionalInterface
    public interface TokenSource {
        /** No authorisation, and no refusal asks for a token. */
        TokenSource NONE = () -> null;

        /**
         * The header {@code Authorization} with the token as it is now, or {@code null} for none.
         *
         * @throws IOException when there is no token where it should be
         */
        @Nullable
        String header() throws IOException;
    }

    /**
     * @param client see {@link #client}
     * @param base scheme, host and port, such as {@code http://pms:8081}
     * @param within the whole answer has to be there in this time
     */
    public A1Http(HttpClient client, URI base, Duration within, TokenSource token) {
        this.client = client;
        String text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.within = within;
        this.token = token;
    }

    /** A client for channels: HTTP/1.1, which all A1 servers speak, no redirects, answers read by this executor. */
    public static HttpClient client(Executor executor, Duration connectWithin) {
        return client(executor, connectWithin, null);
    }

    /** The same with what is trusted and shown over https; null for the Java runtime's. */
    static HttpClient client(Executor executor, Duration connectWithin, @Nullable SSLContext tls) {
        HttpClient.Builder made = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectWithin)
                .executor(executor);
        return (tls == null ? made : made.sslContext(tls)).build();
    }

    /** Scheme, host and port. */
    String base() {
        return base;
    }

    /** Text as a part of a path or query. */
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Asks.
     *
     * @param body JSON, or {@code null} for none
     * @throws PushException {@link Kind#UNREACHABLE} when no whole answer came in time
     */
    Reply send(String method, String path, byte @Nullable [] body) throws PushException {
        try {
            HttpRequest request = request(method, path, body);
            try {
                return once(request);
            } catch (IOException _) {
                return once(request);
            }
        } catch (IOException failed) {
            throw new PushException(Kind.UNREACHABLE, method + " " + base + path + ": " + reason(failed));
        }
    }

    private HttpRequest request(String method, String path, byte @Nullable [] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(within)
                .header("Accept", "application/json, application/problem+json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        String bearer = token.header();
        if (bearer != null) {
            request.header(AUTHORIZATION, bearer);
        }
        W3cHeaders.write(Context.current(), request::setHeader);
        return request.build();
    }

    private Reply once(HttpRequest request) throws IOException, PushException {
        CompletableFuture<HttpResponse<byte[]>> coming =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_OCTETS));
        try {
            // The request's own time ends with the header; a body may still trickle.
            HttpResponse<byte[]> answer = coming.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(
                    request.method() + " " + request.uri(), answer.statusCode(), answer.body(), ownToken(request));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof HttpTimeoutException) {
                throw late(request);
            }
            throw failed.getCause() instanceof IOException cause
                    ? cause
                    : new IOException(String.valueOf(failed.getCause()), failed.getCause());
        } catch (TimeoutException _) {
            coming.cancel(true);
            throw late(request);
        } catch (InterruptedException _) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new PushException(Kind.UNREACHABLE, request.method() + " " + request.uri() + ": interrupted");
        }
    }

    private Reply.OwnToken ownToken(HttpRequest request) {
        if (token.equals(TokenSource.NONE)) {
            return Reply.OwnToken.UNUSED;
        }
        return request.headers().firstValue(AUTHORIZATION).isPresent() ? Reply.OwnToken.SENT : Reply.OwnToken.MISSING;
    }

    private PushException late(HttpRequest request) {
        return new PushException(
                Kind.UNREACHABLE,
                request.method() + " " + request.uri() + ": no answer within " + within.toMillis() + " ms");
    }

    private static String reason(IOException failed) {
        String message = failed.getMessage();
        return failed instanceof ConnectException
                ? "nobody listens there"
                : message == null ? failed.getClass().getSimpleName() : message;
    }
}

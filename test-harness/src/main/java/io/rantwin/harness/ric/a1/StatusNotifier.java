package io.rantwin.harness.ric.a1;

import io.rantwin.a1.json.A1Exception;
import io.rantwin.harness.ric.a1.A1Counts.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** Tells notification destinations of the status of policies, as the mediator does: once, without Content-Type. Thread-safe. */
final class StatusNotifier {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 64;
    private static final int LONGEST_URI = 2048;

    private final HttpClient client;
    private final Executor executor;
    private final A1Counts counts;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    StatusNotifier(HttpClient client, Executor executor, A1Counts counts) {
        this.client = client;
        this.executor = executor;
        this.counts = counts;
    }

    /**
     * Reads a notification destination.
     *
     * @throws A1Exception when it is no http URI with a host
     */
    static URI destination(String text) throws A1Exception {
        try {
            var uri = new URI(text);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (isHttp && uri.getHost() != null && text.length() <= LONGEST_URI) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Told below, with the others.
        }
        throw new A1Exception("notificationDestination", "not an http URI of at most " + LONGEST_URI + " characters");
    }

    /** Posts the status of a policy that has a destination; does not block. */
    void tell(StoredPolicy policy) {
        URI destination = policy.notificationDestination();
        if (destination == null) {
            return;
        }
        if (!places.tryAcquire()) {
            counts.add(Kind.NOTIFICATIONS_FAILED);
            return;
        }
        String body = policy.status().toMediatorNotification().toString();
        try {
            executor.execute(() -> post(destination, body));
        } catch (RejectedExecutionException _) {
            places.release();
            counts.add(Kind.NOTIFICATIONS_FAILED);
        }
    }

    private void post(URI destination, String body) {
        boolean isTaken = false;
        try {
            HttpRequest request = HttpRequest.newBuilder(destination)
                    .timeout(TIMEOUT)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            isTaken = status >= 200 && status < 300;
        } catch (IOException | IllegalArgumentException _) {
            // Counted below; the mediator does not try again either.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
        counts.add(isTaken ? Kind.NOTIFICATIONS_SENT : Kind.NOTIFICATIONS_FAILED);
    }
}

package io.rantwin.harness.ric.submgr;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ric.fault.PassThrough;
import io.rantwin.harness.ric.timing.Agenda;
import io.rantwin.xapp.complaint.Complaints;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Calls xApps back: once, and ten times more, five seconds apart, until one answers 200. Thread-safe. Forty calls are on their way
 * at once at most: a server takes about fifty connections at a time, and callers beyond that wait for seconds.
 */
final class Callbacks {
    private static final int TRIES = 11;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 40;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http;
    private final Executor executor;
    private final Agenda agenda;
    private final PassThrough faults;
    private final Complaints complaints;
    private final Semaphore calls = new Semaphore(MOST_AT_ONCE);
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();

    Callbacks(HttpClient http, Executor executor, Agenda agenda, PassThrough faults, Complaints complaints) {
        this.http = http;
        this.executor = executor;
        this.agenda = agenda;
        this.faults = faults;
        this.complaints = complaints;
    }

    long delivered() {
        return delivered.get();
    }

    long givenUp() {
        return givenUp.get();
    }

    /** Calls back, and blocks until that is done; at once when the callback was made to be lost or late on purpose. */
    void call(ClientEndpoint client, String restId, int xappEventInstanceId, SetupOutcome outcome) {
        byte[] body = body(restId, xappEventInstanceId, outcome).toString().getBytes(StandardCharsets.UTF_8);
        AtomicReference<@Nullable CompletableFuture<Void>> going = new AtomicReference<>();
        faults.pass(body, octets -> going.set(CompletableFuture.runAsync(() -> deliver(client, octets), executor)));
        CompletableFuture<Void> begun = going.get();
        if (begun != null) {
            begun.join();
        }
    }

    private static ObjectNode body(String restId, int xappEventInstanceId, SetupOutcome outcome) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("SubscriptionId", restId);
        ObjectNode instance =
                body.putArray("SubscriptionInstances").addObject().put("XappEventInstanceId", xappEventInstanceId);
        switch (outcome) {
            case SetupOutcome.Admitted admitted ->
                instance.put("E2EventInstanceId", admitted.e2eventInstanceId())
                        .put("ErrorCause", admitted.notAdmitted());
            case SetupOutcome.Failed failed -> {
                instance.put("E2EventInstanceId", 0)
                        .put("ErrorCause", failed.cause())
                        .put("ErrorSource", failed.source());
                if (!failed.timeoutType().isEmpty()) {
                    instance.put("TimeoutType", failed.timeoutType());
                }
            }
        }
        return body;
    }

    private void deliver(ClientEndpoint client, byte[] body) {
        for (int number = 1; number <= TRIES; number++) {
            String problem = attempt(client, body);
            if (problem.isEmpty()) {
                delivered.incrementAndGet();
                return;
            }
            complaints.add("callback not taken", client.callback() + ": " + problem);
            if (number < TRIES) {
                agenda.after(PAUSE).exceptionally(_ -> null).join();
            }
        }
        givenUp.incrementAndGet();
    }

    /** Empty when it was taken. */
    private String attempt(ClientEndpoint client, byte[] body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(client.callback())
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            calls.acquire();
            try {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                return status == 200 ? "" : "answers " + status;
            } finally {
                calls.release();
            }
        } catch (IOException | IllegalArgumentException failed) {
            return failed.toString();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "the box stops";
        }
    }
}

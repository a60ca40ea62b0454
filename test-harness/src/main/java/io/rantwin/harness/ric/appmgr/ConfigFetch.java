package io.rantwin.harness.ric.appmgr;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.harness.ric.timing.Agenda;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Asks an xApp for its descriptor: 5 tries, 4 seconds apart. Thread-safe. */
public final class ConfigFetch {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(4);
    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final int MAX_BYTES = 1 << 20;

    private final HttpClient http;
    private final Executor executor;
    private final Agenda agenda;

    /** @param executor runs what blocks */
    public ConfigFetch(HttpClient http, Executor executor, Agenda agenda) {
        this.http = http;
        this.executor = executor;
        this.agenda = agenda;
    }

    /** Begins to ask; exactly one of the two is told at the end. */
    void start(Xapp xapp, Consumer<String> found, Consumer<String> failed) {
        executor.execute(() -> attempt(xapp, 1, found, failed));
    }

    private void attempt(Xapp xapp, int number, Consumer<String> found, Consumer<String> failed) {
        String descriptor;
        try {
            descriptor = ask(xapp);
        } catch (BadRequestException | IOException | IllegalArgumentException bad) {
            Runnable again = () -> executor.execute(() -> attempt(xapp, number + 1, found, failed));
            if (number == TRIES || !agenda.after(PAUSE, again)) {
                failed.accept(String.valueOf(bad.getMessage()));
            }
            return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            failed.accept("the box stops");
            return;
        }
        found.accept(descriptor);
    }

    private String ask(Xapp xapp) throws BadRequestException, IOException, InterruptedException {
        String path = xapp.configPath().isEmpty() ? "/ric/v1/config" : xapp.configPath();
        URI address = URI.create("http://" + xapp.httpEndpoint() + path);
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(address + " answers " + response.statusCode());
        }
        return descriptorIn(JsonInput.parse(response.body(), MAX_BYTES), xapp.appInstanceName());
    }

    /** The descriptor is text within the JSON; an object there fails, as it does with the platform. */
    private static String descriptorIn(JsonInput body, String name) throws BadRequestException {
        JsonInput first = null;
        for (JsonInput entry : body.elements()) {
            JsonNode entryName = entry.node().path("metadata").path("xappName");
            if (first == null || name.equals(entryName.asText())) {
                first = entry;
            }
        }
        if (first == null) {
            throw body.bad("has no configuration");
        }
        return first.member("config").text();
    }
}

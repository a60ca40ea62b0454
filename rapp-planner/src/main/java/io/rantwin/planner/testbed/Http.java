package io.rantwin.planner.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the processes of a testbed. */
public final class Http {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final Duration patience;

    public Http(HttpClient client) {
        this(client, PATIENCE);
    }

    /**
     * With another patience than 20 s.
     *
     * @param patience until an answer must be there
     */
    public Http(HttpClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /**
     * An answer, good or not.
     *
     * @param status of HTTP
     */
    public record Answer(int status, byte[] body) {
        /** Whether what was asked for was done. */
        public boolean isGood() {
            return status / 100 == 2;
        }

        /** The body as JSON. */
        public JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    /** Asks, whatever the answer. */
    public Answer send(String method, String url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(answer.statusCode(), answer.body());
    }

    /** The body of a good answer. */
    public byte[] ask(String method, String url, String body) throws IOException, InterruptedException {
        Answer answer = send(method, url, body);
        if (!answer.isGood()) {
            throw new IOException(method + " " + url + " answers " + answer.status());
        }
        return answer.body();
    }

    /** The good answer as JSON. */
    public JsonNode get(String url) throws IOException, InterruptedException {
        return JSON.readTree(ask("GET", url, ""));
    }
}

package io.rantwin.nearrt.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.context.Context;
import io.rantwin.api.tracing.W3cHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@link O1Client} over HTTP. Answers are bounded. */
public final class HttpO1Client implements O1Client {
    private static final int MOST_OCTETS = 32 << 20;
    private static final int MOST_OF_A_COMPLAINT = 300;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http;
    private final URI base;
    private final Duration timeout;

    /**
     * To a server.
     *
     * @param base such as {@code http://127.0.0.1:8095/}
     */
    public HttpO1Client(HttpClient http, URI base, Duration timeout) {
        this.http = http;
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        this.timeout = timeout;
    }

    @Override
    public JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    @Override
    public JsonNode patch(String path, ObjectNode attributes) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(attributes.toString()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        String encoded = Arrays.stream(path.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(encoded)).timeout(timeout);
        W3cHeaders.write(Context.current(), request::setHeader);
        return request;
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        byte[] body;
        try (InputStream stream = response.body()) {
            body = stream.readNBytes(MOST_OCTETS + 1);
        }
        if (body.length > MOST_OCTETS) {
            throw new IOException("the answer to " + request.uri() + " has more than " + MOST_OCTETS + " octets");
        }
        if (response.statusCode() / 100 != 2) {
            String text = new String(body, StandardCharsets.UTF_8);
            throw new IOException(request.method() + " " + request.uri() + " was answered with " + response.statusCode()
                    + ": " + text.substring(0, Math.min(MOST_OF_A_COMPLAINT, text.length())));
        }
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException("the answer to " + request.uri() + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}

package io.rantwin.planner.desired.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.api.access.TwinAccess;
import io.rantwin.planner.desired.DesiredException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Asks a planner that runs ({@code rantwin rapp}), which has the folder open and lets nobody else write it. */
public final class RappClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_REFUSAL = 400;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final @Nullable SSLContext tls;
    private final @Nullable Path token;

    /**
     * @param tls null for what the Java runtime trusts
     * @param token file with a bearer token; null for none
     */
    RappClient(URI server, @Nullable SSLContext tls, @Nullable Path token) {
        this.server = server;
        this.tls = tls;
        this.token = token;
    }

    private HttpClient client() {
        return tls == null
                ? HttpClient.newHttpClient()
                : HttpClient.newBuilder().sslContext(tls).build();
    }

    /** An object to send, with who decides it and why. */
    static ObjectNode order(Who who) {
        return JsonNodeFactory.instance.objectNode().put("actor", who.actor()).put("reason", who.reason());
    }

    /** Text as a part of a path. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Asks for something.
     *
     * @param path from {@code /v1} on
     * @throws DesiredException with the words of the other side when it refuses, or why it cannot be reached
     */
    public JsonNode call(String method, String path, @Nullable JsonNode body) throws DesiredException {
        try (HttpClient client = client()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(server.toString().replaceFirst("/+$", "") + path))
                    .timeout(PATIENCE);
            if (token != null) {
                request.header("Authorization", TwinAccess.bearer(token));
            }
            if (body == null) {
                request.method(method, HttpRequest.BodyPublishers.noBody());
            } else {
                request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
            }
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() >= FIRST_REFUSAL) {
                throw new DesiredException(answer.path("detail").asText(server + " answers " + response.statusCode()));
            }
            return answer;
        } catch (IllegalArgumentException noAddress) {
            throw new DesiredException(server + " is no address of a planner: " + noAddress.getMessage(), noAddress);
        } catch (JsonProcessingException foreign) {
            throw new DesiredException(server + " does not answer as a planner does", foreign);
        } catch (IOException failed) {
            throw new DesiredException(server + " cannot be asked: " + failed, failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new DesiredException(server + " was not waited for", hurried);
        }
    }

    /** Turns the kill switch. */
    void turnKillSwitch(boolean isOn, Who who) throws DesiredException {
        call("PUT", "/v1/kill-switch", order(who).put("isOn", isOn));
    }
}

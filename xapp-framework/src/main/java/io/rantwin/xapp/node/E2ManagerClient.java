package io.rantwin.xapp.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.node.NodeJson.State;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Reads nodes from the REST interface of the E2 manager. A node that is answered with nonsense costs one count and is left
 * out; an E2 manager that does not answer costs the reading. Thread-safe.
 */
public final class E2ManagerClient implements NodeSource {
    /** Answers for single nodes that are waited for at once. */
    private static final int REQUESTS_AT_ONCE = 16;

    private static final int NOT_FOUND = 404;

    private final HttpClient http;
    private final URI base;
    private final Limits limits;
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final Complaints complaints;
    private final NodeJson json;

    /**
     * Bounds of what is accepted.
     *
     * @param timeout from the request to the end of the answer
     * @param bodyOctets longest answer
     */
    public record Limits(Duration timeout, long bodyOctets) {
        /** 3 s and 16 MiB. */
        public Limits() {
            this(Duration.ofSeconds(3), 16L << 20);
        }
    }

    /**
     * @param base such as {@code http://service-ricplt-e2mgr-http.ricplt:3800}
     * @param clock for complaints
     */
    public E2ManagerClient(HttpClient http, URI base, Limits limits, InstantSource clock) {
        this.http = http;
        this.base = URI.create(base.toString().replaceAll("/+$", ""));
        this.limits = limits;
        complaints = new Complaints(LoggerFactory.getLogger(E2ManagerClient.class), clock);
        json = new NodeJson(complaints);
    }

    /** Nodes and RAN functions that were answered with nonsense so far. */
    public LongSupplier unreadable() {
        return complaints::count;
    }

    @Override
    public Reading readAll() throws NodeSourceException {
        List<State> states = states();
        List<E2Node> nodes = new ArrayList<>();
        Map<String, ConnectionStatus> unreadable = new HashMap<>();
        for (int from = 0; from < states.size(); from += REQUESTS_AT_ONCE) {
            List<State> some = states.subList(from, Math.min(states.size(), from + REQUESTS_AT_ONCE));
            List<CompletableFuture<HttpResponse<byte[]>>> answers =
                    some.stream().map(state -> request(path(state.ranName()))).toList();
            for (int i = 0; i < some.size(); i++) {
                State state = some.get(i);
                HttpResponse<byte[]> answer;
                try {
                    answer = await(path(state.ranName()), answers.get(i));
                } catch (NodeSourceException e) {
                    // The E2 manager is away: that costs one timeout, not one for each node.
                    answers.forEach(other -> other.cancel(true));
                    throw e;
                }
                try {
                    E2Node node = node(state.ranName(), answer);
                    if (node != null) {
                        nodes.add(node);
                    }
                } catch (NodeSourceException e) {
                    complaints.add("a node that is not readable", String.valueOf(e.getMessage()));
                    unreadable.put(state.ranName(), state.status());
                }
            }
        }
        return new Reading(nodes, unreadable);
    }

    @Override
    public @Nullable E2Node read(String ranName) throws NodeSourceException {
        String path = path(ranName);
        return node(ranName, await(path, request(path)));
    }

    private List<State> states() throws NodeSourceException {
        String path = "/v1/nodeb/states";
        JsonNode list = body(path, await(path, request(path)));
        if (!list.isArray()) {
            throw new NodeSourceException("the E2 manager answered " + path + " with no array");
        }
        Map<String, State> states = new LinkedHashMap<>();
        for (JsonNode element : list) {
            State state = json.state(element);
            if (state == null) {
                complaints.add("an element of the list of nodes without a name", path);
            } else if (states.put(state.ranName(), state) != null) {
                complaints.add("a node that is listed twice", state.ranName());
            }
        }
        return List.copyOf(states.values());
    }

    private @Nullable E2Node node(String ranName, HttpResponse<byte[]> answer) throws NodeSourceException {
        return answer.statusCode() == NOT_FOUND ? null : json.node(ranName, body(path(ranName), answer));
    }

    private JsonNode body(String path, HttpResponse<byte[]> answer) throws NodeSourceException {
        if (answer.statusCode() != 200) {
            throw new NodeSourceException("the E2 manager answered " + path + " with status " + answer.statusCode());
        }
        try {
            return mapper.readTree(new String(answer.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new NodeSourceException(
                    "the E2 manager answered " + path + " with no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> request(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "application/json")
                .timeout(limits.timeout())
                .build();
        return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.bodyOctets()));
    }

    /** The request's own timeout ends with the headers; this one counts for the body, too. */
    private <T> T await(String path, CompletableFuture<T> answer) throws NodeSourceException {
        String where = "no answer of the E2 manager at " + base + path;
        try {
            return answer.get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new NodeSourceException(where + " in " + limits.timeout().toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new NodeSourceException(where + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeSourceException(where + ": interrupted", e);
        }
    }

    private static String path(String ranName) {
        return "/v1/nodeb/" + URLEncoder.encode(ranName, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package io.rantwin.planner.history.pm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The information coordinator as those see it who want data ({@code /data-consumer/v1}). Thread-safe. */
public final class Coordinator {
    private static final int MOST_OCTETS = 4 << 20;
    private static final int LONGEST_TOLD = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final String base;
    private final Duration within;

    /** A job that is there. */
    record Job(String infoType, String owner, JsonNode definition) {}

    private record Answer(int status, String body) {}

    /** @param base scheme, host and port, such as {@code http://ics:8083} */
    public Coordinator(HttpClient client, URI base, Duration within) {
        this.client = client;
        String text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.within = within;
    }

    /** Types of information that can be ordered. */
    List<String> infoTypes() throws CoordinatorException {
        List<String> types = new ArrayList<>();
        json(expect(send("GET", "/info-types", null), 200, "types of information"))
                .forEach(type -> types.add(type.asText()));
        return types;
    }

    /** The job of a name; empty when there is none. */
    Optional<Job> job(String jobId) throws CoordinatorException {
        Answer answer = send("GET", "/info-jobs/" + part(jobId), null);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        JsonNode job = json(expect(answer, 200, "job " + jobId));
        return Optional.of(
                new Job(job.path("info_type_id").asText(), job.path("job_owner").asText(), job.path("job_definition")));
    }

    /** Orders a job, or orders it anew. */
    void put(JobOrder order) throws CoordinatorException {
        Answer answer =
                send("PUT", "/info-jobs/" + part(order.jobId()), order.json().toString());
        if (answer.status() == 404) {
            throw new CoordinatorException("there is no type of information " + order.infoType() + " at " + base
                    + "; there are " + String.join(", ", infoTypes()) + " (--info-type chooses)");
        }
        if (answer.status() != 200 && answer.status() != 201) {
            expect(answer, 200, "job " + order.jobId());
        }
    }

    /** Whether somebody produces for a job. */
    boolean isEnabled(String jobId) throws CoordinatorException {
        JsonNode status =
                json(expect(send("GET", "/info-jobs/" + part(jobId) + "/status", null), 200, "status of job " + jobId));
        return status.path("info_job_status").asText().equals("ENABLED");
    }

    /** Ends a job; it may be gone already. */
    public void delete(String jobId) throws CoordinatorException {
        Answer answer = send("DELETE", "/info-jobs/" + part(jobId), null);
        if (answer.status() != 404) {
            expect(answer, 204, "job " + jobId);
        }
    }

    private Answer expect(Answer answer, int status, String what) throws CoordinatorException {
        if (answer.status() != status) {
            String body = answer.body().strip();
            throw new CoordinatorException("the information coordinator at " + base + " answers " + answer.status()
                    + " for the " + what + ": " + body.substring(0, Math.min(LONGEST_TOLD, body.length())));
        }
        return answer;
    }

    private JsonNode json(Answer answer) throws CoordinatorException {
        try {
            JsonNode json = JSON.readTree(answer.body());
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException noJson) {
            throw new CoordinatorException("the information coordinator at " + base + " answers with no JSON");
        }
    }

    private Answer send(String method, String path, @Nullable String body) throws CoordinatorException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/data-consumer/v1" + path))
                    .timeout(within)
                    .header("Accept", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            HttpResponse<byte[]> answer =
                    client.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_OCTETS));
            return new Answer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        } catch (ConnectException nobody) {
            throw new CoordinatorException(
                    "nobody listens at " + base + ", where the information coordinator should be");
        } catch (HttpTimeoutException late) {
            throw new CoordinatorException("the information coordinator at " + base + " does not answer in time");
        } catch (IOException failed) {
            throw new CoordinatorException("the information coordinator at " + base + " is not reached: " + failed);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new CoordinatorException("asking the information coordinator was interrupted");
        }
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

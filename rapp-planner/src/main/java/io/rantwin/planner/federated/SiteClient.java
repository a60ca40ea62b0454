package io.rantwin.planner.federated;

import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.federated.Task.Phase;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.training.TrainingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A site's side: asks the coordinator what to do, does it, sends what came out, until nothing is left to do. */
public final class SiteClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int UNKNOWN = 401;

    private final HttpClient http;
    private final URI coordinator;
    private final String secret;
    private final Pauses pauses;
    private final Consumer<String> say;

    /** Waits a while before the coordinator is asked again. */
    @FunctionalInterface
    public interface Pauses {
        /** Waits. */
        void pause() throws InterruptedException;
    }

    /**
     * @param http with the trust that the coordinator's certificate needs
     * @param secret that the coordinator knows the site by
     */
    public SiteClient(HttpClient http, URI coordinator, String secret, Pauses pauses, Consumer<String> say) {
        this.http = http;
        this.coordinator = coordinator;
        this.secret = secret;
        this.pauses = pauses;
        this.say = say;
    }

    private HttpResponse<byte[]> send(String path, @Nullable String body)
            throws FederatedException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(coordinator.toString().replaceFirst("/+$", "") + "/v1/federation/" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + secret);
        if (body != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == UNKNOWN) {
                throw new FederatedException(coordinator + " does not know this site's secret", null);
            }
            return response;
        } catch (IOException away) {
            throw new FederatedException(coordinator + " cannot be asked: " + away, away);
        }
    }

    /** What is trained. */
    public FederatedPlan plan() throws FederatedException, InterruptedException {
        HttpResponse<byte[]> response = send("plan", null);
        if (response.statusCode() != OK) {
            throw new FederatedException(
                    coordinator + " answers " + response.statusCode() + " when asked for its plan", null);
        }
        return FederatedJson.plan(response.body());
    }

    /** Works until the coordinator has nothing left to ask for. */
    public void work(SiteWork work)
            throws FederatedException, InterruptedException, TrainingException, EvaluationException, BundleException {
        while (true) {
            Task task = FederatedJson.task(send("task", null).body());
            if (task.phase() == Phase.DONE) {
                return;
            }
            if (task.phase() == Phase.WAIT) {
                pauses.pause();
                continue;
            }
            Contribution answer = work.answer(task);
            HttpResponse<byte[]> taken =
                    send("answer", FederatedJson.contribution(answer).toString());
            if (taken.statusCode() != OK) {
                say.accept("the answer to " + task.phase() + " was not taken: "
                        + new String(taken.body(), StandardCharsets.UTF_8));
                pauses.pause();
            } else if (task.phase() == Phase.ROUND || task.phase() == Phase.STEP) {
                say.accept(task.phase() + " " + task.version() + ": loss " + answer.loss());
            }
        }
    }
}

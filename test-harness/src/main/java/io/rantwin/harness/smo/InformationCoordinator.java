package io.rantwin.harness.smo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The information coordinator as consumers of data see it ({@code /data-consumer/v1}), with one type, {@code PmDataOverKafka}, and
 * one producer of it. Orders are kept in memory: a restart forgets them. Thread-safe.
 */
public final class InformationCoordinator implements AutoCloseable {
    private static final String BASE = "/data-consumer/v1";
    private static final int MOST_JOBS = 1_000;
    private static final int LARGEST_BODY = 1 << 20;

    private final Map<String, PmJob> jobs = new TreeMap<>();
    private final Consumer<PmJob> ordered;
    private Javalin server;

    private InformationCoordinator(Consumer<PmJob> ordered) {
        this.ordered = ordered;
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.http.maxRequestSize = LARGEST_BODY;
            config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0));
            config.routes.exception(
                    BadRequestException.class,
                    (bad, context) -> problem(context, 400, String.valueOf(bad.getMessage())));
            config.routes.get("/status", context -> JsonInput.answer(context, 200, status()));
            config.routes.get(
                    BASE + "/info-types",
                    context -> JsonInput.answer(
                            context, 200, JsonInput.MAPPER.createArrayNode().add(PmJob.INFO_TYPE)));
            config.routes.get(BASE + "/info-types/{id}", this::type);
            config.routes.get(BASE + "/info-jobs", this::list);
            config.routes.get(BASE + "/info-jobs/{id}", this::get);
            config.routes.put(BASE + "/info-jobs/{id}", this::put);
            config.routes.delete(BASE + "/info-jobs/{id}", this::delete);
            config.routes.get(BASE + "/info-jobs/{id}/status", this::jobStatus);
        });
    }

    /**
     * Starts it.
     *
     * @param ordered is told of each order that is new or changed
     */
    public static InformationCoordinator start(String host, int port, Consumer<PmJob> ordered) throws IOException {
        var coordinator = new InformationCoordinator(ordered);
        try {
            coordinator.server = coordinator.server.start(host, port);
            return coordinator;
        } catch (RuntimeException failed) {
            throw new IOException(
                    "the information coordinator cannot listen at " + host + ":" + port + ": " + failed.getMessage(),
                    failed);
        }
    }

    /** The port it listens at. */
    public int port() {
        return server.port();
    }

    /** All orders. */
    synchronized List<PmJob> jobs() {
        return new ArrayList<>(jobs.values());
    }

    private synchronized ObjectNode status() {
        return JsonInput.MAPPER
                .createObjectNode()
                .put("status", "hunky dory")
                .put("no_of_producers", 1)
                .put("no_of_types", 1)
                .put("no_of_jobs", jobs.size());
    }

    private static boolean isKnownType(String id) {
        return id.equals(PmJob.INFO_TYPE);
    }

    private void type(Context context) {
        String id = context.pathParam("id");
        if (!isKnownType(id)) {
            problem(context, 404, "Information type not found: " + id);
            return;
        }
        ObjectNode type = JsonInput.MAPPER.createObjectNode();
        type.putObject("job_data_schema").put("type", "object");
        JsonInput.answer(context, 200, type.put("type_status", "ENABLED").put("no_of_producers", 1));
    }

    private void list(Context context) {
        @Nullable String type = context.queryParam("infoTypeId");
        @Nullable String owner = context.queryParam("owner");
        ArrayNode ids = JsonInput.MAPPER.createArrayNode();
        jobs().stream()
                .filter(job -> type == null || type.equals(job.infoType()))
                .filter(job -> owner == null || owner.equals(job.owner()))
                .forEach(job -> ids.add(job.id()));
        JsonInput.answer(context, 200, ids);
    }

    private synchronized @Nullable PmJob job(Context context) {
        return jobs.get(context.pathParam("id"));
    }

    private void get(Context context) {
        @Nullable PmJob job = job(context);
        if (job == null) {
            notFound(context);
        } else {
            JsonInput.answer(context, 200, job.body());
        }
    }

    private void jobStatus(Context context) {
        if (job(context) == null) {
            notFound(context);
        } else {
            ObjectNode status = JsonInput.MAPPER.createObjectNode().put("info_job_status", "ENABLED");
            status.putArray("producers").add("rantwin-pm");
            JsonInput.answer(context, 200, status);
        }
    }

    private void put(Context context) throws BadRequestException {
        JsonInput body = JsonInput.body(context);
        String type = body.member("info_type_id").text();
        if (!isKnownType(type)) {
            problem(context, 404, "Information type not found: " + type);
            return;
        }
        PmJob job = PmJob.read(context.pathParam("id"), body);
        boolean isNew;
        synchronized (this) {
            @Nullable PmJob before = jobs.get(job.id());
            isNew = before == null;
            if (isNew && jobs.size() >= MOST_JOBS) {
                problem(context, 507, "There are " + MOST_JOBS + " jobs already; no more are kept.");
                return;
            }
            jobs.put(job.id(), job);
        }
        ordered.accept(job);
        context.status(isNew ? 201 : 200);
    }

    private void delete(Context context) {
        boolean wasThere;
        synchronized (this) {
            wasThere = jobs.remove(context.pathParam("id")) != null;
        }
        if (wasThere) {
            context.status(204);
        } else {
            notFound(context);
        }
    }

    private static void notFound(Context context) {
        problem(context, 404, "Could not find Information job: " + context.pathParam("id"));
    }

    private static void problem(Context context, int status, String detail) {
        ObjectNode problem =
                JsonInput.MAPPER.createObjectNode().put("detail", detail).put("status", status);
        context.status(status)
                .contentType("application/problem+json")
                .result(problem.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop();
    }
}

package io.rantwin.planner.rest;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import io.rantwin.api.access.Caller;
import io.rantwin.api.access.Role;
import java.time.InstantSource;
import java.util.List;

/** {@code /v1/jobs}, with progress as server-sent events. */
final class JobRoutes {
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final Jobs jobs;
    private final InstantSource clock;

    JobRoutes(Jobs jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    void addTo(RouteTable routes) {
        routes.get(Role.VIEWER, "/v1/jobs", this::list);
        routes.get(
                Role.VIEWER,
                "/v1/jobs/{jobId}",
                context -> Answer.json(context, 200, known(context).toJson()));
        routes.delete(Role.PLANNER, "/v1/jobs/{jobId}", this::cancel);
        routes.get(Role.VIEWER, "/v1/jobs/{jobId}/events", this::events);
    }

    private void list(Context context) throws ProblemException {
        Query query = new Query(context, Page.parameters());
        List<Job> all = jobs.all();
        // Places count from the oldest that is remembered: ids rise with it.
        Answer.json(context, 200, Page.of(query).show(all, job -> Page.newestFirst(number(job), ""), Job::toJson));
    }

    private static long number(Job job) {
        return Long.parseLong(job.id().substring(job.id().lastIndexOf('-') + 1));
    }

    private Job known(Context context) throws ProblemException {
        String id = context.pathParam("jobId");
        Job job = jobs.find(id);
        if (job == null) {
            throw ProblemException.notFound("Job " + id
                    + " is not known here; jobs are forgotten when the planner ends, their results are not.");
        }
        return job;
    }

    private void cancel(Context context) throws ProblemException {
        Job job = known(context);
        job.cancel();
        Answer.json(context, 202, job.toJson());
    }

    private void events(Context context) throws ProblemException {
        Job job = known(context);
        String accept = context.header("Accept");
        if (accept == null || !accept.contains("text/event-stream")) {
            throw ProblemException.bad("Accept", "must be text/event-stream here");
        }
        Caller caller = Doorkeeper.known(context);
        new SseHandler(0, client -> follow(job, client, caller)).handle(context);
    }

    /** Sends the job as it is, then each time it has changed, as long as the caller's token holds; the last event is its end. */
    private void follow(Job job, SseClient client, Caller caller) {
        try (client) {
            long seen = -1;
            while (!client.terminated() && clock.instant().isBefore(caller.until())) {
                long version = job.version();
                boolean isEnd = job.state().isEnd();
                if (version == seen) {
                    client.sendComment("still there");
                } else {
                    client.sendEvent(isEnd ? "end" : "progress", job.toJson().toString(), Long.toString(version));
                }
                if (isEnd) {
                    return;
                }
                seen = version;
                job.awaitChange(seen, HEARTBEAT_MILLIS);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.rantwin.api.access.Role;
import io.rantwin.planner.sweep.Cancellation;
import io.rantwin.planner.sweep.Ranking;
import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepStore;
import io.rantwin.planner.sweep.SweepStore.Ordered;
import io.rantwin.planner.sweep.plan.OrderedSweep;
import io.rantwin.planner.sweep.plan.PlanException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** {@code /v1/sweeps}. */
final class SweepRoutes {
    private static final String ID = "sweepId";
    private static final int MOST_TOP = 1_000;

    private final SweepDesk desk;
    private final Jobs jobs;
    private final Path plans;
    private final InstantSource clock;

    /** @param plans where files that plans name are; none outside of it is read */
    SweepRoutes(SweepDesk desk, Jobs jobs, Path plans, InstantSource clock) {
        this.desk = desk;
        this.jobs = jobs;
        // Of a relative path nothing may be left, and then nothing would lie inside.
        this.plans = plans.toAbsolutePath().normalize();
        this.clock = clock;
    }

    void addTo(RouteTable routes) {
        routes.get(Role.VIEWER, "/v1/sweeps", this::list);
        routes.post(Role.PLANNER, "/v1/sweeps", this::submit);
        routes.get(Role.VIEWER, "/v1/sweeps/{sweepId}", this::get);
        routes.get(Role.VIEWER, "/v1/sweeps/{sweepId}/scenarios", this::scenarios);
        routes.get(Role.VIEWER, "/v1/sweeps/{sweepId}/ranking", this::ranking);
    }

    private void list(Context context) throws ProblemException {
        Query query = new Query(context, Page.parameters());
        List<SweepStore.Summary> all = desk.with(SweepStore::list);
        Answer.json(
                context,
                200,
                Page.of(query)
                        .show(
                                all,
                                sweep -> Page.newestFirst(sweep.orderedMillis(), sweep.id()),
                                sweep -> line(
                                        sweep.id(),
                                        sweep.name(),
                                        sweep.orderedMillis(),
                                        sweep.evaluations(),
                                        sweep.shards(),
                                        sweep.done())));
    }

    private ObjectNode line(String id, String name, long orderedMillis, long evaluations, int shards, int done) {
        ObjectNode json = Answer.object()
                .put(ID, id)
                .put("name", name)
                .put("orderedAt", Instant.ofEpochMilli(orderedMillis).toString())
                .put("evaluations", evaluations)
                .put("shards", shards)
                .put("shardsDone", done);
        Job job = jobs.ofResult(path(id));
        if (job != null) {
            json.put("jobId", job.id());
        }
        return json;
    }

    private static String path(String id) {
        return "/v1/sweeps/" + id;
    }

    private void submit(Context context) throws ProblemException {
        BodyField body = BodyField.of(context, List.of("plan"));
        BodyField plan = body.member("plan");
        ObjectNode tree = plan.object();
        stayInside(plan.member("network"), "topology");
        stayInside(plan.member("network"), "snapshot");
        OrderedSweep asked;
        try {
            asked = OrderedSweep.of(tree.toString(), "The plan", plans, clock.millis());
        } catch (PlanException wrong) {
            throw new ProblemException(
                    ProblemKind.PLAN_INVALID,
                    String.valueOf(wrong.getMessage()),
                    wrong.mistakes().stream()
                            .map(each -> new ProblemException.Fault(plan.pointer() + each.path(), each.reason()))
                            .toList());
        }
        String id = asked.sweep().id();
        desk.with(store -> {
            store.begin(asked.sweep());
            return true;
        });
        var cancellation = new Cancellation();
        Job job = jobs.submit(
                "sweep",
                path(id),
                asked.job().evaluations(),
                cancellation::ask,
                running -> desk.run(asked, cancellation, running));
        context.header("Location", path(id));
        Answer.json(context, 202, job.toJson());
    }

    /** A request names files of the plans' folder, and learns nothing of others. */
    private void stayInside(BodyField network, String name) throws ProblemException {
        BodyField file = network.member(name);
        if (!file.node().isTextual()) {
            return;
        }
        try {
            Path path = Path.of(file.node().textValue());
            if (!path.isAbsolute() && plans.resolve(path).normalize().startsWith(plans)) {
                return;
            }
        } catch (InvalidPathException noPath) {
            // told below
        }
        throw file.bad("must be a file in the planner's folder of plans");
    }

    private OrderedSweep known(SweepStore store, Context context) throws SweepException, ProblemException {
        String id = context.pathParam(ID);
        Ordered found = store.find(id)
                .filter(sweep -> sweep.id().equals(id))
                .orElseThrow(
                        () -> ProblemException.notFound("There is no sweep " + id + "; GET /v1/sweeps lists them."));
        try {
            return OrderedSweep.kept(store, found.id());
        } catch (PlanException broken) {
            throw new SweepException("The plan of sweep " + id + " is not understood any more.", broken);
        }
    }

    private void get(Context context) throws ProblemException {
        Answer.json(context, 200, desk.with(store -> {
            OrderedSweep asked = known(store, context);
            Ordered sweep = asked.sweep();
            ObjectNode json = line(
                    sweep.id(),
                    sweep.name(),
                    sweep.orderedMillis(),
                    sweep.evaluations(),
                    sweep.shards(),
                    store.done(sweep.id()).cardinality());
            json.put("plan", sweep.plan())
                    .put("scenarios", asked.job().space().scenarios())
                    .put("draws", asked.job().draws())
                    .put("objective", asked.job().objective().words());
            ArrayNode rails = json.putArray("guardRails");
            asked.job().rails().forEach(rail -> rails.add(rail.words()));
            return json;
        }));
    }

    private void scenarios(Context context) throws ProblemException {
        Query query = new Query(context, Page.parameters());
        Page page = Page.of(query);
        Answer.json(context, 200, desk.with(store -> {
            OrderedSweep asked = known(store, context);
            var ranking = new Ranking(asked.job(), 1);
            var words = new ScenarioJson(asked.job());
            List<Ranking.Place> places = new ArrayList<>();
            store.read(asked.sweep().id(), result -> {
                for (int k = 0; k < result.scenarios() && places.size() <= page.limit(); k++) {
                    if (Page.key(result.from() + k).compareTo(page.after()) > 0) {
                        places.add(ranking.place(result, k));
                    }
                }
            });
            return page.show(places, place -> Page.key(place.id()), words::of);
        }));
    }

    private void ranking(Context context) throws ProblemException {
        Query query = new Query(context, Set.of("top", "worst"));
        int top = (int) query.whole("top", 10, 1, MOST_TOP);
        boolean isWorst = query.truth("worst");
        Answer.json(context, 200, desk.with(store -> {
            OrderedSweep asked = known(store, context);
            var ranking = new Ranking(asked.job(), top, isWorst);
            store.read(asked.sweep().id(), ranking);
            BitSet done = store.done(asked.sweep().id());
            return new ScenarioJson(asked.job())
                    .of(ranking)
                    .put("isComplete", done.cardinality() == asked.job().shards());
        }));
    }
}

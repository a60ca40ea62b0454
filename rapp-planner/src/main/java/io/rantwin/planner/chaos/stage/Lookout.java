package io.rantwin.planner.chaos.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.chaos.invariant.Sight;
import io.rantwin.planner.chaos.schedule.Program;
import io.rantwin.planner.history.sources.SourceStatus;
import io.rantwin.planner.testbed.PmPeriods;
import io.rantwin.twin.topology.Topology;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Asks all processes at once, past the proxies, and makes a sight of their answers. Used by one thread. */
public final class Lookout {
    /** A cell of a report period of ten seconds that is older than this is stale. */
    private static final Duration STALE = Stage.PERIOD.multipliedBy(4);

    /** The planner's time of the twin is behind the twin's by this at most. */
    private static final Duration BEHIND = Stage.PERIOD.multipliedBy(12);

    private static final String TRUSTED = "TRUSTED";
    private static final String QUARANTINED = "QUARANTINED";

    /** No cell lies here. One that is idle may be held out until it is busy again, and says so; more of them are no accident. */
    private static final int MOST_QUARANTINED = 1;

    private final Stage stage;
    private final Operator operator;
    private final ExecutorService executor;
    private final PmPeriods periods;
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<Program> knownToHaveEnded = new HashSet<>();

    /** @param executor for as many requests at once as there are things to ask */
    public Lookout(Stage stage, Operator operator, ExecutorService executor) throws IOException {
        this.stage = stage;
        this.operator = operator;
        this.executor = executor;
        Topology topology = stage.topology();
        periods = PmPeriods.of(topology, stage.counters());
        for (int i = 0; i < topology.cells().size(); i++) {
            places.put(topology.cells().get(i).cellId(), i);
        }
    }

    /**
     * When it is, and what is done to the processes meanwhile.
     *
     * @param stoppedFor our time since control was stopped; null when it is not
     * @param killed processes that are dead because they were killed
     */
    public record Moment(
            Duration at,
            Duration our,
            List<String> inForce,
            @Nullable Duration stoppedFor,
            Set<Program> killed) {}

    private record Answers(
            @Nullable JsonNode ric,
            @Nullable JsonNode network,
            @Nullable JsonNode cells,
            @Nullable JsonNode loop,
            @Nullable JsonNode health,
            @Nullable JsonNode policies,
            @Nullable JsonNode ready,
            @Nullable JsonNode live,
            @Nullable JsonNode sources) {}

    /** Looks at all. */
    public Sight look(Moment moment) throws IOException, InterruptedException {
        Map<String, Operator.Wish> before = operator.now();
        Addresses at = stage.addresses();
        Future<@Nullable JsonNode> ric = ask(at.admin() + "/state");
        Future<@Nullable JsonNode> network = ask(at.o1() + "/NRCellDU");
        Future<@Nullable JsonNode> cells = ask(at.twinView() + "/cells");
        Future<@Nullable JsonNode> loop = ask(at.twinView() + "/loop");
        Future<@Nullable JsonNode> health = ask(at.twinView() + "/health");
        Future<@Nullable JsonNode> policies = ask(at.planner() + "/v1/policies?limit=1000");
        Future<@Nullable JsonNode> ready = ask(at.planner() + "/health/ready");
        Future<@Nullable JsonNode> live = ask(at.planner() + "/v1/live");
        Future<@Nullable JsonNode> sources = ask(at.planner() + "/v1/data/sources");
        Answers answers = new Answers(
                answer(ric),
                answer(network),
                answer(cells),
                answer(loop),
                answer(health),
                answer(policies),
                answer(ready),
                answer(live),
                answer(sources));
        Sight.Wishes wishes = operator.since(before);
        Map<String, JsonNode> atRic = atRic(answers.ric());
        return new Sight(
                moment.at(),
                moment.our(),
                moment.inForce(),
                moment.stoppedFor(),
                missing(answers, wishes, atRic),
                answering(answers),
                ended(moment.killed()),
                wishes,
                atRic,
                atPlanner(answers.policies()),
                asleep(answers.network()),
                beliefs(answers.cells(), answers.loop()),
                periods.fresh());
    }

    private static Set<Program> answering(Answers answers) {
        Set<Program> answering = EnumSet.noneOf(Program.class);
        for (Program program : Program.values()) {
            @Nullable
            JsonNode answer = switch (program) {
                case RIC -> answers.ric();
                case NETWORK -> answers.network();
                case XAPP -> answers.health();
                case PLANNER -> answers.policies();
            };
            if (answer != null) {
                answering.add(program);
            }
        }
        return answering;
    }

    private Future<@Nullable JsonNode> ask(String url) {
        Callable<@Nullable JsonNode> question = () -> stage.http().get(url);
        return executor.submit(question);
    }

    private static @Nullable JsonNode answer(Future<@Nullable JsonNode> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException none) {
            return null;
        }
    }

    private List<String> ended(Set<Program> killed) {
        List<String> ended = new ArrayList<>();
        for (Program program : Program.values()) {
            if (stage.isAlive(program) || killed.contains(program)) {
                knownToHaveEnded.remove(program);
            } else if (knownToHaveEnded.add(program)) {
                ended.add(program.command() + " has ended by itself: " + stage.tail(program));
            }
        }
        return ended;
    }

    private List<String> missing(Answers answers, Sight.Wishes wishes, @Nullable Map<String, JsonNode> atRic) {
        List<String> missing = new ArrayList<>();
        nodes(answers.ric(), missing);
        require(answers.network(), "the network does not answer", missing);
        twin(answers, missing);
        planner(answers, missing);
        if (atRic != null) {
            wishes.wanted().forEach((id, body) -> {
                if (!Objects.equals(atRic.get(id), body)) {
                    missing.add("the RIC lacks " + id);
                }
            });
            wishes.dropped().stream().filter(atRic::containsKey).forEach(id -> missing.add("the RIC still has " + id));
        }
        return missing;
    }

    private static void require(@Nullable JsonNode answer, String otherwise, List<String> missing) {
        if (answer == null) {
            missing.add(otherwise);
        }
    }

    private static void nodes(@Nullable JsonNode ric, List<String> missing) {
        if (ric == null) {
            missing.add("the RIC does not answer");
            return;
        }
        int connected = 0;
        for (JsonNode node : ric.at("/e2/nodes")) {
            connected += node.path("status").asText().equals("CONNECTED") ? 1 : 0;
        }
        if (connected != Scenario.NODES) {
            missing.add(connected + " of " + Scenario.NODES + " nodes are connected");
        }
    }

    private void twin(Answers answers, List<String> missing) {
        if (answers.cells() == null || answers.loop() == null) {
            missing.add("the xApp does not answer");
            return;
        }
        require(answers.health(), "the xApp is not ready", missing);
        Set<Integer> known = new HashSet<>();
        // What sleeps reports less, and its state may say so.
        if (answers.network() != null) {
            answers.network().forEach(each -> {
                if (isAsleep(each)) {
                    known.add(each.path("index").asInt());
                }
            });
        }
        int quarantined = 0;
        for (JsonNode each : answers.cells()) {
            Integer place = places.get(each.path("cellId").asText());
            if (place != null && isKnown(each)) {
                known.add(place);
            }
            quarantined += each.path("trust").asText().equals(QUARANTINED) ? 1 : 0;
        }
        if (quarantined > MOST_QUARANTINED) {
            missing.add(quarantined + " cells are in quarantine, and no cell lies");
        }
        if (known.size() != Scenario.CELLS) {
            missing.add(known.size() + " of " + Scenario.CELLS + " cells are known, quarantined or asleep");
        }
    }

    // Fresh, be it that something was just changed; or held back by the watch, which may be wrong, but says so.
    private static boolean isKnown(JsonNode cell) {
        String trust = cell.path("trust").asText();
        return trust.equals(QUARANTINED)
                || (trust.equals(TRUSTED) || trust.equals("CHANGED"))
                        && cell.path("ageSeconds").asDouble() <= STALE.toSeconds();
    }

    private static void planner(Answers answers, List<String> missing) {
        if (answers.policies() == null) {
            missing.add("the planner does not answer");
            return;
        }
        require(answers.ready(), "the planner is not ready", missing);
        if (answers.live() == null || !answers.live().path("state").asText().equals("CONNECTED")) {
            missing.add("the planner has no connection to the twin");
        } else if (answers.loop() != null) {
            Instant told = time(answers.live());
            Instant now = time(answers.loop());
            if (told == null || now == null || Duration.between(told, now).compareTo(BEHIND) > 0) {
                missing.add("the planner's view of the twin is old");
            }
            Instant kept = newestKept(answers.sources());
            if (kept == null || now == null || Duration.between(kept, now).compareTo(BEHIND.multipliedBy(2)) > 0) {
                missing.add("the planner keeps no reports");
            }
        }
    }

    // Whole files can be read while nothing can be written to them: what counts is what came to be in the history.
    private static @Nullable Instant newestKept(@Nullable JsonNode sources) {
        if (sources != null) {
            for (JsonNode each : sources.path("items")) {
                if (each.path("topic").asText().equals(SourceStatus.OF_THE_TWIN) && each.has("newestPeriodEnd")) {
                    return Instant.parse(each.path("newestPeriodEnd").asText());
                }
            }
        }
        return null;
    }

    private static @Nullable Map<String, JsonNode> atRic(@Nullable JsonNode ric) {
        if (ric == null) {
            return null;
        }
        Map<String, JsonNode> policies = new TreeMap<>();
        ric.at("/a1/policies")
                .forEach(each -> policies.put(each.path("policyInstanceId").asText(), each.path("body")));
        return policies;
    }

    private static @Nullable Set<String> atPlanner(@Nullable JsonNode list) {
        if (list == null) {
            return null;
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode each : list.path("items")) {
            if (each.path("isWanted").asBoolean()) {
                ids.add(each.path("policyId").asText());
            }
        }
        return ids;
    }

    private static @Nullable Set<String> asleep(@Nullable JsonNode network) {
        if (network == null) {
            return null;
        }
        Set<String> names = new HashSet<>();
        for (JsonNode each : network) {
            if (isAsleep(each)) {
                names.add(each.path("name").asText());
            }
        }
        return names;
    }

    private static boolean isAsleep(JsonNode cell) {
        return cell.path("powerState").asText().endsWith("_sleep");
    }

    private static @Nullable Instant time(JsonNode told) {
        try {
            return Instant.parse(told.path("networkTime").asText());
        } catch (DateTimeException never) {
            return null;
        }
    }

    private @Nullable List<Sight.Belief> beliefs(@Nullable JsonNode cells, @Nullable JsonNode loop) {
        if (cells == null || loop == null) {
            return null;
        }
        Instant now = time(loop);
        if (now == null) {
            return List.of();
        }
        List<Sight.Belief> beliefs = new ArrayList<>();
        for (JsonNode each : cells) {
            Integer place = places.get(each.path("cellId").asText());
            if (place != null) {
                double age = each.path("ageSeconds").asDouble();
                beliefs.add(new Sight.Belief(
                        place,
                        each.path("version").asLong(),
                        now.toEpochMilli() - Math.round(age * 1000),
                        each.path("kpis").path("RRU.PrbTotDl").asDouble(),
                        each.path("trust").asText().equals(TRUSTED) && age <= STALE.toSeconds()));
            }
        }
        return beliefs;
    }
}

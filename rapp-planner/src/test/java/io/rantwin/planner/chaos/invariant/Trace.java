package io.rantwin.planner.chaos.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.planner.chaos.schedule.Program;
import io.rantwin.planner.testbed.PmPeriods;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sights as a test makes them: well, but for what the test changes. One a second, ten of network time. */
final class Trace {
    private static final Sight.Wishes NONE = new Sight.Wishes(Map.of(), Set.of(), Map.of(), List.of());

    Duration our = Duration.ZERO;
    List<String> inForce = List.of();
    Duration stoppedFor;
    List<String> missing = List.of();
    List<String> ended = List.of();
    Sight.Wishes wishes = NONE;
    Map<String, JsonNode> atRic = Map.of();
    Set<String> atPlanner = Set.of();
    Set<String> asleep = Set.of();
    List<Sight.Belief> beliefs = List.of();
    List<PmPeriods.Period> counters = List.of();

    /** The sight as it is now; time goes on by a second. */
    Sight next() {
        Sight sight = new Sight(
                our.multipliedBy(10),
                our,
                inForce,
                stoppedFor,
                missing,
                EnumSet.allOf(Program.class),
                ended,
                wishes,
                atRic,
                atPlanner,
                asleep,
                beliefs,
                counters);
        our = our.plusSeconds(1);
        stoppedFor = stoppedFor == null ? null : stoppedFor.plusSeconds(1);
        return sight;
    }

    static JsonNode body(int percent) {
        return JsonNodeFactory.instance.objectNode().put("esPercentage", percent);
    }
}

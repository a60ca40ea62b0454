package io.rantwin.planner.chaos.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.chaos.schedule.Program;
import io.rantwin.planner.testbed.PmPeriods;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of all processes at one moment, by whoever asks them past the faults. What did not answer is null.
 *
 * @param at network time since the begin of the soak
 * @param our our time since the begin of the soak
 * @param inForce faults, in words
 * @param stoppedFor our time since the operator has stopped all control; null while he has not
 * @param missing what is not as it should be when all is well; empty when all is whole
 * @param answering processes that answered
 * @param ended processes that nobody has ended, and their last words
 * @param wishes what the operator wants, as far as it did not change while it was looked
 * @param atRic policies that the RIC has, by id
 * @param atPlanner ids of policies that the planner wants to be in force
 * @param asleep names of cells that sleep, by the network itself
 * @param beliefs what the twin tells of cells
 * @param counters what the network itself has counted, complete since the last sight
 */
public record Sight(
        Duration at,
        Duration our,
        List<String> inForce,
        @Nullable Duration stoppedFor,
        List<String> missing,
        Set<Program> answering,
        List<String> ended,
        Wishes wishes,
        @Nullable Map<String, JsonNode> atRic,
        @Nullable Set<String> atPlanner,
        @Nullable Set<String> asleep,
        @Nullable List<Belief> beliefs,
        List<PmPeriods.Period> counters) {
    /** Whether nothing is missing. */
    public boolean isWhole() {
        return missing.isEmpty();
    }

    /**
     * What the twin tells of a cell.
     *
     * @param cell place in the topology
     * @param version of the state; another one is another state
     * @param atMillis network time that it is of
     * @param loadPercent used downlink PRBs
     * @param isTrusted whether it is told without a flag: trusted, and not stale
     */
    public record Belief(int cell, long version, long atMillis, double loadPercent, boolean isTrusted) {}

    /**
     * What the operator wants.
     *
     * @param wanted bodies of policies that were acknowledged, by id
     * @param dropped ids whose end was acknowledged
     * @param asked all bodies that were ever asked for, acknowledged or not, by id
     * @param overdue wishes that nobody takes
     */
    public record Wishes(
            Map<String, JsonNode> wanted,
            Set<String> dropped,
            Map<String, Set<JsonNode>> asked,
            List<String> overdue) {}
}

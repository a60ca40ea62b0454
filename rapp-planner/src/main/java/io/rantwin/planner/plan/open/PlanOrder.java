package io.rantwin.planner.plan.open;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.fields.Mistake;
import io.rantwin.planner.gate.Gate;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.plan.InForce;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanProgress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of a plan, read from JSON as people send it. All files that it names are read at once, so that what is wrong with them is
 * told at once; what takes long is left to {@link #plan}.
 */
public sealed interface PlanOrder permits EnergyOrder, SettingsOrder {
    /** What holds for the rollout. */
    OpenPlans.Terms terms();

    /** How hard will be searched. */
    int steps();

    /**
     * Plans and proves; takes a while.
     *
     * @param planId of the plan, from which a policy whose id was left open has its
     * @param active what is in force when the gate looks
     * @param progress is told each step in words; may throw {@link java.util.concurrent.CancellationException} to end it there
     * @param gate that proves it
     */
    PlanOutcome plan(String planId, InForce active, PlanProgress progress, Gate gate) throws PlanException;

    /**
     * Reads an order.
     *
     * @param folder where files that it names are; none outside of it is read
     * @param history null when there is none
     * @param mistakes where all that is wrong is added; then the order is of no use
     */
    static PlanOrder read(JsonNode json, Path folder, @Nullable HistoryStore history, List<Mistake> mistakes) {
        Fields root = new Fields(json, "", mistakes);
        String word = root.text("kind");
        List<String> words =
                Arrays.stream(PlanKind.values()).map(PlanKind::word).toList();
        if (word == null || !words.contains(word)) {
            root.wrong(
                    "kind",
                    word == null
                            ? "is missing; there are " + String.join(", ", words)
                            : "must be one of " + String.join(", ", words) + ", not " + word);
        }
        PlanKind kind = PlanKind.of(word == null ? "" : word);
        OrderBasics basics = new OrderBasics(kind, root, new OrderFiles(folder), history, mistakes);
        Fields search = OrderMembers.part(root, "search");
        PlanOrder order = kind == PlanKind.ENERGY ? new EnergyOrder(basics, search) : new SettingsOrder(basics, search);
        root.close();
        return order;
    }
}

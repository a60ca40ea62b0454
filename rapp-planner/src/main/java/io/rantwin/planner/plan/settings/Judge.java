package io.rantwin.planner.plan.settings;

import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.configuration.Setting;
import io.rantwin.planner.gate.Goal;
import java.util.ArrayList;
import java.util.List;

/** The twin as the judge of choices of steps, one for each decision variable. Thread-safe. */
sealed interface Judge permits SettingsJudge, SliceJudge {
    /**
     * What a choice of steps means; means over periods and demands.
     *
     * @param badness what is to become less: load that the busiest cell would need, in percent of its PRBs and above 100 where demand is not
     *     met, the throughput of the users who are worst off, in kbit/s and below zero, or reports that break what their slice was
     *     promised, in percent and by how much
     * @param price what it costs: mean load of all cells, or mean guaranteed share of slices in cells, in percent
     * @param excess by how much rails are broken, 0 when they hold
     * @param worst cells that are worst off in some period
     */
    record Cost(double badness, double price, double excess, List<Integer> worst) {
        /** Whether all rails of the plan hold. */
        boolean isFeasible() {
            return excess <= 0;
        }
    }

    /** Of what a task is after. */
    static Judge of(SettingsTask task) {
        return task.goal() == Goal.SERVICE_ASSURANCE ? new SliceJudge(task) : new SettingsJudge(task);
    }

    /**
     * What there is to choose.
     *
     * @param task what is asked
     * @param relations who is a neighbour of whom
     * @param knobs the decision variables
     */
    record Choices(SettingsTask task, Relations relations, List<Knob> knobs) {
        static Choices of(SettingsTask task) {
            Relations relations = new Relations(task.world());
            return new Choices(task, relations, task.knobs(relations));
        }
    }

    /** What it judges. */
    Choices choices();

    /** What is asked. */
    default SettingsTask task() {
        return choices().task();
    }

    /** The decision variables. */
    default List<Knob> knobs() {
        return choices().knobs();
    }

    /** Who is a neighbour of whom. */
    default Relations relations() {
        return choices().relations();
    }

    /** Judges a choice of steps. */
    Cost cost(int[] steps);

    /**
     * The badness of a choice alone, without its rails.
     *
     * @param like a choice that it may have come from: what is the same under both need not be worked out again
     */
    double badness(int[] steps, int[] like);

    /** What a choice of steps sets; there must be one that is not 0. */
    default Configuration configuration(int[] steps) {
        List<Setting> settings = new ArrayList<>();
        for (int k = 0; k < steps.length; k++) {
            settings.addAll(
                    knobs().get(k).settings(steps[k], task().world().snapshot().cellIds()));
        }
        return new Configuration(settings);
    }
}

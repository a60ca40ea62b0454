package io.rantwin.planner.plan.open;

import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.gate.Goal;
import io.rantwin.planner.plan.EnergyPolicies;

/** What a plan decides. */
public enum PlanKind {
    /** Which cells sleep at which hour: a policy for a near-RT RIC. */
    ENERGY(
            "es-",
            EnergyPolicies.TYPE,
            Goal.ENERGY,
            "No cell can sleep in this network at any hour: there is nothing to push."),
    /** Offsets between neighbours, so that the busiest cells have less to carry: configuration. */
    LOAD_BALANCING(
            "lb-",
            Configuration.TYPE,
            Goal.HIGHEST_LOAD,
            "No setting that is allowed lowers the highest load: there is nothing to push."),
    /** Tilts and powers, so that those who are worst off get more: configuration. */
    COVERAGE(
            "cv-",
            Configuration.TYPE,
            Goal.LEAST_THROUGHPUT,
            "No setting that is allowed helps the users who are worst off: there is nothing to push."),
    /** PRBs that slices are guaranteed, so that what they were promised is kept: configuration. */
    SLICE_SHARES(
            "sl-",
            Configuration.TYPE,
            Goal.SERVICE_ASSURANCE,
            "No share that is allowed keeps more of what slices were promised: there is nothing to push.");

    private final String prefix;
    private final String policyTypeId;
    private final Goal goal;
    private final String nothing;

    PlanKind(String prefix, String policyTypeId, Goal goal, String nothing) {
        this.prefix = prefix;
        this.policyTypeId = policyTypeId;
        this.goal = goal;
        this.nothing = nothing;
    }

    /** As orders name it, such as {@code load-balancing}. */
    public String word() {
        return Fields.written(this);
    }

    /** Type of what is pushed. */
    String policyTypeId() {
        return policyTypeId;
    }

    /** What it is to gain. */
    public Goal goal() {
        return goal;
    }

    /** What is said when there is no candidate at all. */
    public String nothing() {
        return nothing;
    }

    /** Id of what is pushed, for an order that names none. */
    String policyId(String planId) {
        return prefix + planId;
    }

    /** Of an order that is kept; before there were others all were of energy. */
    public static PlanKind of(String word) {
        for (PlanKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        return ENERGY;
    }
}

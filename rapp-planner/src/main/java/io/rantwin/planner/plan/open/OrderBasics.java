package io.rantwin.planner.plan.open;

import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.fields.Mistake;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.plan.LoadProfile;
import io.rantwin.planner.plan.NetworkChoice;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.push.O1Channel;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every order says, of whatever kind: network, demand, the gate, and what holds for the rollout. */
final class OrderBasics {
    static final int MOST_PERIODS = 24 * 60;
    static final int MOST_TRIAL_DRAWS = 1000;
    static final int MOST_GENERATIONS = 1000;

    private static final int MOST_DECISIONS = 60;
    private static final int MISSING_REPORTS = 3;

    private final PlanKind kind;
    private final List<Mistake> mistakes;
    private final OpenPlans.Terms terms;
    private final OrderedNetwork network;
    private final @Nullable LoadProfile profile;
    private final OrderedGate gate;
    private final @Nullable OrderedSlices slices;

    /**
     * Reads all of it but what is of one kind alone.
     *
     * @param history null when there is none
     * @param mistakes where the fields tell what is wrong
     */
    OrderBasics(PlanKind kind, Fields root, OrderFiles files, @Nullable HistoryStore history, List<Mistake> mistakes) {
        this.kind = kind;
        this.mistakes = mistakes;
        String policyId = root.text("policyId");
        String ricId = kind == PlanKind.ENERGY ? root.text("ricId", "ric1") : O1Channel.RIC;
        boolean needsApproval = root.flag("needsApproval", true);
        long dayMillis = OrderMembers.length(root, "day", "24h");
        long beginsAtMillis =
                OrderMembers.instant(root, "dayBeginsAt", Instant.EPOCH).toEpochMilli();
        int decisions = (int) root.whole("decisionsInPeriod", 4, 1, MOST_DECISIONS);
        network = OrderedNetwork.read(root, files, dayMillis, decisions);
        OrderedDemand.Foreseen foreseen =
                new OrderedDemand(network, dayMillis, beginsAtMillis, history).read(root, files);
        profile = foreseen.profile();
        gate = OrderedGate.read(root, files, foreseen.watch());
        slices = kind == PlanKind.SLICE_SHARES ? OrderedSlices.read(root, files, network.choice(), history) : null;
        terms = new OpenPlans.Terms(kind, policyId, ricId, needsApproval, beginsAtMillis, missingMillis(root));
    }

    private long missingMillis(Fields root) {
        NetworkChoice choice = network.choice();
        long step = profile == null || choice == null ? 0 : choice.decisionMillis(profile);
        long missing = root.has("missingReportsWithin")
                ? OrderMembers.length(root, "missingReportsWithin", "45min")
                : MISSING_REPORTS * step;
        if (missing < step) {
            root.wrong(
                    "missingReportsWithin",
                    "must be at least the " + step / 1000 + " s that a report lasts, not " + missing / 1000 + " s");
        }
        return missing;
    }

    /** What holds for the rollout. */
    OpenPlans.Terms terms() {
        return terms;
    }

    /** What a plan decides. */
    PlanKind kind() {
        return kind;
    }

    /** How much the gate asks for. */
    GateSettings gate() {
        return gate.settings();
    }

    /** Fidelity of cells as far as it was told. */
    Map<String, Double> fidelity() {
        return gate.fidelity();
    }

    /** Id of what will be pushed. */
    String policyIdOf(String planId) {
        String named = terms.policyId();
        return named == null ? kind.policyId(planId) : named;
    }

    /** Cells that a member names, by index; those that the network has not are told. */
    BitSet cells(Fields fields, String name) {
        BitSet chosen = new BitSet();
        List<String> cellIds = network.cellIds();
        List<String> named = fields.texts(name);
        for (int i = 0; named != null && i < named.size(); i++) {
            int index = cellIds.indexOf(named.get(i));
            if (index >= 0) {
                chosen.set(index);
            } else if (!cellIds.isEmpty()) {
                fields.wrong(name + "/" + i, "is no cell of the network: " + named.get(i));
            }
        }
        return chosen;
    }

    /** The network with its demand, worked out; takes a while. */
    TwinWorld world() throws PlanException {
        NetworkChoice choice = network.choice();
        if (choice == null || profile == null || !mistakes.isEmpty()) {
            throw new IllegalStateException("An order with mistakes is of no use: " + mistakes);
        }
        TwinWorld world = choice.world(profile);
        return slices == null ? world : slices.in(world);
    }
}

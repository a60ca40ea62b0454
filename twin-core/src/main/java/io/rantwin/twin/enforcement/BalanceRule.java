package io.rantwin.twin.enforcement;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.LoadBalancingObjective;
import io.rantwin.a1.policy.LoadBalancingObjective.PrbUsageType;
import io.rantwin.twin.enforcement.EnforcementAction.SetOffset;
import io.rantwin.twin.enforcement.Unserved.Duration;
import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ORAN_LoadBalancing: the offset of the loaded cell towards the least loaded of its targets grows step by step, and the way back
 * shrinks with it, so that nobody is handed to and fro; steps go back when the load is well below the objective.
 */
final class BalanceRule {
    private final Round round;
    private final EnforcementParameters.Balance bounds;

    BalanceRule(Round round) {
        this.round = round;
        this.bounds = round.parameters.balance();
    }

    void apply(String policyId, A1Policy.LoadBalancing policy) {
        CellId id = policy.scope().cellId();
        List<CellCondition> sources = round.cells(policyId, "/scope", id == null ? List.of() : List.of(id), List.of());
        if (sources.isEmpty()) {
            return;
        }
        List<CellCondition> targets = round.cells(policyId, "/lbResources/cellIdList", policy.targetCells(), List.of());
        if (targets.isEmpty()) {
            return;
        }
        one(policyId, "/lbObjectives/dlLbObjective", policy.dlLbObjective(), sources.getFirst(), targets, true);
        one(policyId, "/lbObjectives/ulLbObjective", policy.ulLbObjective(), sources.getFirst(), targets, false);
    }

    private void one(
            String policyId,
            String pointer,
            @Nullable LoadBalancingObjective objective,
            CellCondition source,
            List<CellCondition> targets,
            boolean isDownlink) {
        if (objective == null) {
            return;
        }
        if (objective.prbUsageType().isOfSlice()) {
            round.unserved(
                    policyId,
                    pointer,
                    Duration.NEVER,
                    "the load of a slice cannot be moved by itself: offsets move the users of all slices of "
                            + source.cellId());
            return;
        }
        String noWay = noWay(source, targets);
        if (noWay != null) {
            round.unserved(policyId, pointer, Duration.NEVER, noWay);
            return;
        }
        boolean isPeak = objective.prbUsageType() == PrbUsageType.CELL_PEAK;
        double load = !isDownlink
                ? source.uplinkLoad()
                : isPeak ? source.mostLoadWithin(bounds.peakHorizonMillis()) : source.load();
        if (Double.isNaN(load) || !source.serves()) {
            round.unserved(
                    policyId,
                    pointer,
                    Duration.NOT_NOW,
                    source.serves()
                            ? (isDownlink ? "the downlink" : "the uplink") + " load of " + source.cellId()
                                    + " is not known"
                            : "cell " + source.cellId() + " does not serve");
            return;
        }
        double wanted = objective.targetPrbUsagePercent() / 100;
        if (load > wanted + bounds.hysteresisLoad()) {
            relieve(policyId, pointer, source, targets, load, wanted);
        } else if (load < wanted - 2 * bounds.hysteresisLoad()) {
            goBack(policyId, source, targets, load, wanted);
        } else {
            stay(policyId, source, targets);
        }
    }

    private static @Nullable String noWay(CellCondition source, List<CellCondition> targets) {
        if (!source.offers(Lever.OFFSET)) {
            return "no interface offers " + Lever.OFFSET.words() + " for " + source.cellId();
        }
        boolean hasRelation = targets.stream().anyMatch(target -> isRelated(source, target));
        return hasRelation
                ? null
                : "cell " + source.cellId() + " has no neighbour relation to "
                        + Words.names(
                                targets.stream().map(CellCondition::cellId).toList());
    }

    private static boolean isRelated(CellCondition source, CellCondition target) {
        Neighbour neighbour = source.neighbour(target.cellId());
        return neighbour != null && neighbour.hasRelation();
    }

    private void relieve(
            String policyId,
            String pointer,
            CellCondition source,
            List<CellCondition> targets,
            double load,
            double wanted) {
        double moved = load * bounds.movedPerStep();
        List<String> obstacles = new ArrayList<>();
        List<CellCondition> byLoad = new ArrayList<>(targets);
        byLoad.sort(Comparator.comparingDouble(CellCondition::load).thenComparing(CellCondition::cellId));
        for (CellCondition target : byLoad) {
            needed(policyId, target, source);
        }
        for (CellCondition target : byLoad) {
            String obstacle = obstacle(source, target, load, moved);
            if (obstacle != null) {
                obstacles.add(obstacle);
                continue;
            }
            String why = "cell " + source.cellId() + " is at " + Words.percent(load) + " of its PRBs, above the "
                    + Words.percent(wanted) + " of policy " + policyId + ", and cell " + target.cellId() + " at "
                    + Words.percent(target.load());
            List<PredictedEffect> effects = List.of(
                    new PredictedEffect(Kpi.PRB_LOAD, source.cellId(), 100 * load, 100 * (load - moved)),
                    new PredictedEffect(
                            Kpi.PRB_LOAD, target.cellId(), 100 * target.load(), 100 * (target.load() + moved)));
            step(policyId, source, target, bounds.offsetStepDb(), why, effects);
            others(policyId, source, targets, target);
            return;
        }
        stay(policyId, source, targets);
        round.unserved(
                policyId,
                pointer,
                Duration.NOT_NOW,
                "cell " + source.cellId() + " is at " + Words.percent(load) + " of its PRBs and no load can be moved: "
                        + Words.sentences(obstacles));
    }

    private @Nullable String obstacle(CellCondition source, CellCondition target, double load, double moved) {
        String id = target.cellId();
        Neighbour neighbour = source.neighbour(id);
        if (neighbour == null || !neighbour.hasRelation()) {
            return "there is no neighbour relation to " + id;
        }
        if (!target.serves()) {
            return id + " does not serve";
        }
        double then = target.load() + moved;
        if (!(then <= bounds.targetCeiling() && then < load)) {
            return id + " is at " + Words.percent(target.load());
        }
        Target offset = new Target(Lever.OFFSET, source.cellId(), id);
        if (Math.abs(neighbour.offsetDb() + bounds.offsetStepDb() - found(offset, neighbour))
                > bounds.mostOffsetDb() + 1e-9) {
            return "the offset towards " + id + " has reached " + Words.number(neighbour.offsetDb()) + " dB";
        }
        long held = Math.max(round.heldOff(offset), round.heldOff(back(offset)));
        return held > 0 ? "the offset towards " + id + " is left alone for another " + Words.time(held) : null;
    }

    private static Target back(Target offset) {
        return new Target(Lever.OFFSET, /* name= */ offset.other(), /* other= */ offset.name());
    }

    private double found(Target target, Neighbour neighbour) {
        return round.restore(target) instanceof SetOffset found ? found.offsetDb() : neighbour.offsetDb();
    }

    // Load is to be moved there: energy has to wait.
    private void needed(String policyId, CellCondition target, CellCondition source) {
        if (!target.serves()) {
            return;
        }
        round.arbiter.add(new Wish(
                Target.cellState(target.cellId()),
                null,
                policyId,
                Precedence.BALANCE,
                1,
                "load of " + source.cellId() + " is to be moved there",
                List.of()));
    }

    private void goBack(
            String policyId, CellCondition source, List<CellCondition> targets, double load, double wanted) {
        CellCondition most = null;
        double largest = 0;
        for (CellCondition target : targets) {
            Target offset = new Target(Lever.OFFSET, source.cellId(), target.cellId());
            Neighbour neighbour = source.neighbour(target.cellId());
            if (neighbour != null
                    && round.restore(offset) instanceof SetOffset found
                    && round.heldOff(offset) == 0
                    && round.heldOff(back(offset)) == 0
                    && neighbour.offsetDb() - found.offsetDb() > largest) {
                largest = neighbour.offsetDb() - found.offsetDb();
                most = target;
            }
        }
        if (most != null) {
            step(
                    policyId,
                    source,
                    most,
                    -Math.min(bounds.offsetStepDb(), largest),
                    "cell " + source.cellId() + " is at " + Words.percent(load) + " of its PRBs, well below the "
                            + Words.percent(wanted) + " of policy " + policyId,
                    List.of());
        }
        others(policyId, source, targets, most);
    }

    private void step(
            String policyId,
            CellCondition source,
            CellCondition target,
            double stepDb,
            String why,
            List<PredictedEffect> effects) {
        set(policyId, source, target, stepDb, why, effects);
        if (isRelated(/* source= */ target, /* target= */ source) && target.offers(Lever.OFFSET)) {
            set(policyId, target, source, -stepDb, why + "; the way back shrinks with it", List.of());
        }
    }

    private void set(
            String policyId,
            CellCondition from,
            CellCondition to,
            double stepDb,
            String why,
            List<PredictedEffect> effects) {
        Neighbour neighbour = from.neighbour(to.cellId());
        if (neighbour != null) {
            SetOffset action =
                    new SetOffset(from.cellId(), to.cellId(), neighbour.offsetDb() + stepDb, neighbour.offsetDb());
            round.arbiter.add(new Wish(action.target(), action, policyId, Precedence.BALANCE, 1, why, effects));
        }
    }

    private void stay(String policyId, CellCondition source, List<CellCondition> targets) {
        others(policyId, source, targets, null);
    }

    // What was set stays as it is: nobody may take it back.
    private void others(
            String policyId, CellCondition source, List<CellCondition> targets, @Nullable CellCondition changed) {
        for (CellCondition target : targets) {
            if (!target.equals(changed)) {
                keep(policyId, source.cellId(), target.cellId());
                keep(policyId, target.cellId(), source.cellId());
            }
        }
    }

    private void keep(String policyId, String from, String to) {
        Target target = new Target(Lever.OFFSET, from, to);
        if (round.restore(target) != null) {
            round.arbiter.add(new Wish(
                    target, null, policyId, Precedence.BALANCE, 1, "policy " + policyId + " has set it", List.of()));
        }
    }
}

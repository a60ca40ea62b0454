package io.rantwin.twin.enforcement;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.twin.enforcement.Unserved.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What policies in force lead to. One deterministic function, used by the rApp before a policy leaves it and by the xApp that enforces
 * it: the same view, policies, parameters and memory give the same plan, whatever their order.
 *
 * <p>A target (the state of a cell, a share, an offset, a UE) is changed by one action at most. Where policies want different things
 * of it, {@link Precedence needs of users} come first, then guarantees, then SHALL and FORBID, then cells that may not be switched
 * off, then balance, then preferences, then energy; within one of these the narrower scope, then the smaller policy id. What no
 * policy asks for any more is taken back.
 */
public final class Enforcement {
    private final EnforcementParameters parameters;

    /** With bounds. */
    public Enforcement(EnforcementParameters parameters) {
        this.parameters = parameters;
    }

    /** The bounds. */
    public EnforcementParameters parameters() {
        return parameters;
    }

    /**
     * What is to be done now.
     *
     * @throws IllegalArgumentException when two policies have the same id
     */
    public EnforcementPlan decide(NetworkView view, List<PolicyInForce> policies, EnforcementMemory memory) {
        Round round = new Round(view, parameters, asSeen(memory, view));
        List<PolicyConflict> conflicts = new ArrayList<>();
        SliceNeed need = new SliceNeed();
        Rules rules = new Rules(round, need);
        Set<String> ids = new HashSet<>();
        for (PolicyInForce each : policies.stream()
                .sorted(Comparator.comparing(PolicyInForce::policyId))
                .toList()) {
            if (!ids.add(each.policyId())) {
                throw new IllegalArgumentException("There are two policies " + each.policyId() + ".");
            }
            rules.apply(each.policyId(), each.policy());
        }
        new QuotaRule(round, conflicts).apply(need);
        restore(round, ids);
        return plan(round, conflicts);
    }

    // What is seen to be as it was found needs no restoration, whoever restored it; the hold-off gives reports time to
    // tell.
    private EnforcementMemory asSeen(EnforcementMemory memory, NetworkView view) {
        EnforcementMemory seen = memory;
        for (TargetMemory each : memory.targets().values()) {
            EnforcementAction restore = each.restore();
            boolean isOld = view.networkMillis() - each.atMillis() >= parameters.holdOffMillis();
            if (restore != null && isOld && isInPlace(restore, view)) {
                seen = seen.withoutRestoration(each);
            }
        }
        return seen;
    }

    private static boolean isInPlace(EnforcementAction action, NetworkView view) {
        CellCondition cell = view.cell(action.cellId());
        if (cell == null) {
            return false;
        }
        return switch (action) {
            case EnforcementAction.WakeCell _ -> cell.serves();
            case EnforcementAction.SetOffset a -> {
                Neighbour neighbour = cell.neighbour(a.neighbourId());
                yield neighbour != null && Math.abs(neighbour.offsetDb() - a.offsetDb()) < 1e-9;
            }
            case EnforcementAction.SetPower a -> Math.abs(cell.powerDbm() - a.powerDbm()) < 1e-9;
            case EnforcementAction.SetQuota a ->
                view.slice(a.slice()).stream()
                        .anyMatch(place -> place.cellId().equals(a.cellId())
                                && place.ratio().equals(a.ratio()));
            case EnforcementAction.SleepCell _, EnforcementAction.HandOver _, EnforcementAction.SetTilt _ -> false;
        };
    }

    // What was changed and is claimed by no policy goes back to how it was found, held off by nothing. A policy in
    // force says nothing of a cell that is not in the view, as after a restart: that is not to want it no more.
    private static void restore(Round round, Set<String> inForce) {
        for (Map.Entry<Target, TargetMemory> entry : round.memory.targets().entrySet()) {
            EnforcementAction restore = entry.getValue().restore();
            String policyId = entry.getValue().policyId();
            if (restore != null
                    && !round.arbiter.knows(entry.getKey())
                    && !(inForce.contains(policyId) && round.view.cell(restore.cellId()) == null)) {
                round.arbiter.add(new Wish(
                        entry.getKey(),
                        restore,
                        policyId,
                        Precedence.RESTORATION,
                        0,
                        "no policy asks for it any more",
                        List.of()));
            }
        }
    }

    private EnforcementPlan plan(Round round, List<PolicyConflict> conflicts) {
        List<PlannedAction> actions = new ArrayList<>();
        EnforcementMemory after = round.memory.since(round.now() - parameters.calmMillis());
        for (Wish winner : round.arbiter.winners(conflicts)) {
            EnforcementAction action = winner.action();
            if (action == null || actions.size() >= parameters.mostActions()) {
                continue;
            }
            actions.add(new PlannedAction(
                    action,
                    winner.policyId(),
                    winner.why(),
                    winner.effects(),
                    winner.precedence() == Precedence.RESTORATION));
            after = after.after(action, winner.policyId(), round.now(), parameters.calmMillis());
        }
        List<Unserved> unserved = new ArrayList<>(round.unserved);
        unserved.sort(Comparator.comparing(Unserved::policyId)
                .thenComparing(Unserved::pointer)
                .thenComparing(Unserved::reason));
        conflicts.sort(Comparator.comparing(PolicyConflict::target)
                .thenComparing(PolicyConflict::winnerId)
                .thenComparing(PolicyConflict::loserId)
                .thenComparing(PolicyConflict::sentence));
        return new EnforcementPlan(actions, unserved, conflicts, after);
    }

    /** The rules of one call. */
    private static final class Rules {
        private final Round round;
        private final EnergyRule energy;
        private final BalanceRule balance;
        private final SteeringRule steering;
        private final SliceRule slices;
        private final QosRule qos;

        Rules(Round round, SliceNeed need) {
            this.round = round;
            energy = new EnergyRule(round, new SleepRoom(round));
            balance = new BalanceRule(round);
            steering = new SteeringRule(round);
            slices = new SliceRule(round, need);
            qos = new QosRule(round, slices, steering);
        }

        void apply(String id, A1Policy policy) {
            switch (policy) {
                case A1Policy.EnergySaving p -> energy.apply(id, p);
                case A1Policy.LoadBalancing p -> balance.apply(id, p);
                case A1Policy.TrafficSteeringPreference p -> steering.apply(id, p.scope(), p.tspResources());
                case A1Policy.TrafficSteeringThreshold p -> steering.applyThreshold(id, p.thresholdPercent());
                case A1Policy.SliceSLATarget p -> slices.apply(id, p);
                case A1Policy.QoSTarget p -> qos.apply(id, p.scope(), p.qosObjectives());
                case A1Policy.QoSandTSP p -> {
                    qos.apply(id, p.scope(), p.qosObjectives());
                    steering.apply(id, p.scope(), p.tspResources());
                }
                case A1Policy.QoETarget _,
                        A1Policy.QoEandTSP _,
                        A1Policy.UELevelTarget _,
                        A1Policy.HelloWorld _,
                        A1Policy.AdmissionControl _,
                        A1Policy.RateControl _ ->
                    round.unserved(
                            id,
                            "",
                            Duration.NEVER,
                            "policies of " + policy.kind().typeName() + " are read and not enforced here");
            }
        }
    }
}

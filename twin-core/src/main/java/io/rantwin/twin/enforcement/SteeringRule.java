package io.rantwin.twin.enforcement;

import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.Scope;
import io.rantwin.a1.policy.TspResource;
import io.rantwin.a1.policy.TspResource.Preference;
import io.rantwin.twin.enforcement.EnforcementAction.HandOver;
import io.rantwin.twin.enforcement.Unserved.Duration;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ORAN_TrafficSteeringPreference for primary cells, and O-RAN SC 20008: UEs that are visible are handed over one by one. */
final class SteeringRule {
    private final Round round;
    private final EnforcementParameters.Steering bounds;

    SteeringRule(Round round) {
        this.round = round;
        this.bounds = round.parameters.steering();
    }

    void apply(String policyId, Scope scope, List<TspResource> resources) {
        Map<Preference, List<String>> cells = new EnumMap<>(Preference.class);
        for (int i = 0; i < resources.size(); i++) {
            TspResource resource = resources.get(i);
            if (!resource.isPrimary()) {
                round.unserved(
                        policyId,
                        "/tspResources/" + i,
                        Duration.NEVER,
                        "it is about secondary cells, which nothing here sets; for serving cells say \"primary\": true");
                continue;
            }
            for (CellCondition known :
                    round.cells(policyId, "/tspResources/" + i + "/cellIdList", resource.cellIdList(), List.of())) {
                keepAwake(policyId, known, resource.preference());
            }
            cells.computeIfAbsent(resource.preference(), _ -> new ArrayList<>())
                    .addAll(resource.cellIdList().stream().map(CellId::toString).toList());
        }
        if (cells.isEmpty()) {
            return;
        }
        List<UeCondition> ues = ues(policyId, scope);
        List<String> stuck = new ArrayList<>();
        int moves = 0;
        for (UeCondition ue : ues) {
            moves += one(policyId, ue, scope.ueId() != null, cells, stuck, moves < bounds.mostHandovers()) ? 1 : 0;
        }
        if (!stuck.isEmpty()) {
            boolean isOffered = ues.stream().anyMatch(this::isOffered);
            round.unserved(
                    policyId, "/tspResources", isOffered ? Duration.NOT_NOW : Duration.NEVER, Words.sentences(stuck));
        }
    }

    /** UEs of a scope that are visible; says so when there is none. */
    List<UeCondition> ues(String policyId, Scope scope) {
        Snssai slice = scope.sliceId() == null ? null : Round.slice(scope.sliceId());
        String cell = scope.cellId() == null ? null : scope.cellId().toString();
        List<UeCondition> ues = round.view.ues().stream()
                .filter(ue -> scope.ueId() == null || ue.names().contains(scope.ueId()))
                .filter(ue -> slice == null || slice.equals(ue.slice()))
                .filter(ue -> scope.qosId() == null || scope.qosId().value() == ue.fiveQi())
                .toList();
        if (ues.isEmpty()) {
            round.unserved(
                    policyId,
                    scope.ueId() != null ? "/scope/ueId" : "/scope",
                    Duration.NOT_VISIBLE,
                    scope.ueId() != null
                            ? "the UE is not visible: no node reports an id that is the one of the policy"
                            : "no UE of the scope is visible: no node reports UEs with that slice and these flows");
        }
        if (scope.groupId() != null) {
            round.unserved(
                    policyId,
                    "/scope/groupId",
                    Duration.NEVER,
                    "no interface tells which UEs are of " + scope.groupId());
            return List.of();
        }
        return ues.stream()
                .filter(ue -> cell == null || cell.equals(ue.cellId()))
                .toList();
    }

    private void keepAwake(String policyId, CellCondition cell, Preference preference) {
        boolean isMust = preference == Preference.SHALL;
        boolean isToWake = isMust && cell.state() == CellCondition.State.ASLEEP && cell.offers(Lever.CELL_STATE);
        if (isToWake || (cell.serves() && (isMust || preference == Preference.PREFER))) {
            round.arbiter.add(new Wish(
                    Target.cellState(cell.cellId()),
                    isToWake ? new EnforcementAction.WakeCell(cell.cellId()) : null,
                    policyId,
                    isMust ? Precedence.MUST : Precedence.WISH,
                    0,
                    "UEs are to be served there",
                    List.of()));
        }
    }

    /** @return whether the UE is to be moved */
    private boolean one(
            String policyId,
            UeCondition ue,
            boolean isSingle,
            Map<Preference, List<String>> cells,
            List<String> stuck,
            boolean mayMove) {
        List<String> shall = cells.getOrDefault(Preference.SHALL, List.of());
        List<String> prefer = cells.getOrDefault(Preference.PREFER, List.of());
        List<String> avoid = cells.getOrDefault(Preference.AVOID, List.of());
        List<String> forbid = cells.getOrDefault(Preference.FORBID, List.of());
        String here = ue.cellId();
        boolean must = forbid.contains(here) || (!shall.isEmpty() && !shall.contains(here));
        boolean isAvoided = avoid.contains(here);
        boolean mayImprove = shall.isEmpty() && !prefer.isEmpty() && !prefer.contains(here);
        if (!must && !isAvoided && !mayImprove) {
            return false;
        }
        if (!isOffered(ue)) {
            stuck.add("no interface offers " + Lever.HANDOVER.words() + " from cell " + here);
            return false;
        }
        List<String> obstacles = new ArrayList<>();
        String target = best(ue, must ? bounds.mustMarginDb() : bounds.preferMarginDb(), obstacles, id -> {
            if (forbid.contains(id) || (!shall.isEmpty() && !shall.contains(id))) {
                return -1;
            }
            int rank = prefer.indexOf(id);
            int neutral = prefer.size();
            if (rank < 0) {
                rank = avoid.contains(id) ? neutral + 1 : neutral;
            }
            boolean isBetter = must || (isAvoided ? rank <= neutral : rank < neutral);
            return isBetter ? rank : -1;
        });
        String asked = must
                ? (forbid.contains(here) ? "forbids" : "asks for other cells than")
                : isAvoided ? "avoids" : "prefers other cells to";
        if (target == null) {
            if (must || isSingle) {
                stuck.add("UE " + ue.ueKey() + " is in cell " + here + ", and "
                        + (obstacles.isEmpty() ? "no other cell of the policy is near" : Words.sentences(obstacles)));
            }
            return false;
        }
        long held = round.heldOff(new Target(Lever.HANDOVER, ue.ueKey(), ""), bounds.ueHoldOffMillis());
        if (held > 0 || !mayMove || (!must && isPingPong(ue, target))) {
            return false;
        }
        round.arbiter.add(wish(
                policyId,
                ue,
                target,
                must ? Precedence.MUST : Precedence.WISH,
                isSingle ? 0 : 1,
                "policy " + policyId + " " + asked + " cell " + here));
        return true;
    }

    private boolean isOffered(UeCondition ue) {
        CellCondition cell = round.view.cell(ue.cellId());
        return cell != null && cell.offers(Lever.HANDOVER);
    }

    private boolean isPingPong(UeCondition ue, String target) {
        TargetMemory last = round.memory.of(new Target(Lever.HANDOVER, ue.ueKey(), ""));
        return last != null
                && last.last() instanceof HandOver before
                && before.cellId().equals(target)
                && round.now() - last.atMillis() < bounds.pingPongMillis();
    }

    /** A handover as a wish. */
    Wish wish(String policyId, UeCondition ue, String target, Precedence precedence, int breadth, String why) {
        HandOver action = new HandOver(ue.ueKey(), ue.cellId(), target);
        return new Wish(
                action.target(),
                action,
                policyId,
                precedence,
                breadth,
                why,
                List.of(new PredictedEffect(Kpi.ACTIVE_USERS, target, 0, 1)));
    }

    /** How much a policy wants a cell: 0 is best, below 0 not at all. */
    interface Ranking {
        int of(String cellId);
    }

    /** The cell that is wanted most and, among those, received best; null when none will do. */
    @Nullable
    String best(UeCondition ue, double marginDb, List<String> obstacles, Ranking ranking) {
        record Choice(String cellId, int rank, double rsrpDbm) {}
        double own = ue.rsrpDbm(ue.cellId());
        List<Choice> choices = new ArrayList<>();
        for (String id : near(ue)) {
            int rank = id.equals(ue.cellId()) ? -1 : ranking.of(id);
            if (rank < 0) {
                continue;
            }
            CellCondition cell = round.view.cell(id);
            double rsrp = ue.rsrpDbm(id);
            if (cell == null || !cell.serves()) {
                obstacles.add("cell " + id + " does not serve");
            } else if (!(cell.load() <= bounds.targetCeiling())) {
                obstacles.add("cell " + id + " is at " + Words.percent(cell.load()));
            } else if (rsrp < bounds.leastRsrpDbm() || rsrp < own - marginDb) {
                obstacles.add("cell " + id + " is received at " + Words.number(rsrp) + " dBm");
            } else {
                choices.add(new Choice(id, rank, Double.isNaN(rsrp) ? bounds.leastRsrpDbm() : rsrp));
            }
        }
        return choices.stream()
                .min(Comparator.comparingInt(Choice::rank)
                        .thenComparing(
                                Comparator.comparingDouble(Choice::rsrpDbm).reversed())
                        .thenComparing(Choice::cellId))
                .map(Choice::cellId)
                .orElse(null);
    }

    // What the UE measures; of one that does not report, neighbours of its cell.
    private List<String> near(UeCondition ue) {
        if (!ue.candidates().isEmpty()) {
            return ue.candidates().stream()
                    .map(UeCondition.Candidate::cellId)
                    .sorted()
                    .toList();
        }
        CellCondition cell = round.view.cell(ue.cellId());
        return cell == null
                ? List.of()
                : cell.neighbours().stream()
                        .filter(Neighbour::hasRelation)
                        .map(Neighbour::cellId)
                        .sorted()
                        .toList();
    }

    /** O-RAN SC 20008: where a neighbour's users get more by so many per cent, UEs go there. */
    void applyThreshold(String policyId, long thresholdPercent) {
        int moves = 0;
        boolean isAnyOffered = false;
        for (UeCondition ue : round.view.ues()) {
            CellCondition here = round.view.cell(ue.cellId());
            if (here == null || !here.offers(Lever.HANDOVER)) {
                continue;
            }
            isAnyOffered = true;
            double least = here.ueThroughputKbits() * (1 + thresholdPercent / 100.0);
            String target = best(ue, bounds.preferMarginDb(), new ArrayList<>(), id -> {
                CellCondition there = round.view.cell(id);
                return there != null && there.ueThroughputKbits() > least ? 0 : -1;
            });
            boolean isFree = round.heldOff(new Target(Lever.HANDOVER, ue.ueKey(), ""), bounds.ueHoldOffMillis()) == 0;
            if (target != null && isFree && moves < bounds.mostHandovers() && !isPingPong(ue, target)) {
                moves++;
                round.arbiter.add(wish(
                        policyId,
                        ue,
                        target,
                        Precedence.WISH,
                        round.view.cells().size(),
                        "users of cell " + target + " get more than " + thresholdPercent + " % above those of cell "
                                + ue.cellId()));
            }
        }
        if (!isAnyOffered) {
            round.unserved(
                    policyId,
                    "/threshold",
                    round.view.ues().isEmpty() ? Duration.NOT_VISIBLE : Duration.NEVER,
                    round.view.ues().isEmpty()
                            ? "no UE is visible: no node reports single UEs"
                            : "no interface offers " + Lever.HANDOVER.words());
        }
    }
}

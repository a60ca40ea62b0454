package io.rantwin.twin.enforcement;

import io.rantwin.twin.enforcement.EnforcementAction.SetQuota;
import io.rantwin.twin.enforcement.SliceNeed.Place;
import io.rantwin.twin.enforcement.SliceNeed.Share;
import io.rantwin.twin.enforcement.Unserved.Duration;
import io.rantwin.twin.topology.RRMPolicyRatio;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes shares of slices out of what policies need, as far as the PRBs of each cell reach; first come the narrower scopes. */
final class QuotaRule {
    private static final int WHOLE = 100;

    private final Round round;
    private final List<PolicyConflict> conflicts;
    private final EnforcementParameters.Slices bounds;
    /** Guarantees of all slices of a cell, as they will be. */
    private final Map<String, Integer> promised = new HashMap<>();

    QuotaRule(Round round, List<PolicyConflict> conflicts) {
        this.round = round;
        this.conflicts = conflicts;
        this.bounds = round.parameters.slices();
    }

    void apply(SliceNeed need) {
        for (SliceCondition slice : round.view.slices()) {
            promised.merge(slice.cellId(), slice.ratio().minRatio(), Integer::sum);
        }
        for (SliceCondition place : round.view.slices()) {
            List<Share> shares = need.shares().get(new Place(place.cellId(), place.slice()));
            if (shares != null) {
                one(
                        place,
                        shares.stream()
                                .sorted(Comparator.comparingInt(Share::breadth).thenComparing(Share::policyId))
                                .toList());
            }
        }
    }

    private void one(SliceCondition place, List<Share> shares) {
        Share first = shares.getFirst();
        int min = first.minPercent();
        int max = first.maxPercent();
        Share cause = first;
        for (Share share : shares.subList(1, shares.size())) {
            int wider = Math.max(min, share.minPercent());
            int narrower = Math.min(max, share.maxPercent());
            if (wider > narrower) {
                conflicts.add(new PolicyConflict(
                        target(place),
                        first.policyId(),
                        share.policyId(),
                        "Policy " + first.policyId() + " wants " + min + ".." + max + " % of the PRBs for slice "
                                + place.slice() + " in cell " + place.cellId() + ", policy " + share.policyId()
                                + " wants " + share.minPercent() + ".." + share.maxPercent()
                                + " %: the narrower scope comes first, then the smaller id."));
                continue;
            }
            cause = wider > min || narrower < max ? share : cause;
            min = wider;
            max = narrower;
        }
        int others = promised.getOrDefault(place.cellId(), 0) - place.ratio().minRatio();
        int room = Math.max(0, WHOLE - bounds.reservedPercent() - others);
        if (min > room) {
            round.unserved(
                    cause.policyId(),
                    cause.pointer(),
                    Duration.NOT_NOW,
                    "slice " + place.slice() + " needs " + min + " % of the PRBs of cell " + place.cellId() + ", where "
                            + others + " % are promised to others and " + bounds.reservedPercent() + " % kept back");
            min = room;
        }
        set(place, cause, Math.min(min, max), max);
    }

    private void set(SliceCondition place, Share cause, int min, int max) {
        RRMPolicyRatio now = place.ratio();
        // Small changes are not worth a control, unless they would leave a guarantee unmet or a maximum exceeded.
        boolean isShort = min > now.minRatio() || max < now.maxRatio();
        boolean isFar = now.minRatio() - min >= bounds.stepPercent() || max - now.maxRatio() >= bounds.stepPercent();
        boolean isDue = (isShort || isFar) && round.heldOff(target(place)) == 0;
        RRMPolicyRatio wanted = new RRMPolicyRatio(Math.min(now.dedicatedRatio(), min), min, max);
        if (isDue) {
            promised.merge(place.cellId(), min - now.minRatio(), Integer::sum);
        }
        round.arbiter.add(new Wish(
                target(place),
                isDue ? new SetQuota(place.cellId(), place.slice(), wanted, now) : null,
                cause.policyId(),
                Precedence.GUARANTEE,
                cause.breadth(),
                cause.why(),
                cause.effects()));
    }

    private static Target target(SliceCondition place) {
        return new Target(Lever.SLICE_QUOTA, place.cellId(), place.slice().toString());
    }
}

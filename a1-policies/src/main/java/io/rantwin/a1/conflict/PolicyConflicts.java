package io.rantwin.a1.conflict;

import io.rantwin.a1.conflict.Conflict.Kind;
import io.rantwin.a1.conflict.Demand.AtLeast;
import io.rantwin.a1.conflict.Demand.AtMost;
import io.rantwin.a1.conflict.Demand.Awake;
import io.rantwin.a1.conflict.Demand.Away;
import io.rantwin.a1.conflict.Demand.Only;
import io.rantwin.a1.conflict.Demand.Sets;
import io.rantwin.a1.conflict.Demand.Sleep;
import io.rantwin.a1.conflict.Demand.Towards;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds policies that are in each other's way by what they say: same target, opposite direction, overlapping scope. What two
 * policies do to each other through the network, a twin has to find. Thread-safe.
 */
public final class PolicyConflicts {
    private final TrackingAreas topology;

    /** @param topology cells of tracking areas; where they are not known, two policies are taken to overlap */
    public PolicyConflicts(TrackingAreas topology) {
        this.topology = topology;
    }

    /**
     * What stands against a policy.
     *
     * @param candidate the policy that is about to be pushed
     * @param active all others; one with the candidate's id is the candidate as it is now, and is left out
     * @return opposites first
     */
    public List<Conflict> against(NamedPolicy candidate, Collection<NamedPolicy> active) {
        List<Claim> claims = Claims.of(candidate.policy());
        Set<Conflict> found = new LinkedHashSet<>();
        for (NamedPolicy other : active) {
            if (!other.policyId().equals(candidate.policyId())) {
                List<Claim> otherClaims = Claims.of(other.policy());
                for (Claim claim : claims) {
                    for (Claim otherClaim : otherClaims) {
                        Conflict conflict = between(candidate.policyId(), claim, other.policyId(), otherClaim);
                        if (conflict != null) {
                            found.add(conflict);
                        }
                    }
                }
            }
        }
        List<Conflict> sorted = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            found.stream().filter(conflict -> conflict.kind() == kind).forEach(sorted::add);
        }
        return sorted;
    }

    private @Nullable Conflict between(String id, Claim claim, String otherId, Claim other) {
        if (!claim.target().equals(other.target()) || !claim.audience().meets(other.audience())) {
            return null;
        }
        String where = claim.area().meet(other.area(), topology);
        Kind kind = where == null ? null : kind(claim, other);
        if (where == null || kind == null) {
            return null;
        }
        String who = claim.audience().wordsWith(other.audience());
        String meeting = who.isEmpty() ? where : where.equals("everywhere") ? who : who + " in " + where;
        return new Conflict(
                kind,
                id,
                otherId,
                meeting + ": " + id + " " + claim.words() + ", " + otherId + " " + other.words(),
                WaysOut.of(kind, meeting, id, claim, otherId, other));
    }

    private @Nullable Kind kind(Claim claim, Claim other) {
        Kind kind = oneWay(claim, other);
        return kind == null ? oneWay(other, claim) : kind;
    }

    private @Nullable Kind oneWay(Claim one, Claim other) {
        return switch (one.demand()) {
            case AtLeast(double floor) ->
                switch (other.demand()) {
                    case AtMost(double ceiling) -> floor > ceiling ? Kind.OPPOSITE : null;
                    case AtLeast(double floor2) -> bounds(one, other, floor == floor2);
                    default -> null;
                };
            case AtMost(double ceiling) ->
                other.demand() instanceof AtMost(double ceiling2) ? bounds(one, other, ceiling == ceiling2) : null;
            case Sets(String value) ->
                other.demand() instanceof Sets(String value2)
                        ? value.equals(value2) ? Kind.DUPLICATE : Kind.RIVAL
                        : null;
            case Towards _ -> other.demand() instanceof Away ? Kind.OPPOSITE : null;
            case Only only ->
                switch (other.demand()) {
                    case Away _ ->
                        Area.ofCells(only.cells()).meet(other.area(), topology) == null ? null : Kind.OPPOSITE;
                    case Towards _ ->
                        Area.ofCells(only.cells()).meet(other.area(), topology) == null ? Kind.OPPOSITE : null;
                    case Only only2 ->
                        Area.ofCells(only.cells()).meet(Area.ofCells(only2.cells()), topology) == null
                                ? Kind.OPPOSITE
                                : null;
                    default -> null;
                };
            case Sleep _ -> other.demand() instanceof Awake ? Kind.OPPOSITE : null;
            case Away _, Awake _ -> null;
        };
    }

    /** Of two floors the higher one holds, and both are kept; only for the very same scope is one of them superfluous. */
    private static @Nullable Kind bounds(Claim one, Claim other, boolean isSame) {
        return !one.hasSameScopeAs(other) ? null : isSame ? Kind.DUPLICATE : Kind.RIVAL;
    }
}

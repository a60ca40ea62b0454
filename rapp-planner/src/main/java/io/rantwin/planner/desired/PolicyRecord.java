package io.rantwin.planner.desired;

import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.planner.push.PolicyOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one policy. Immutable.
 *
 * @param order the policy as it was wanted last
 * @param revision rises with every change of the body, from 1
 * @param phase how far it is
 * @param everSent whether any revision may ever have left the planner: then what is there under the id is the planner's own
 * @param revisionThere last revision that the other side was seen with; 0 for none
 * @param actor who wanted or dropped it last
 * @param reason why
 * @param changedAt when the phase changed last
 * @param refusal what the other side has against it, or {@code null}
 * @param history last changes of its status, oldest first
 */
public record PolicyRecord(
        PolicyOrder order,
        long revision,
        PolicyPhase phase,
        boolean everSent,
        long revisionThere,
        String actor,
        String reason,
        Instant changedAt,
        @Nullable String refusal,
        List<StatusChange> history) {
    /** Changes of status that are kept. */
    public static final int MOST_CHANGES = 50;

    public PolicyRecord {
        history = List.copyOf(history);
    }

    /** Its id. */
    public String policyId() {
        return order.policyId();
    }

    /** The last word of the RIC; {@code null} when it never gave one, or no longer knows the policy. */
    public @Nullable PolicyStatus status() {
        return history.isEmpty() ? null : history.getLast().status();
    }

    /** The record after an event about it; {@code before} is {@code null} for the first event, which is a wish. */
    static PolicyRecord after(@Nullable PolicyRecord before, PolicyEvent event) throws DesiredException {
        if (event instanceof PolicyEvent.Kept kept) {
            return kept.record();
        }
        if (event instanceof PolicyEvent.Wanted wanted) {
            return new PolicyRecord(
                    wanted.order(),
                    wanted.revision(),
                    PolicyPhase.WANTED,
                    before != null && before.everSent,
                    before == null ? 0 : before.revisionThere,
                    wanted.actor(),
                    wanted.reason(),
                    wanted.at(),
                    null,
                    before == null ? List.of() : before.history);
        }
        if (before == null) {
            throw new DesiredException(event + ": about a policy that nobody has wanted");
        }
        return before.next(event);
    }

    private PolicyRecord next(PolicyEvent event) {
        return switch (event) {
            case PolicyEvent.Dropped dropped ->
                new PolicyRecord(
                        order,
                        revision,
                        everSent ? PolicyPhase.UNWANTED : PolicyPhase.GONE,
                        everSent,
                        revisionThere,
                        dropped.actor(),
                        dropped.reason(),
                        dropped.at(),
                        refusal,
                        history);
            case PolicyEvent.Pushing pushing -> become(PolicyPhase.PUSHING, pushing.at(), true, revisionThere, null);
            case PolicyEvent.Pushed pushed -> {
                // The answer to an earlier revision says nothing of the one that is wanted meanwhile.
                boolean isCurrent =
                        (phase == PolicyPhase.PUSHING || phase == PolicyPhase.WANTED) && pushed.revision() == revision;
                yield become(
                        isCurrent ? PolicyPhase.IN_PLACE : phase, pushed.at(), everSent, pushed.revision(), refusal);
            }
            case PolicyEvent.Refused refused ->
                refused.revision() == revision && phase.isWanted()
                        ? become(PolicyPhase.REFUSED, refused.at(), everSent, revisionThere, refused.words())
                        : this;
            case PolicyEvent.Deleting deleting ->
                phase.isWanted() ? this : become(PolicyPhase.DELETING, deleting.at(), everSent, revisionThere, refusal);
            case PolicyEvent.Gone gone ->
                phase.isWanted() ? this : become(PolicyPhase.GONE, gone.at(), everSent, 0, refusal);
            case PolicyEvent.Returned returned ->
                phase == PolicyPhase.GONE
                        ? become(PolicyPhase.UNWANTED, returned.at(), everSent, revisionThere, refusal)
                        : this;
            case PolicyEvent.StatusSeen seen -> withStatus(new StatusChange(seen.at(), seen.status()));
            case PolicyEvent.Wanted _, PolicyEvent.Kept _, PolicyEvent.Halted _, PolicyEvent.Resumed _ -> this;
        };
    }

    private PolicyRecord become(PolicyPhase next, Instant at, boolean sent, long there, @Nullable String newRefusal) {
        return new PolicyRecord(
                order, revision, next, sent, there, actor, reason, next == phase ? changedAt : at, newRefusal, history);
    }

    private PolicyRecord withStatus(StatusChange change) {
        if (!history.isEmpty() && Objects.equals(history.getLast().status(), change.status())) {
            return this;
        }
        List<StatusChange> longer = new ArrayList<>(history);
        longer.add(change);
        return new PolicyRecord(
                order,
                revision,
                phase,
                everSent,
                revisionThere,
                actor,
                reason,
                changedAt,
                refusal,
                longer.subList(Math.max(0, longer.size() - MOST_CHANGES), longer.size()));
    }
}

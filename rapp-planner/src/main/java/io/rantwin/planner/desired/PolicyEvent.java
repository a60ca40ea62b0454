package io.rantwin.planner.desired;

import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.planner.push.PolicyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that was decided, intended or seen; the events in their order are the store. Immutable. */
public sealed interface PolicyEvent {
    /** When. */
    Instant at();

    /** An event about one policy. */
    sealed interface OfPolicy extends PolicyEvent {
        /** Which one. */
        String policyId();
    }

    /** A policy is to be in force, in a first or another revision. */
    record Wanted(PolicyOrder order, long revision, String actor, String reason, Instant at) implements OfPolicy {
        @Override
        public String policyId() {
            return order.policyId();
        }
    }

    /** A policy is not to be in force any more. */
    record Dropped(String policyId, String actor, String reason, Instant at) implements OfPolicy {}

    /** A revision is about to be sent. */
    record Pushing(String policyId, long revision, Instant at) implements OfPolicy {}

    /** The other side has a revision. */
    record Pushed(String policyId, long revision, Instant at) implements OfPolicy {}

    /** The other side does not want a revision. */
    record Refused(String policyId, long revision, String words, Instant at) implements OfPolicy {}

    /** A deletion is about to be sent. */
    record Deleting(String policyId, Instant at) implements OfPolicy {}

    /** The other side does not have it. */
    record Gone(String policyId, Instant at) implements OfPolicy {}

    /** A policy that was gone is there. */
    record Returned(String policyId, Instant at) implements OfPolicy {}

    /** The RIC says something else of it than before. */
    record StatusSeen(String policyId, @Nullable PolicyStatus status, Instant at) implements OfPolicy {}

    /** All that is known of a policy, in place of the events before. */
    record Kept(PolicyRecord record, Instant at) implements OfPolicy {
        @Override
        public String policyId() {
            return record.policyId();
        }
    }

    /** The kill switch: nothing is wanted any more, and nothing can be until {@link Resumed}. */
    record Halted(String actor, String reason, Instant at) implements PolicyEvent {}

    /** The kill switch is released. What was wanted before stays unwanted. */
    record Resumed(String actor, String reason, Instant at) implements PolicyEvent {}
}

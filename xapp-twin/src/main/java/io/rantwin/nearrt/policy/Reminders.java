package io.rantwin.nearrt.policy;

import io.rantwin.a1.mediator.PolicyInstanceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the mediator was told of each policy, and what it is to be told now. Changes are told at once. The framework repeats its first answer
 * when the mediator asks for all policies: then a later word is said again. Not thread-safe.
 */
final class Reminders {
    private final StatusSender sender;
    private final long reminderMillis;
    /** As the framework was told in answer to a request, and as the mediator was told last. */
    private final Map<PolicyInstanceKey, Boolean> answered = new HashMap<>();

    private final Map<PolicyInstanceKey, Boolean> told = new HashMap<>();
    private final Map<Integer, Instant> asked = new HashMap<>();
    private final Map<PolicyInstanceKey, Instant> remindAt = new HashMap<>();

    /** @param reminderMillis after the mediator asked, wall time */
    Reminders(StatusSender sender, long reminderMillis) {
        this.sender = sender;
        this.reminderMillis = reminderMillis;
    }

    /** The framework answers a request with how a policy stands. */
    void answered(HeldPolicy policy) {
        answered.put(policy.key(), policy.isEnforced());
        told.put(policy.key(), policy.isEnforced());
    }

    /** A policy is gone. */
    void forget(PolicyInstanceKey key) {
        answered.remove(key);
        told.remove(key);
        remindAt.remove(key);
    }

    /** @param queried when the mediator was asked for all policies of each type */
    void asked(Map<Integer, Instant> queried, Collection<HeldPolicy> held) {
        for (HeldPolicy each : held) {
            int type = each.key().policyTypeId();
            @Nullable Instant when = queried.get(type);
            @Nullable Boolean first = answered.get(each.key());
            if (when != null && !when.equals(asked.get(type)) && first != null && first != each.isEnforced()) {
                remindAt.put(each.key(), when.plusMillis(reminderMillis));
            }
        }
        asked.putAll(queried);
    }

    /** Tells what is new or due; what cannot be sent is tried again the next time. */
    void tell(Collection<HeldPolicy> held, Instant now) {
        for (HeldPolicy each : held) {
            @Nullable Boolean said = told.get(each.key());
            @Nullable Instant due = remindAt.get(each.key());
            boolean isNews = said == null || said != each.isEnforced();
            boolean isDue = due != null && !now.isBefore(due);
            if (each.isConfirmed() && (isNews || isDue) && sender.tell(each.key(), each.isEnforced())) {
                told.put(each.key(), each.isEnforced());
                remindAt.remove(each.key());
            }
        }
    }
}

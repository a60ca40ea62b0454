package io.rantwin.nearrt.policy;

import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.sdl.SdlException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the store as the desk is: what it did not take is offered again. Guarded by the desk. */
final class PolicySaving {
    private final PolicyStore store;
    private final Complaints complaints;
    private final Set<PolicyInstanceKey> unsaved = new LinkedHashSet<>();

    PolicySaving(PolicyStore store, Complaints complaints) {
        this.store = store;
        this.complaints = complaints;
    }

    void save(HeldPolicy policy) {
        try {
            store.put(policy);
            unsaved.remove(policy.key());
        } catch (SdlException e) {
            unsaved.add(policy.key());
            complaints.add("a policy could not be stored", policy.key() + ": " + e.getMessage());
        }
    }

    void remove(PolicyInstanceKey key) {
        try {
            store.remove(key);
            unsaved.remove(key);
        } catch (SdlException e) {
            unsaved.add(key);
            complaints.add("a policy could not be removed from the store", key + ": " + e.getMessage());
        }
    }

    /** The store has lost all. */
    void lost(Collection<PolicyInstanceKey> held) {
        unsaved.addAll(held);
    }

    /** Offers again what the store did not take. */
    void again(Map<PolicyInstanceKey, HeldPolicy> held) {
        for (PolicyInstanceKey key : List.copyOf(unsaved)) {
            HeldPolicy policy = held.get(key);
            if (policy != null) {
                save(policy);
            } else {
                remove(key);
            }
        }
    }
}

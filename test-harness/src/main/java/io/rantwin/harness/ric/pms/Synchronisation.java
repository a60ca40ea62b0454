package io.rantwin.harness.ric.pms;

import io.rantwin.a1.management.Ric;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Makes a RIC equal to the store when the two differ: policies that the store does not know are deleted, missing ones put
 * back, transient ones forgotten. So a curl straight at A1 and a second non-RT RIC lose what they wrote. Thread-safe.
 */
final class Synchronisation {
    private final PmsStore store;
    private final LongAdder done = new LongAdder();
    private final LongAdder deletedAsUnknown = new LongAdder();
    private final LongAdder putBack = new LongAdder();

    Synchronisation(PmsStore store) {
        this.store = store;
    }

    long done() {
        return done.sum();
    }

    long deletedAsUnknown() {
        return deletedAsUnknown.sum();
    }

    long putBack() {
        return putBack.sum();
    }

    /** Looks at a RIC. Whether it was synchronised or has come back, so that services are to be told. */
    boolean check(ManagedRic ric) {
        ric.writing().lock();
        try {
            boolean wasAway = ric.state() == Ric.State.UNAVAILABLE;
            ric.become(wasAway ? Ric.State.SYNCHRONIZING : Ric.State.CONSISTENCY_CHECK);
            ric.offer(ric.mediator().types());
            Set<PolicyAtRic> there = new HashSet<>();
            for (String type : ric.types()) {
                for (String id : ric.mediator().policies(type)) {
                    there.add(new PolicyAtRic(type, id));
                }
            }
            List<KeptPolicy> kept =
                    store.policies(policy -> policy.policy().ricId().equals(ric.ricId()));
            Set<PolicyAtRic> known = new HashSet<>();
            kept.forEach(policy -> known.add(new PolicyAtRic(policy.policy().policyTypeId(), policy.policyId())));
            boolean differs = !there.equals(known);
            if (differs) {
                ric.become(Ric.State.SYNCHRONIZING);
                synchronise(ric, there, known, kept);
            }
            ric.become(Ric.State.AVAILABLE);
            return wasAway || differs;
        } catch (PmsException _) {
            ric.become(Ric.State.UNAVAILABLE);
            return false;
        } finally {
            ric.writing().unlock();
        }
    }

    private record PolicyAtRic(String typeId, String policyId) {}

    private void synchronise(ManagedRic ric, Set<PolicyAtRic> there, Set<PolicyAtRic> known, List<KeptPolicy> kept) {
        done.increment();
        List<PolicyAtRic> unwanted = new ArrayList<>(there);
        unwanted.removeAll(known);
        for (PolicyAtRic policy : unwanted) {
            ric.mediator().delete(policy.typeId(), policy.policyId());
            deletedAsUnknown.increment();
        }
        for (KeptPolicy policy : kept) {
            String typeId = policy.policy().policyTypeId();
            if (policy.policy().isTransient()) {
                store.remove(policy.policyId());
                ric.mediator().delete(typeId, policy.policyId());
            } else if (!there.contains(new PolicyAtRic(typeId, policy.policyId()))) {
                ric.mediator().put(typeId, policy.policyId(), policy.policy().policyObject());
                putBack.increment();
            }
        }
    }
}

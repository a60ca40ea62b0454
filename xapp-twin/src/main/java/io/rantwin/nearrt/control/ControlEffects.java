package io.rantwin.nearrt.control;

import io.rantwin.nearrt.live.PolicyView.ControlView;
import io.rantwin.nearrt.live.PolicyView.Stage;
import io.rantwin.twin.enforcement.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the controls that each policy caused, as many as anybody reads. Not thread-safe. */
final class ControlEffects {
    private static final int MOST_OF_A_POLICY = 100;
    /** Restorations of policies that are gone leave some behind. */
    private static final int MOST_POLICIES = 5_000;

    private final Map<String, Deque<ControlEntry>> byPolicy = new LinkedHashMap<>();

    /** A control is sent. */
    void add(ControlEntry entry) {
        Deque<ControlEntry> own = byPolicy.computeIfAbsent(entry.planned.policyId(), _ -> new ArrayDeque<>());
        own.addFirst(entry);
        if (own.size() > MOST_OF_A_POLICY) {
            own.removeLast();
        }
        if (byPolicy.size() > MOST_POLICIES) {
            byPolicy.remove(byPolicy.keySet().iterator().next());
        }
    }

    /** What a policy did to a target is taken back. */
    void reverted(String policyId, Target target) {
        for (ControlEntry each : byPolicy.getOrDefault(policyId, new ArrayDeque<>())) {
            if (each.planned.action().target().equals(target) && each.stage != Stage.FAILED) {
                each.stage = Stage.REVERTED;
                each.isClosed = true;
            }
        }
    }

    /** Controls that a policy caused, newest first. */
    List<ControlView> of(String policyId) {
        Deque<ControlEntry> own = byPolicy.get(policyId);
        return own == null ? List.of() : own.stream().map(ControlEntry::view).toList();
    }

    /** A policy is gone. */
    void forget(String policyId) {
        byPolicy.remove(policyId);
    }
}

package io.rantwin.nearrt.policy;

import io.rantwin.nearrt.control.ControlDesk;
import io.rantwin.nearrt.policy.PolicyJudge.Verdict;
import io.rantwin.twin.enforcement.NetworkView;
import java.util.HashMap;
import java.util.Map;

/**
 * Policies in force that have changed something which no interface reaches just now, or of which nothing is seen: the xApp or the RIC has
 * just started, or a node is away. For a while they are not given up for that: who gives them up takes back what they have changed as
 * soon as it can be reached, only to do it again. Not thread-safe.
 */
final class OutOfReach {
    private static final long HELD_NANOS = 600_000_000_000L;

    private final ControlDesk control;
    private final Map<String, Long> since = new HashMap<>();

    OutOfReach(ControlDesk control) {
        this.control = control;
    }

    /** How a policy in force stands, after it was judged by a view at a network time, {@link Long#MIN_VALUE} before the first report. */
    Verdict held(String policyId, Verdict judged, NetworkView view, long networkNanos) {
        if (judged.isEnforced() || !control.isOutOfReach(policyId, view)) {
            since.remove(policyId);
            return judged;
        }
        long begun = since.getOrDefault(policyId, networkNanos);
        // A network whose time begins anew begins anew here, too; before anything has reported there is none.
        if (networkNanos != Long.MIN_VALUE) {
            since.put(policyId, Math.min(begun, networkNanos));
        }
        return networkNanos - begun > HELD_NANOS
                ? judged
                : new Verdict(true, "What it has changed cannot be reached just now: " + judged.reason());
    }
}

package io.rantwin.xapp.control;

/**
 * Chooses instance ids. An answer carries that of its request and is routed by it: with the id of an own subscription it comes
 * to this xApp and to nobody else; with any other it goes where the platform sends all that is not bound to a subscription,
 * which is the xApp that registered last. Guarded by the lock of {@link ControlTransactions}.
 */
final class InstanceIds {
    /** No id is free. */
    static final int NONE = -1;

    private static final int LARGEST_ID = 65_535;

    private final OwnSubscriptions subscriptions;
    private final ControlOptions options;
    private int next;

    InstanceIds(OwnSubscriptions subscriptions, ControlOptions options) {
        this.subscriptions = subscriptions;
        this.options = options;
        this.next = options.firstInstanceId();
    }

    /** An id that no transaction of the node has or had a moment ago, or {@link #NONE}. */
    int choose(RanLane lane) {
        if (lane.outstanding.size() >= options.mostOutstandingPerRan()) {
            return NONE;
        }
        boolean hasOwn = false;
        for (int id : subscriptions.instanceIds(lane.ranName)) {
            if (id >= 0 && id <= LARGEST_ID) {
                hasOwn = true;
                if (lane.isFree(id)) {
                    return id;
                }
            }
        }
        return hasOwn ? NONE : count(lane);
    }

    private int count(RanLane lane) {
        int range = options.lastInstanceId() - options.firstInstanceId() + 1;
        int most = Math.min(range, lane.outstanding.size() + lane.resting.size() + 1);
        for (int i = 0; i < most; i++) {
            int id = next;
            next = id == options.lastInstanceId() ? options.firstInstanceId() : id + 1;
            if (lane.isFree(id)) {
                return id;
            }
        }
        return NONE;
    }
}

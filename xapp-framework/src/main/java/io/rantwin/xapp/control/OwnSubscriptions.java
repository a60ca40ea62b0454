package io.rantwin.xapp.control;

import java.util.List;

/**
 * The subscriptions of this xApp, as far as control needs them: an answer comes home by the route of the subscription whose
 * instance id it carries. Thread-safe; must not block.
 */
@FunctionalInterface
public interface OwnSubscriptions {
    /** No subscriptions: answers come by the route that is not bound to any. */
    OwnSubscriptions NONE = _ -> List.of();

    /** E2EventInstanceIds of own subscriptions to a node, each 0..65535; the first ones are preferred. */
    List<Integer> instanceIds(String ranName);
}

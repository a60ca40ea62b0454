package io.rantwin.xapp.subscription;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may send a request next: at most so many at a time, nodes in turn, and none more than its share. What has been accepted counts
 * until the callback comes: the subscription manager takes any number of requests and then has route manager and node time out on
 * what is too much. Under the lock of the keeper.
 */
final class Lane {
    /** So many are accepted at a time, for each that is sent at a time: nodes that do not answer hold up no others. */
    private static final int ACCEPTED_FOR_EACH_SENT = 4;

    private final Ledger ledger;
    private final int most;
    private final int mostPerNode;
    private final Map<String, ArrayDeque<Leg>> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> inFlight = new HashMap<>();
    private int total;

    Lane(Ledger ledger, int most, int mostPerNode) {
        this.ledger = ledger;
        this.most = most;
        this.mostPerNode = mostPerNode;
    }

    void offer(Leg leg) {
        if (!leg.queued && !leg.inFlight) {
            leg.queued = true;
            waiting.computeIfAbsent(leg.ranName, name -> new ArrayDeque<>()).add(leg);
        }
    }

    /** Takes the next one out of the queue; {@code null} when none may go. */
    @Nullable
    Leg take() {
        if (total >= most || total + ledger.accepted() >= most * ACCEPTED_FOR_EACH_SENT) {
            return null;
        }
        Iterator<Map.Entry<String, ArrayDeque<Leg>>> nodes = waiting.entrySet().iterator();
        while (nodes.hasNext()) {
            Map.Entry<String, ArrayDeque<Leg>> node = nodes.next();
            if (inFlight.getOrDefault(node.getKey(), 0) + ledger.accepted(node.getKey()) < mostPerNode) {
                nodes.remove();
                Leg leg = node.getValue().remove();
                leg.queued = false;
                if (!node.getValue().isEmpty()) {
                    // To the end of the round.
                    waiting.put(node.getKey(), node.getValue());
                }
                return leg;
            }
        }
        return null;
    }

    void begun(Leg leg) {
        leg.inFlight = true;
        total++;
        inFlight.merge(leg.ranName, 1, Integer::sum);
    }

    void ended(Leg leg) {
        leg.inFlight = false;
        total--;
        inFlight.computeIfPresent(leg.ranName, (name, count) -> count == 1 ? null : count - 1);
    }

    int inFlight() {
        return total;
    }
}

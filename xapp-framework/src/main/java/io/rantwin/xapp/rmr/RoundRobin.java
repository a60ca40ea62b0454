package io.rantwin.xapp.rmr;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A group of endpoints that take turns. Thread-safe. */
final class RoundRobin {
    private final List<RmrAddress> members;
    private final AtomicInteger turn = new AtomicInteger();

    RoundRobin(List<RmrAddress> members) {
        this.members = List.copyOf(members);
    }

    List<RmrAddress> members() {
        return members;
    }

    /** Index of the member whose turn it is. */
    int next() {
        int size = members.size();
        return size == 1 ? 0 : Math.floorMod(turn.getAndIncrement(), size);
    }

    @Override
    public String toString() {
        return members.toString();
    }
}

package io.rantwin.harness.ric.pms;

import io.rantwin.a1.management.Ric;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/** A RIC of the service: what is known of it changes with every look. Thread-safe. */
final class ManagedRic {
    private final String ricId;
    private final MediatorClient mediator;
    /** Held while policies of this RIC are compared or written. */
    private final ReentrantLock writing = new ReentrantLock();

    private volatile Ric.State state = Ric.State.UNAVAILABLE;
    private volatile Set<String> types = Set.of();

    ManagedRic(String ricId, MediatorClient mediator) {
        this.ricId = ricId;
        this.mediator = mediator;
    }

    String ricId() {
        return ricId;
    }

    MediatorClient mediator() {
        return mediator;
    }

    ReentrantLock writing() {
        return writing;
    }

    Ric.State state() {
        return state;
    }

    void become(Ric.State next) {
        state = next;
    }

    boolean offers(String typeId) {
        return types.contains(typeId);
    }

    Set<String> types() {
        return types;
    }

    void offer(List<Integer> numbers) {
        Set<String> offered = new TreeSet<>();
        numbers.forEach(number -> offered.add(Integer.toString(number)));
        types = offered;
    }

    Ric toRic() {
        return new Ric(ricId, List.of(), state, List.copyOf(types));
    }
}

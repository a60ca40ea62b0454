package io.rantwin.planner.sweep;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Asks a sweep to end before it is done. Thread-safe. */
public final class Cancellation implements BooleanSupplier {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean asked;

    /** From now on nothing new is begun. */
    public void ask() {
        asked = true;
        listeners.forEach(Runnable::run);
    }

    /** Whether it was asked. */
    @Override
    public boolean getAsBoolean() {
        return asked;
    }

    /** Runs something when it is asked, or at once when it was; more than once is possible. */
    public void onAsk(Runnable action) {
        listeners.add(action);
        if (asked) {
            action.run();
        }
    }
}

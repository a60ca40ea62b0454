package io.rantwin.harness.ric.fault;

import io.rantwin.harness.ric.timing.Agenda;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes messages on as the doses of its place want it. Thread-safe. */
final class HarmfulPassage implements PassThrough {
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(1);

    private final Doses doses;
    private final Agenda agenda;
    private @Nullable Held held;

    /** No record: one of these is told from another with the same content. */
    private static final class Held {
        private final byte[] octets;
        private final Consumer<byte[]> onward;

        Held(byte[] octets, Consumer<byte[]> onward) {
            this.octets = octets;
            this.onward = onward;
        }
    }

    HarmfulPassage(Doses doses, Agenda agenda) {
        this.doses = doses;
        this.agenda = agenda;
    }

    @Override
    public void pass(byte[] octets, Consumer<byte[]> onward) {
        if (doses.areHarmless() && !holdsOne()) {
            onward.accept(octets);
            return;
        }
        doses.countPassed();
        if (doses.strikes(Harm.DROP)) {
            return;
        }
        byte[] passed = doses.strikes(Harm.CORRUPT) ? doses.corrupted(octets) : octets;
        boolean twice = doses.strikes(Harm.DUPLICATE);
        if (doses.strikes(Harm.DELAY)) {
            later(passed, onward);
        } else if (!doses.strikes(Harm.REORDER) || !hold(passed, onward)) {
            onward.accept(passed);
            releaseHeld();
        }
        if (twice) {
            onward.accept(passed);
        }
    }

    private void later(byte[] octets, Consumer<byte[]> onward) {
        if (!agenda.after(doses.delay(), () -> onward.accept(octets))) {
            doses.countLostByFullQueue();
        }
    }

    private synchronized boolean holdsOne() {
        return held != null;
    }

    private boolean hold(byte[] octets, Consumer<byte[]> onward) {
        Held holding = new Held(octets, onward);
        synchronized (this) {
            if (held != null) {
                return false;
            }
            held = holding;
        }
        if (!agenda.after(LONGEST_HOLD, () -> release(holding))) {
            release(holding);
        }
        return true;
    }

    private void releaseHeld() {
        Held waiting;
        synchronized (this) {
            waiting = held;
        }
        if (waiting != null) {
            release(waiting);
        }
    }

    private void release(Held waiting) {
        synchronized (this) {
            // The one that comes back from the agenda may have been released, and another one be held.
            if (held != waiting) {
                return;
            }
            held = null;
        }
        waiting.onward.accept(waiting.octets);
    }
}

package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that takes longer than a request, and how far it is. Thread-safe. */
final class Job {
    /** How far it is. */
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        boolean isEnd() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    private final String id;
    private final String kind;
    private final String result;
    private final InstantSource clock;
    private final Instant createdAt;
    private final Runnable cancellation;
    private State state = State.QUEUED;
    private long done;
    private long total;
    private @Nullable String doing;
    private @Nullable String step;
    private @Nullable String part;
    private Instant partBegan = Instant.EPOCH;
    private Instant partTold = Instant.EPOCH;
    private @Nullable String trouble;
    private @Nullable Instant endedAt;
    private long version;

    /**
     * @param result where the result is, once there is one
     * @param cancellation asks the work to end
     */
    Job(String id, String kind, String result, long total, InstantSource clock, Runnable cancellation) {
        this.id = id;
        this.kind = kind;
        this.result = result;
        this.total = total;
        this.clock = clock;
        this.createdAt = clock.instant();
        this.cancellation = cancellation;
    }

    String id() {
        return id;
    }

    String result() {
        return result;
    }

    String kind() {
        return kind;
    }

    /** Why it came to nothing; null when it did not. */
    synchronized @Nullable String trouble() {
        return trouble;
    }

    synchronized State state() {
        return state;
    }

    /** Whether it may begin; not after a cancellation. */
    synchronized boolean begin() {
        if (state != State.QUEUED) {
            return false;
        }
        state = State.RUNNING;
        changed();
        return true;
    }

    synchronized void progress(long doneNow) {
        progress(doneNow, doing);
    }

    /**
     * Within what is being done: how far a part of it is, once a second with the time that the rest of it takes.
     *
     * @param of pieces that the part has
     */
    synchronized void within(String words, int pieces, int of) {
        Instant now = clock.instant();
        boolean isNew = !words.equals(part);
        if (isNew) {
            part = words;
            partBegan = now;
        } else if (partTold.plusSeconds(1).isAfter(now)) {
            return;
        }
        partTold = now;
        double seconds = Duration.between(partBegan, now).toMillis() / 1e3;
        String left = pieces > 0 && seconds >= 1
                ? ", " + Math.round(seconds / pieces * (of - pieces)) + " s of it to go"
                : "";
        doing = (step == null ? "" : step + ": ") + words + ", " + pieces + " of " + of + left;
        changed();
    }

    /** @param words what is being done; null when nothing more is */
    synchronized void progress(long doneNow, @Nullable String words) {
        if (done != doneNow || !Objects.equals(doing, words)) {
            done = doneNow;
            doing = words;
            step = words;
            part = null;
            changed();
        }
    }

    /** It is over; the first end counts. */
    synchronized void end(State how, @Nullable String why) {
        if (!state.isEnd()) {
            state = how;
            trouble = why;
            doing = null;
            endedAt = clock.instant();
            changed();
        }
    }

    /** Asks it to end; one that is queued ends at once. */
    void cancel() {
        synchronized (this) {
            if (state == State.QUEUED) {
                end(State.CANCELLED, null);
            }
        }
        cancellation.run();
    }

    private void changed() {
        version++;
        notifyAll();
    }

    synchronized long version() {
        return version;
    }

    /** Waits for another version than the one that was seen, or the end of patience; may return before either. */
    // Who waits looks again: an early end does no harm.
    @SuppressWarnings("WaitNotInLoop")
    synchronized void awaitChange(long seen, long patienceMillis) throws InterruptedException {
        if (version == seen) {
            wait(patienceMillis);
        }
    }

    synchronized ObjectNode toJson() {
        ObjectNode json = Answer.object()
                .put("jobId", id)
                .put("kind", kind)
                .put("state", state.name())
                .put("done", done)
                .put("total", total)
                .put("result", result)
                .put("createdAt", createdAt.toString());
        if (doing != null) {
            json.put("doing", doing);
        }
        if (endedAt != null) {
            json.put("endedAt", endedAt.toString());
        }
        if (trouble != null) {
            json.put("trouble", trouble);
        }
        return json;
    }
}

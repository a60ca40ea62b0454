package io.rantwin.xapp.a1;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Sums of what happened. Thread-safe. */
final class A1Counters {
    /** What is counted; the meaning is in {@link A1PoliciesState.Counts}. */
    enum Kind {
        REQUESTS,
        EVENTS,
        REPEATED,
        DELETED_UNKNOWN,
        REFUSED,
        LISTENER_FAILURES,
        MALFORMED,
        UNIDENTIFIABLE,
        FOREIGN_TYPE,
        SUPERSEDED,
        OVERFLOWED,
        ANSWERS,
        UNANSWERED,
        QUERIES,
        UNSENT_QUERIES
    }

    private final Map<Kind, LongAdder> sums = new EnumMap<>(Kind.class);

    A1Counters() {
        for (Kind kind : Kind.values()) {
            sums.put(kind, new LongAdder());
        }
    }

    void add(Kind kind) {
        of(kind).increment();
    }

    private LongAdder of(Kind kind) {
        LongAdder sum = sums.get(kind);
        if (sum == null) {
            throw new AssertionError(kind);
        }
        return sum;
    }

    private long sum(Kind kind) {
        return of(kind).sum();
    }

    A1PoliciesState.Counts snapshot() {
        return new A1PoliciesState.Counts(
                sum(Kind.REQUESTS),
                sum(Kind.EVENTS),
                sum(Kind.REPEATED),
                sum(Kind.DELETED_UNKNOWN),
                sum(Kind.REFUSED),
                sum(Kind.LISTENER_FAILURES),
                sum(Kind.MALFORMED),
                sum(Kind.UNIDENTIFIABLE),
                sum(Kind.FOREIGN_TYPE),
                sum(Kind.SUPERSEDED),
                sum(Kind.OVERFLOWED),
                sum(Kind.ANSWERS),
                sum(Kind.UNANSWERED),
                sum(Kind.QUERIES),
                sum(Kind.UNSENT_QUERIES));
    }
}

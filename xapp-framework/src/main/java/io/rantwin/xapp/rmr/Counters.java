package io.rantwin.xapp.rmr;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What is counted. Thread-safe. */
final class Counters {
    final LongAdder received = new LongAdder();
    final LongAdder receivedOctets = new LongAdder();
    final LongAdder transmitted = new LongAdder();
    final LongAdder droppedOldest = new LongAdder();
    final LongAdder lostWithConnection = new LongAdder();
    final LongAdder receiverFailures = new LongAdder();
    final LongAdder connectionsAccepted = new LongAdder();
    final LongAdder connectionsRefused = new LongAdder();
    final LongAdder connectionsMade = new LongAdder();
    final LongAdder connectionsFailed = new LongAdder();
    final LongAdder callsWithoutAnswer = new LongAdder();
    final LongAdder lateAnswers = new LongAdder();
    final LongAdder tablesActivated = new LongAdder();
    final LongAdder tablesRefused = new LongAdder();
    final LongAdder queuedOctets = new LongAdder();
    private final Map<SendResult, LongAdder> results = adders(SendResult.class);
    private final Map<FrameFault, LongAdder> faults = adders(FrameFault.class);

    private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> kinds) {
        Map<E, LongAdder> adders = new EnumMap<>(kinds);
        for (E kind : kinds.getEnumConstants()) {
            adders.put(kind, new LongAdder());
        }
        return Collections.unmodifiableMap(adders);
    }

    private static <E extends Enum<E>> void increment(Map<E, LongAdder> adders, E kind) {
        LongAdder adder = adders.get(kind);
        if (adder != null) {
            adder.increment();
        }
    }

    private static <E> Map<E, Long> sums(Map<E, LongAdder> adders) {
        return adders.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
    }

    /** Counts a message by what became of it, and returns that. */
    SendResult count(SendResult result) {
        if (result == SendResult.SENT) {
            transmitted.increment();
        } else {
            increment(results, result);
        }
        return result;
    }

    void count(FrameFault fault) {
        increment(faults, fault);
    }

    Map<SendResult, Long> refused() {
        Map<SendResult, Long> refused = new EnumMap<>(sums(results));
        refused.remove(SendResult.SENT);
        return refused;
    }

    Map<FrameFault, Long> badFrames() {
        return sums(faults);
    }
}

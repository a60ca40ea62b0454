package io.rantwin.nearrt.keeping;

import io.rantwin.nearrt.loop.KeptCells.Resumption;
import io.rantwin.xapp.metrics.XappMetrics;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What became of states that were to be kept. Thread-safe. */
public final class KeepingCounts {
    private static final String SUBSYSTEM = "Twin";

    private final LongAdder written = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder damaged = new LongAdder();
    private final Map<Resumption, LongAdder> found = new EnumMap<>(Resumption.class);

    KeepingCounts() {
        for (Resumption each : Resumption.values()) {
            found.put(each, new LongAdder());
        }
    }

    void areWritten(int states) {
        written.add(states);
    }

    void hasFailed() {
        failed.increment();
    }

    void isDamaged() {
        damaged.increment();
    }

    void found(Resumption what) {
        LongAdder adder = found.get(what);
        if (adder != null) {
            adder.increment();
        }
    }

    /** States of cells that were written. */
    public long written() {
        return written.sum();
    }

    /** Times that states of some cells could not be written. */
    public long failed() {
        return failed.sum();
    }

    /** Entries of an earlier life that were damaged or foreign. */
    public long damaged() {
        return damaged.sum();
    }

    /** States of an earlier life that ended so. */
    public long count(Resumption what) {
        LongAdder adder = found.get(what);
        return adder == null ? 0 : adder.sum();
    }

    void bind(XappMetrics metrics) {
        metrics.counter(SUBSYSTEM, "StatesWritten", "states of cells written to outlive a restart", this::written);
        metrics.counter(SUBSYSTEM, "StateWritesFailed", "times that states could not be written", this::failed);
        metrics.counter(
                SUBSYSTEM,
                "StatesResumed",
                "cells that went on from the state of an earlier life",
                () -> count(Resumption.RESUMED));
        metrics.counter(
                SUBSYSTEM, "StatesTooOld", "states older than keeping.oldestMinutes", () -> count(Resumption.TOO_OLD));
        metrics.counter(
                SUBSYSTEM,
                "StatesOfAnotherTime",
                "states of a time that the network has not reached",
                () -> count(Resumption.OF_ANOTHER_TIME));
        metrics.counter(
                SUBSYSTEM,
                "StatesUnusable",
                "states that were damaged, foreign or of another version",
                () -> damaged() + count(Resumption.UNUSABLE));
    }
}

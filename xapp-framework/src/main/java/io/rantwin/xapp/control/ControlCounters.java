package io.rantwin.xapp.control;

import java.util.concurrent.atomic.LongAdder;

/** Sums of what happened; the meaning is in {@link ControlState}. Thread-safe. */
final class ControlCounters {
    final LongAdder sent = new LongAdder();
    final LongAdder lateAnswers = new LongAdder();
    final LongAdder unmatchedAnswers = new LongAdder();
    final LongAdder malformedAnswers = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder noAnswer = new LongAdder();
    private final LongAdder notSent = new LongAdder();
    private final LongAdder rejected = new LongAdder();

    void count(ControlResult outcome) {
        switch (outcome) {
            case ControlResult.Acknowledged _ -> acknowledged.increment();
            case ControlResult.Failed _ -> failed.increment();
            case ControlResult.NoAnswer _ -> noAnswer.increment();
            case ControlResult.NotSent _ -> notSent.increment();
            case ControlResult.Rejected _ -> rejected.increment();
            case ControlResult.Sent _ -> {
                // Counted when it was sent.
            }
        }
    }

    ControlState snapshot(int rans, int waiting, int outstanding) {
        return new ControlState(
                rans,
                waiting,
                outstanding,
                sent.sum(),
                acknowledged.sum(),
                failed.sum(),
                noAnswer.sum(),
                notSent.sum(),
                rejected.sum(),
                lateAnswers.sum(),
                unmatchedAnswers.sum(),
                malformedAnswers.sum());
    }
}

package io.rantwin.harness.bench.loop;

import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import io.rantwin.xapp.rmr.TransactionId;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Sends every cell's report once in a period, open loop: when a report is due does not depend on what became of those before it.
 * Each report's period ends at the moment at which it is meant to be sent, so that every reader can tell how late it is.
 */
final class Traffic {
    private static final long SPIN_NANOS = 30_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Rmr rmr;
    private final RmrAddress to;
    private final LongSupplier nanoTime;
    private final long wallMinusNano;

    /** @param wallMinusNano what turns {@code nanoTime} into nanoseconds since 1970 */
    Traffic(Rmr rmr, RmrAddress to, LongSupplier nanoTime, long wallMinusNano) {
        this.rmr = rmr;
        this.to = to;
        this.nanoTime = nanoTime;
        this.wallMinusNano = wallMinusNano;
    }

    /**
     * What was sent.
     *
     * @param reports taken by RMR
     * @param refused not taken: its queue was full, or nobody listens
     * @param latestMillis the most that a report left behind its time
     */
    record Sent(long reports, long refused, double latestMillis) {}

    /**
     * Sends for a while.
     *
     * @param periodNanos in which each cell reports once
     * @param together all at the begin of a period instead of each at a moment of its own
     */
    Sent send(List<CellFrames> cells, long periodNanos, long forNanos, boolean together, long seed) {
        long[] phases = new long[cells.size()];
        Integer[] order = new Integer[cells.size()];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < phases.length; i++) {
            phases[i] = together ? 0 : random.nextLong(periodNanos);
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> Long.compare(phases[a], phases[b]));
        long sent = 0;
        long refused = 0;
        long latest = 0;
        // Wall time's seconds are what nodes report on.
        long wall = nanoTime.getAsLong() + wallMinusNano;
        long begin = (wall / periodNanos + 1) * periodNanos - wallMinusNano;
        for (long period = begin; period < begin + forNanos; period += periodNanos) {
            for (int cell : order) {
                long due = period + phases[cell];
                await(due);
                latest = Math.max(latest, nanoTime.getAsLong() - due);
                CellFrames frames = cells.get(cell);
                SendResult result = rmr.sendTo(
                        to,
                        new RmrMessage(
                                MessageType.RIC_INDICATION.number(),
                                frames.subscriptionId(),
                                frames.ranName(),
                                TransactionId.NONE,
                                frames.endingAt(due + wallMinusNano)));
                if (result == SendResult.SENT) {
                    sent++;
                } else {
                    refused++;
                }
            }
        }
        return new Sent(sent, refused, latest / NANOS_PER_MILLI);
    }

    private void await(long due) {
        long left = due - nanoTime.getAsLong();
        while (left > 0) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            left = due - nanoTime.getAsLong();
        }
    }
}

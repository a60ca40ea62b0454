package io.rantwin.harness.record;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends a recording again at the pace at which it was recorded, or faster. A receiver that is not ready holds up the rest of
 * the recording, so that distances in time stay. Its owner calls {@link #run} when it says. Not thread-safe.
 */
final class RecordingReplay {
    /** Pause before a receiver that was not ready is tried again. */
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** Between the end of a pass and the begin of the next, by the clock of the recording. */
    private static final long BETWEEN_PASSES_NANOS = TimeUnit.SECONDS.toNanos(1);

    /**
     * How to replay.
     *
     * @param query which entries
     * @param speed seconds of the recording in a second, above 0
     * @param isLooping whether to begin anew at the end
     * @param isExact whether KPM reports keep the times that they state; otherwise these are moved to the present, with
     *     their distances kept
     */
    record Options(RecordingQuery query, double speed, boolean isLooping, boolean isExact) {
        Options {
            if (!(speed > 0) || Double.isInfinite(speed)) {
                throw new IllegalArgumentException("the speed is a number above 0, not " + speed);
            }
        }
    }

    /**
     * What was done so far.
     *
     * @param sent messages sent
     * @param refused messages that the receiver did not take
     * @param notMeant messages that are not for such a receiver
     * @param passes times the recording was begun
     */
    record Figures(long sent, long refused, long notMeant, long passes) {}

    private final RecordingReader reader;
    private final ReplayTarget target;
    private final Options options;
    private final IndicationTime times = new IndicationTime();
    private @Nullable RecordingEntry waiting;
    private long firstArrival;
    private long lastArrival;
    private long wallStart;
    private long shift;
    private boolean isEnded;
    private long sent;
    private long refused;
    private long notMeant;
    private long passes;
    private long sentBeforePass;

    RecordingReplay(RecordingReader reader, ReplayTarget target, Options options) {
        this.reader = reader;
        this.target = target;
        this.options = options;
    }

    /**
     * Sends what is due.
     *
     * @param nowNanos nanoseconds since 1970
     * @return when to call again, {@link Long#MAX_VALUE} at the end
     */
    long run(long nowNanos) throws IOException {
        while (!isEnded) {
            RecordingEntry entry = waiting;
            if (entry == null) {
                entry = nextEntry(nowNanos);
                if (entry == null) {
                    continue;
                }
                waiting = entry;
            }
            long due = wallStart + (long) ((entry.arrivalNanos() - firstArrival) / options.speed());
            if (due > nowNanos) {
                return due;
            }
            switch (target.deliver(options.isExact() ? entry : shifted(entry))) {
                case NOT_YET -> {
                    // The rest keeps its distance from this message.
                    wallStart += nowNanos - due;
                    return nowNanos + RETRY_NANOS;
                }
                case SENT -> sent++;
                case REFUSED -> refused++;
                case NOT_MEANT -> notMeant++;
            }
            waiting = null;
        }
        return Long.MAX_VALUE;
    }

    private @Nullable RecordingEntry nextEntry(long nowNanos) throws IOException {
        if (passes == 0) {
            begin(nowNanos);
        }
        RecordingEntry entry = reader.next();
        if (entry != null) {
            if (lastArrival == Long.MIN_VALUE) {
                firstArrival = entry.arrivalNanos();
                if (passes == 1) {
                    shift = wallStart - firstArrival;
                }
            }
            lastArrival = Math.max(lastArrival, entry.arrivalNanos());
            return entry;
        }
        // A pass that sent nothing would be followed by as many as the processor can do.
        if (options.isLooping() && sent > sentBeforePass) {
            shift += lastArrival - firstArrival + BETWEEN_PASSES_NANOS;
            target.restart();
            begin(nowNanos + (long) (BETWEEN_PASSES_NANOS / options.speed()));
        } else {
            isEnded = true;
        }
        return null;
    }

    private void begin(long atNanos) throws IOException {
        passes++;
        sentBeforePass = sent;
        wallStart = atNanos;
        lastArrival = Long.MIN_VALUE;
        reader.seek(options.query());
    }

    private RecordingEntry shifted(RecordingEntry entry) {
        if (!entry.hasNetworkTime()) {
            return entry;
        }
        byte[] octets = entry.octets();
        int from = 0;
        int length = octets.length;
        if (entry.kind() == RecordedKind.RMR) {
            RmrFrame frame = RmrFrame.read(octets);
            if (frame == null) {
                return entry;
            }
            from = frame.payloadOffset();
            length = frame.payloadOctets();
        }
        return new RecordingEntry(
                entry.arrivalNanos(),
                entry.networkNanos() + shift,
                entry.direction(),
                entry.kind(),
                entry.node(),
                times.shifted(octets, from, length, shift));
    }

    /** What was done so far. */
    Figures figures() {
        return new Figures(sent, refused, notMeant, passes);
    }
}

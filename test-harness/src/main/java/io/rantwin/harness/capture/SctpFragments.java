package io.rantwin.harness.capture;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts fragments of SCTP user messages together, in whatever order they come. Adjacent fragments are kept as runs that can be found by their first and their
 * last sequence number, so that each fragment costs constant time. Runs that lay longest untouched give way when a limit is reached. Not thread-safe.
 */
final class SctpFragments {

    private final CaptureLimits limits;
    private final CaptureProblems problems;
    private final Map<Position, Run> byFirst = new HashMap<>();
    private final Map<Position, Run> byLast = new HashMap<>();
    private final Set<Run> open = new LinkedHashSet<>();
    private long keptOctets;
    private long keptFragments;

    /**
     * The place of a fragment. Fragments of one message differ in the sequence number alone, which counts up by one, modulo 2^32.
     *
     * @param interleaved whether of an I-DATA chunk
     * @param messageId stream sequence number of DATA, message identifier of I-DATA
     * @param sequence transmission sequence number of DATA, fragment sequence number of I-DATA
     */
    record Position(SctpFlow flow, boolean interleaved, int stream, boolean unordered, int messageId, int sequence) {

        Position plus(int steps) {
            return new Position(flow, interleaved, stream, unordered, messageId, sequence + steps);
        }
    }

    /**
     * One fragment.
     *
     * @param begin whether the first of its message (B bit)
     * @param end whether the last of its message (E bit)
     * @param payloadProtocolId valid in the first fragment
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Fragment(Position position, boolean begin, boolean end, long payloadProtocolId, byte[] data) {}

    /** A complete message. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Message(long payloadProtocolId, byte[] bytes) {}

    private static final class Part {
        final byte[] data;

        @Nullable
        Part next;

        Part(byte[] data) {
            this.data = data;
        }
    }

    private static final class Run {
        final long firstFrame;
        final Part head;
        final boolean begins;
        final long payloadProtocolId;
        final Position first;
        Part tail;
        Position last;
        boolean ends;
        long octets;
        int fragments = 1;

        Run(Fragment fragment, long frame) {
            firstFrame = frame;
            head = new Part(fragment.data());
            tail = head;
            begins = fragment.begin();
            ends = fragment.end();
            payloadProtocolId = fragment.payloadProtocolId();
            first = fragment.position();
            last = first;
            octets = fragment.data().length;
        }

        void append(Run next) {
            tail.next = next.head;
            tail = next.tail;
            last = next.last;
            ends = next.ends;
            octets += next.octets;
            fragments += next.fragments;
        }
    }

    SctpFragments(CaptureLimits limits, CaptureProblems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /** Takes a fragment; returns the message when this completes it. */
    @Nullable
    Message accept(Fragment fragment, long frame) {
        Run run = new Run(fragment, frame);
        keep(run);
        Run left = run.begins ? null : byLast.get(run.first.plus(-1));
        if (left != null && !left.ends) {
            run = join(left, run);
        }
        Run right = run.ends ? null : byFirst.get(run.last.plus(1));
        if (right != null && !right.begins) {
            run = join(run, right);
        }
        if (run.octets > limits.maxMessageBytes()) {
            discard(run);
            report(ProblemReason.MESSAGE_TOO_LONG, run);
            return null;
        }
        if (run.begins && run.ends) {
            discard(run);
            return new Message(run.payloadProtocolId, bytesOf(run));
        }
        keepWithinLimits();
        return null;
    }

    /** Reports what never became complete. */
    void close() {
        open.forEach(run -> report(ProblemReason.GAP_IN_FRAGMENTS, run));
        open.clear();
        byFirst.clear();
        byLast.clear();
    }

    private Run join(Run left, Run right) {
        discard(left);
        discard(right);
        left.append(right);
        keep(left);
        return left;
    }

    /** A run at the same place, left from a sequence number used twice, is given up. */
    private void keep(Run run) {
        giveUp(byFirst.get(run.first));
        giveUp(byLast.get(run.last));
        byFirst.put(run.first, run);
        byLast.put(run.last, run);
        open.add(run);
        keptOctets += run.octets;
        keptFragments += run.fragments;
    }

    private void giveUp(@Nullable Run run) {
        if (run != null) {
            discard(run);
            report(ProblemReason.GAP_IN_FRAGMENTS, run);
        }
    }

    private void discard(Run run) {
        byFirst.remove(run.first, run);
        byLast.remove(run.last, run);
        open.remove(run);
        keptOctets -= run.octets;
        keptFragments -= run.fragments;
    }

    private void keepWithinLimits() {
        while (keptOctets > limits.maxReassemblyBytes() || keptFragments > limits.maxOpenFragments()) {
            Iterator<Run> oldest = open.iterator();
            Run run = oldest.next();
            discard(run);
            report(ProblemReason.REASSEMBLY_LIMIT, run);
        }
    }

    private void report(ProblemReason reason, Run run) {
        problems.add(
                reason,
                run.firstFrame,
                "an SCTP message on stream %d with %d octets in %d fragments is incomplete"
                        .formatted(run.first.stream(), run.octets, run.fragments));
    }

    private static byte[] bytesOf(Run run) {
        byte[] bytes = new byte[Math.toIntExact(run.octets)];
        int at = 0;
        for (Part part = run.head; part != null; part = part.next) {
            System.arraycopy(part.data, 0, bytes, at, part.data.length);
            at += part.data.length;
        }
        return bytes;
    }
}

package io.rantwin.xapp.rmr;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Frames that wait for a connection, bounded by their octets. The first one may be partly sent; it is never dropped, or the
 * peer would lose the framing. Not thread-safe.
 */
final class SendQueue {
    private record Waiting(byte[] frame, OverflowPolicy policy) {}

    private final ArrayDeque<Waiting> frames = new ArrayDeque<>();
    private final int mostOctets;
    private final Counters counters;
    private int sentOfFirst;
    private int octets;

    SendQueue(int mostOctets, Counters counters) {
        this.mostOctets = mostOctets;
        this.counters = counters;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /**
     * Makes room for a frame.
     *
     * @return false when there is none and the policy does not allow to make some
     */
    boolean makeRoom(int length, OverflowPolicy policy) {
        if (octets + length <= mostOctets) {
            return true;
        }
        if (policy == OverflowPolicy.REFUSE) {
            return false;
        }
        boolean isFirst = true;
        for (Iterator<Waiting> oldest = frames.iterator(); oldest.hasNext() && octets + length > mostOctets; ) {
            Waiting waiting = oldest.next();
            if (waiting.policy() == OverflowPolicy.DROP_OLDEST && !(isFirst && sentOfFirst > 0)) {
                oldest.remove();
                change(-waiting.frame().length);
                counters.droppedOldest.increment();
            }
            isFirst = false;
        }
        return octets + length <= mostOctets;
    }

    /** Adds a frame that there is room for, of which {@code sent} octets are on their way already. */
    void add(byte[] frame, int sent, OverflowPolicy policy) {
        if (frames.isEmpty()) {
            sentOfFirst = sent;
        }
        frames.add(new Waiting(frame, policy));
        change(frame.length);
    }

    private void change(int difference) {
        octets += difference;
        counters.queuedOctets.add(difference);
    }

    /** Copies as many octets as fit, from the first not sent on. */
    void copyTo(ByteBuffer batch) {
        int skip = sentOfFirst;
        for (Waiting waiting : frames) {
            int length = Math.min(batch.remaining(), waiting.frame().length - skip);
            batch.put(waiting.frame(), skip, length);
            skip = 0;
            if (!batch.hasRemaining()) {
                return;
            }
        }
    }

    /** Takes away octets that were sent. */
    void sent(int sentOctets) {
        int left = sentOctets + sentOfFirst;
        while (left > 0) {
            int length = frames.element().frame().length;
            if (left < length) {
                break;
            }
            frames.remove();
            change(-length);
            left -= length;
        }
        sentOfFirst = left;
    }

    /** Empties the queue; the frames are lost. */
    void clear() {
        counters.lostWithConnection.add(frames.size());
        change(-octets);
        frames.clear();
        sentOfFirst = 0;
    }
}

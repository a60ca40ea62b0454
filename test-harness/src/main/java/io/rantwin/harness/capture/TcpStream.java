package io.rantwin.harness.capture;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * One direction of a TCP connection that carries PDUs, each after its length. Segments are put in order; repeated octets are dropped. Behind a gap that is
 * given up, and when the capture begins in the middle, reading starts anew at a segment that consists of whole PDUs. Not thread-safe.
 */
final class TcpStream {

    /** Memory that a kept segment costs besides its octets. */
    private static final int SEGMENT_OVERHEAD_OCTETS = 64;

    private final TcpBudget budget;
    private final CaptureProblems problems;
    private final BiConsumer<FrameStamp, byte[]> sink;
    private final LengthPrefixedPdus pdus;

    /** Segments ahead of the next octet, by their place in the stream. */
    private final TreeMap<Long, byte[]> ahead = new TreeMap<>();

    private boolean begun;
    private boolean positionKnown;
    private int firstSequence;
    private long nextOffset;
    private long aheadOctets;
    private int heldOctets;

    TcpStream(TcpBudget budget, CaptureProblems problems, BiConsumer<FrameStamp, byte[]> sink) {
        this.budget = budget;
        this.problems = problems;
        this.sink = sink;
        pdus = new LengthPrefixedPdus(budget.limits().maxMessageBytes());
    }

    /** The connection opens: its first octet has this sequence number, and begins a PDU. */
    void begin(int sequence) {
        begun = true;
        positionKnown = true;
        firstSequence = sequence;
    }

    /** Whether this stream was opened with this sequence number for its first octet. */
    boolean isBegunAt(int sequence) {
        return begun && firstSequence == sequence;
    }

    void accept(FrameStamp stamp, int sequence, byte[] data) {
        if (!begun) {
            begun = true;
            firstSequence = sequence;
        }
        // Sequence numbers wrap around; a segment is at most 2^31 away from the next octet.
        long offset = nextOffset + (sequence - (firstSequence + (int) nextOffset));
        if (positionKnown && offset > nextOffset) {
            keep(offset, data);
        } else {
            place(stamp, offset, data);
        }
        drain(stamp);
        while (aheadOctets > budget.limits().maxOutOfOrderBytes() || budget.isExceeded() && !ahead.isEmpty()) {
            giveUpGap(stamp);
        }
        if (budget.isExceeded() && heldOctets > 0) {
            problems.add(
                    ProblemReason.REASSEMBLY_LIMIT,
                    stamp.number(),
                    "a PDU over TCP with %d octets so far".formatted(pdus.unfinishedOctets()));
            losePosition();
        }
    }

    /** Uses what lies behind gaps and reports an unfinished PDU. */
    void close(FrameStamp stamp) {
        while (!ahead.isEmpty()) {
            giveUpGap(stamp);
        }
        if (pdus.unfinishedOctets() > 0) {
            problems.add(
                    ProblemReason.GAP_IN_FRAGMENTS,
                    stamp.number(),
                    "a PDU over TCP ends after %d octets".formatted(pdus.unfinishedOctets()));
        }
        losePosition();
    }

    private void keep(long offset, byte[] data) {
        byte[] known = ahead.get(offset);
        if (known != null && known.length >= data.length) {
            return;
        }
        if (known != null) {
            forget(offset);
        }
        ahead.put(offset, data);
        account(data.length + SEGMENT_OVERHEAD_OCTETS, 1);
    }

    private byte[] forget(long offset) {
        byte[] data = Objects.requireNonNull(ahead.remove(offset));
        account(-data.length - SEGMENT_OVERHEAD_OCTETS, -1);
        return data;
    }

    private void account(int octets, int segments) {
        aheadOctets += octets;
        budget.add(octets, segments);
    }

    private void drain(FrameStamp stamp) {
        while (!ahead.isEmpty() && (!positionKnown || ahead.firstKey() <= nextOffset)) {
            long offset = ahead.firstKey();
            place(stamp, offset, forget(offset));
        }
    }

    private void giveUpGap(FrameStamp stamp) {
        Map.Entry<Long, byte[]> first = ahead.firstEntry();
        problems.add(
                ProblemReason.GAP_IN_FRAGMENTS,
                stamp.number(),
                "%d octets of a TCP stream are not in the capture".formatted(first.getKey() - nextOffset));
        losePosition();
        drain(stamp);
    }

    /** A segment that begins at or before the next octet, or any segment while the position is unknown. */
    private void place(FrameStamp stamp, long offset, byte[] data) {
        long end = offset + data.length;
        if (end <= nextOffset) {
            problems.add(
                    ProblemReason.DUPLICATE_DROPPED,
                    stamp.number(),
                    "a TCP segment of %d octets".formatted(data.length));
            return;
        }
        if (!positionKnown && !(offset >= nextOffset && pdus.isWhole(data))) {
            problems.add(
                    ProblemReason.STREAM_POSITION_UNKNOWN,
                    stamp.number(),
                    "a TCP segment of %d octets is not made of whole PDUs".formatted(data.length));
            nextOffset = end;
            return;
        }
        int from = positionKnown ? (int) (nextOffset - offset) : 0;
        positionKnown = true;
        nextOffset = end;
        try {
            pdus.accept(data, from, pdu -> sink.accept(stamp, pdu));
            hold(pdus.heldOctets());
        } catch (PacketException e) {
            problems.add(e.reason(), stamp.number(), e.detail());
            losePosition();
        }
    }

    private void losePosition() {
        positionKnown = false;
        pdus.reset();
        hold(0);
    }

    private void hold(int octets) {
        budget.add(octets - heldOctets, 0);
        heldOctets = octets;
    }
}

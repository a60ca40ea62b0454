package io.rantwin.harness.capture;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts IP fragments together (RFC 815, RFC 8200 section 4.5). Repeated fragments are dropped; overlapping ones cost the datagram.
 * Oldest datagrams give way when a limit is reached. Not thread-safe.
 */
final class IpReassembly {

    private static final int MAX_DATAGRAM_OCTETS = 0xffff;
    private static final int FRAGMENT_UNIT = 8;

    /** RFC 8200: fragments of one datagram arrive within 60 s; after that the identification is used anew. */
    private static final Duration MAX_AGE = Duration.ofSeconds(60);

    private final CaptureLimits limits;
    private final CaptureProblems problems;
    private final Map<Key, Datagram> open = new LinkedHashMap<>();
    private long keptOctets;
    private long keptFragments;

    /** What fragments of one datagram have in common. */
    record Key(InetAddress source, InetAddress destination, int protocol, long identification) {}

    private static final class Datagram {
        final FrameStamp firstFrame;
        final TreeMap<Integer, byte[]> parts = new TreeMap<>();
        int octets;
        int totalOctets = -1;
        int protocol;

        Datagram(FrameStamp firstFrame) {
            this.firstFrame = firstFrame;
        }
    }

    IpReassembly(CaptureLimits limits, CaptureProblems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /**
     * Takes one fragment; returns the datagram's payload when this completes it.
     *
     * @param offset of the fragment in the payload, octets
     * @param more whether further fragments follow
     * @throws PacketException when the fragment is malformed or cut
     */
    @Nullable
    IpPayload accept(FrameStamp stamp, Key key, int protocol, int offset, boolean more, PacketBytes data)
            throws PacketException {
        int end = offset + data.length();
        if (data.isCut()) {
            throw new PacketException(ProblemReason.TRUNCATED_BY_SNAP_LENGTH, "an IP fragment is cut");
        }
        if (data.length() == 0 || end > MAX_DATAGRAM_OCTETS || (more && data.length() % FRAGMENT_UNIT != 0)) {
            throw new PacketException(
                    ProblemReason.MALFORMED_PACKET,
                    "an IP fragment of %d octets at %d".formatted(data.length(), offset));
        }
        Datagram datagram = datagramOf(key, stamp);
        byte[] part = data.copy();
        byte[] same = datagram.parts.get(offset);
        if (same != null && Arrays.equals(same, part)) {
            problems.add(ProblemReason.DUPLICATE_DROPPED, stamp.number(), "an IP fragment at %d".formatted(offset));
            return null;
        }
        if (overlaps(datagram, offset, end, more)) {
            drop(key);
            throw new PacketException(
                    ProblemReason.OVERLAPPING_FRAGMENTS,
                    "IP fragment %d..%d, datagram begun in frame %d"
                            .formatted(offset, end, datagram.firstFrame.number()));
        }
        datagram.parts.put(offset, part);
        datagram.octets += part.length;
        keptOctets += part.length;
        keptFragments++;
        if (offset == 0) {
            datagram.protocol = protocol;
        }
        if (!more) {
            datagram.totalOctets = end;
        }
        if (datagram.octets == datagram.totalOctets) {
            drop(key);
            return new IpPayload(
                    key.source(), key.destination(), datagram.protocol, PacketBytes.of(joined(datagram), false));
        }
        keepWithinLimits();
        return null;
    }

    /** Reports what never became complete. */
    void close() {
        open.values().forEach(datagram -> report(ProblemReason.GAP_IN_FRAGMENTS, datagram));
        open.clear();
    }

    private Datagram datagramOf(Key key, FrameStamp stamp) {
        Datagram known = open.get(key);
        if (known != null && isStale(known, stamp)) {
            report(ProblemReason.GAP_IN_FRAGMENTS, known);
            drop(key);
            known = null;
        }
        if (known == null) {
            known = new Datagram(stamp);
            open.put(key, known);
        }
        return known;
    }

    private static boolean isStale(Datagram datagram, FrameStamp now) {
        Instant first = datagram.firstFrame.timestamp();
        Instant current = now.timestamp();
        return first != null
                && current != null
                && Duration.between(first, current).abs().compareTo(MAX_AGE) > 0;
    }

    private static boolean overlaps(Datagram datagram, int offset, int end, boolean more) {
        Map.Entry<Integer, byte[]> before = datagram.parts.floorEntry(offset);
        Map.Entry<Integer, byte[]> after = datagram.parts.ceilingEntry(offset);
        Map.Entry<Integer, byte[]> last = datagram.parts.lastEntry();
        boolean beyondEnd = datagram.totalOctets >= 0 && (!more || end > datagram.totalOctets);
        boolean endBeforeOthers = !more && last != null && last.getKey() >= end;
        return beyondEnd
                || endBeforeOthers
                || (before != null && before.getKey() + before.getValue().length > offset)
                || (after != null && after.getKey() < end);
    }

    private static byte[] joined(Datagram datagram) {
        byte[] whole = new byte[datagram.totalOctets];
        datagram.parts.forEach((offset, part) -> System.arraycopy(part, 0, whole, offset, part.length));
        return whole;
    }

    private void keepWithinLimits() {
        Iterator<Map.Entry<Key, Datagram>> oldest = open.entrySet().iterator();
        while ((keptOctets > limits.maxReassemblyBytes() || keptFragments > limits.maxOpenFragments())
                && oldest.hasNext()) {
            Datagram datagram = oldest.next().getValue();
            oldest.remove();
            release(datagram);
            report(ProblemReason.REASSEMBLY_LIMIT, datagram);
        }
    }

    private void drop(Key key) {
        Datagram datagram = open.remove(key);
        if (datagram != null) {
            release(datagram);
        }
    }

    private void release(Datagram datagram) {
        keptOctets -= datagram.octets;
        keptFragments -= datagram.parts.size();
    }

    private void report(ProblemReason reason, Datagram datagram) {
        problems.add(
                reason,
                datagram.firstFrame.number(),
                "an IP datagram with %d octets in %d fragments is incomplete"
                        .formatted(datagram.octets, datagram.parts.size()));
    }
}

package io.rantwin.harness.capture;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads TCP segments (RFC 9293) on E2 ports and follows each direction of each connection. Checksums are not looked at. Not thread-safe. */
final class TcpLayer {

    static final int PROTOCOL = 6;

    private static final int HEADER_OCTETS = 20;
    private static final int FLAG_SYN = 2;
    private static final int FLAG_RESET = 4;

    private final CaptureOptions options;
    private final TcpBudget budget;
    private final CaptureProblems problems;
    private final Consumer<CapturedPdu> sink;
    private final Map<Direction, TcpStream> streams = new LinkedHashMap<>(16, 0.75f, true);

    private record Direction(InetAddress source, int sourcePort, InetAddress destination, int destinationPort) {}

    TcpLayer(CaptureOptions options, CaptureProblems problems, Consumer<CapturedPdu> sink) {
        this.options = options;
        this.problems = problems;
        this.sink = sink;
        budget = new TcpBudget(options.limits());
    }

    /**
     * Takes one segment; returns whether its ports are E2 ports.
     *
     * @throws PacketException when the segment is malformed, or cut: what there is of it was used
     */
    boolean accept(FrameStamp stamp, IpPayload ip) throws PacketException {
        PacketBytes segment = ip.bytes();
        int sourcePort = segment.u16(0);
        int destinationPort = segment.u16(2);
        if (!options.takesTcp(sourcePort, destinationPort)) {
            return false;
        }
        segment.require(HEADER_OCTETS, "TCP header");
        int headerOctets = (segment.u8(12) >> 4) * 4;
        if (headerOctets < HEADER_OCTETS) {
            throw new PacketException(
                    ProblemReason.MALFORMED_PACKET, "TCP header of %d octets".formatted(headerOctets));
        }
        byte[] data = segment.from(headerOctets, "TCP options").copy();
        int flags = segment.u8(13);
        int sequence = segment.i32(4);
        Direction direction = new Direction(ip.source(), sourcePort, ip.destination(), destinationPort);
        boolean opens = (flags & FLAG_SYN) != 0;
        int firstOctet = opens ? sequence + 1 : sequence;
        if (opens && !streamOf(stamp, direction).isBegunAt(firstOctet)) {
            closeStream(stamp, direction);
            streamOf(stamp, direction).begin(firstOctet);
        }
        if (data.length > 0) {
            streamOf(stamp, direction).accept(stamp, firstOctet, data);
        }
        if ((flags & FLAG_RESET) != 0) {
            closeStream(stamp, direction);
        }
        if (segment.isCut()) {
            throw new PacketException(ProblemReason.TRUNCATED_BY_SNAP_LENGTH, "a TCP segment is cut");
        }
        return true;
    }

    /** Uses what lies behind gaps and reports unfinished PDUs. */
    void close(FrameStamp stamp) {
        streams.values().forEach(stream -> stream.close(stamp));
        streams.clear();
    }

    private TcpStream streamOf(FrameStamp stamp, Direction direction) {
        TcpStream known = streams.get(direction);
        if (known != null) {
            return known;
        }
        if (streams.size() >= options.limits().maxConnections()) {
            closeStream(stamp, streams.keySet().iterator().next());
        }
        Endpoint source = new Endpoint(direction.source(), direction.sourcePort());
        Endpoint destination = new Endpoint(direction.destination(), direction.destinationPort());
        TcpStream stream = new TcpStream(
                budget,
                problems,
                (completed, pdu) -> sink.accept(new CapturedPdu(
                        completed.number(),
                        completed.timestamp(),
                        source,
                        destination,
                        new Transport.LengthPrefixedTcp(),
                        pdu)));
        streams.put(direction, stream);
        return stream;
    }

    private void closeStream(FrameStamp stamp, Direction direction) {
        TcpStream stream = streams.remove(direction);
        if (stream != null) {
            stream.close(stamp);
        }
    }
}

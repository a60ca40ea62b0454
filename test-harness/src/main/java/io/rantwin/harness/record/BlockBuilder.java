package io.rantwin.harness.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects the entries of the next block. Not thread-safe. */
final class BlockBuilder {
    private byte[] body = new byte[RecordingFormat.FULL_BLOCK];
    private int octets;
    private int entries;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private final Set<String> nodes = new LinkedHashSet<>();

    boolean isEmpty() {
        return entries == 0;
    }

    boolean isFull() {
        return octets >= RecordingFormat.FULL_BLOCK;
    }

    int entries() {
        return entries;
    }

    Set<String> nodes() {
        return nodes;
    }

    void add(RecordingEntry entry) {
        byte[] name = entry.node().getBytes(StandardCharsets.UTF_8);
        int timeOctets = entry.hasNetworkTime() ? 8 : 0;
        int length = RecordingFormat.ENTRY_HEADER + timeOctets + name.length + entry.octets().length;
        if (body.length - octets < length) {
            body = Arrays.copyOf(body, Math.max(octets + length, body.length + (body.length >> 1)));
        }
        ByteBuffer to = ByteBuffer.wrap(body, octets, length);
        to.putInt(length - 4).putLong(entry.arrivalNanos());
        to.put((byte) entry.direction().code());
        to.put((byte) entry.kind().code());
        to.put((byte) (entry.hasNetworkTime() ? RecordingFormat.HAS_NETWORK_TIME : 0));
        to.put((byte) name.length);
        if (entry.hasNetworkTime()) {
            to.putLong(entry.networkNanos());
        }
        to.put(name).put(entry.octets());
        octets += length;
        entries++;
        firstNanos = Math.min(firstNanos, entry.arrivalNanos());
        lastNanos = Math.max(lastNanos, entry.arrivalNanos());
        nodes.add(entry.node());
    }

    /** The header of the block. */
    BlockHeader header() {
        return BlockHeader.of(RecordingFormat.DATA, entries, firstNanos, lastNanos, body, octets);
    }

    /** Holds the body of the block, from its start. */
    byte[] body() {
        return body;
    }

    void clear() {
        octets = 0;
        entries = 0;
        firstNanos = Long.MAX_VALUE;
        lastNanos = Long.MIN_VALUE;
        nodes.clear();
        if (body.length > 4 * RecordingFormat.FULL_BLOCK) {
            body = new byte[RecordingFormat.FULL_BLOCK];
        }
    }

    /** Reads the next entry of a body. */
    static RecordingEntry read(Cursor from) throws RecordingException {
        int length = from.number("the length of an entry", RecordingFormat.LARGEST_BODY);
        long start = from.offset();
        long arrival = from.number64();
        Direction direction = Direction.of(from.octet());
        RecordedKind kind = RecordedKind.of(from.octet());
        int flags = from.octet();
        int nameOctets = from.octet();
        if (direction == null || kind == null || flags > RecordingFormat.HAS_NETWORK_TIME) {
            throw from.error("direction, kind or flags of an entry are not known");
        }
        long network = flags == 0 ? RecordingEntry.UNKNOWN_TIME : from.number64();
        byte[] nameText = from.octets(nameOctets);
        String name = new String(nameText, StandardCharsets.UTF_8);
        long octets = length - (from.offset() - start);
        if (octets < 0 || octets > RecordingFormat.LARGEST_MESSAGE) {
            throw from.error("an entry of " + length + " octets cannot hold a message of " + octets);
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > RecordingFormat.LONGEST_NAME) {
            throw from.error("the name of a node is no UTF-8");
        }
        return new RecordingEntry(arrival, network, direction, kind, name, from.octets((int) octets));
    }
}

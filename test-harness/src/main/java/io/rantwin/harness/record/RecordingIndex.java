package io.rantwin.harness.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where in a recording which times and nodes are. Its memory is bounded: with very many blocks a range covers several of them,
 * and nodes beyond a number are not told apart. Not thread-safe.
 */
final class RecordingIndex {
    private static final int MOST_RANGES = 8_192;
    private static final int MOST_NAMES = 4_096;

    /** Stands for all nodes beyond {@link #MOST_NAMES}. */
    private static final int OTHERS = MOST_NAMES;

    /** Consecutive blocks of a file. */
    private static final class Range {
        private final long start;
        private long end;
        private long firstNanos;
        private long lastNanos;
        private final BitSet nodes;

        Range(long start, long end, long firstNanos, long lastNanos, BitSet nodes) {
            this.start = start;
            this.end = end;
            this.firstNanos = firstNanos;
            this.lastNanos = lastNanos;
            this.nodes = nodes;
        }

        void take(Range next) {
            end = next.end;
            firstNanos = Math.min(firstNanos, next.firstNanos);
            lastNanos = Math.max(lastNanos, next.lastNanos);
            nodes.or(next.nodes);
        }
    }

    private final Map<String, Integer> names = new LinkedHashMap<>();
    private List<Range> ranges = new ArrayList<>();

    /** Adds the next block of the file. */
    void add(long start, BlockHeader header, Set<String> nodesOfBlock) {
        if (ranges.size() == MOST_RANGES) {
            List<Range> halved = new ArrayList<>(MOST_RANGES);
            for (int i = 0; i < MOST_RANGES; i += 2) {
                ranges.get(i).take(ranges.get(i + 1));
                halved.add(ranges.get(i));
            }
            ranges = halved;
        }
        BitSet nodes = new BitSet();
        for (String node : nodesOfBlock) {
            Integer number = names.get(node);
            if (number == null && names.size() < MOST_NAMES) {
                number = names.size();
                names.put(node, number);
            }
            nodes.set(number == null ? OTHERS : number);
        }
        ranges.add(new Range(start, start + header.octets(), header.firstNanos(), header.lastNanos(), nodes));
    }

    /** Names of the nodes, in the order of their first message; of very many the first ones. */
    Set<String> nodes() {
        return Collections.unmodifiableSet(names.keySet());
    }

    /** The earliest arrival; {@link Long#MAX_VALUE} of an empty recording. */
    long firstNanos() {
        return ranges.stream().mapToLong(range -> range.firstNanos).min().orElse(Long.MAX_VALUE);
    }

    /** The latest arrival; {@link Long#MIN_VALUE} of an empty recording. */
    long lastNanos() {
        return ranges.stream().mapToLong(range -> range.lastNanos).max().orElse(Long.MIN_VALUE);
    }

    /** From an offset at which a block begins, the next one at which there may be something that the query takes. */
    long skip(long offset, RecordingQuery query) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (ranges.get(middle).start < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long at = offset;
        for (int i = low; i < ranges.size() && ranges.get(i).start == at && !mayHold(ranges.get(i), query); i++) {
            at = ranges.get(i).end;
        }
        return at;
    }

    private boolean mayHold(Range range, RecordingQuery query) {
        if (range.lastNanos < query.fromNanos() || range.firstNanos > query.toNanos()) {
            return false;
        }
        return query.nodes().isEmpty()
                || query.nodes().stream().anyMatch(node -> range.nodes.get(names.getOrDefault(node, OTHERS)));
    }

    /** The body of the index block. */
    byte[] body() {
        List<byte[]> texts = names.keySet().stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toList();
        List<byte[]> sets =
                ranges.stream().map(range -> range.nodes.toByteArray()).toList();
        int octets = 8
                + texts.stream().mapToInt(text -> 1 + text.length).sum()
                + sets.stream().mapToInt(set -> 34 + set.length).sum();
        ByteBuffer to = ByteBuffer.allocate(octets).putInt(texts.size()).putInt(sets.size());
        texts.forEach(text -> to.put((byte) text.length).put(text));
        for (int i = 0; i < sets.size(); i++) {
            Range range = ranges.get(i);
            to.putLong(range.start).putLong(range.end).putLong(range.firstNanos).putLong(range.lastNanos);
            to.putShort((short) sets.get(i).length).put(sets.get(i));
        }
        return to.array();
    }

    /**
     * Reads the body of an index block.
     *
     * @param bodyOffset where the body is, for messages
     * @param fileEnd where the index block begins: no range reaches beyond
     */
    static RecordingIndex read(byte[] body, long bodyOffset, long fileEnd) throws RecordingException {
        Cursor from = new Cursor(body, bodyOffset);
        RecordingIndex index = new RecordingIndex();
        int nameCount = from.number("the number of names", MOST_NAMES);
        int rangeCount = from.number("the number of ranges", MOST_RANGES);
        for (int i = 0; i < nameCount; i++) {
            String name = new String(from.octets(from.octet()), StandardCharsets.UTF_8);
            if (index.names.putIfAbsent(name, i) != null) {
                throw from.error("the name " + name + " comes twice");
            }
        }
        long at = RecordingFormat.FILE_HEADER;
        for (int i = 0; i < rangeCount; i++) {
            Range range = new Range(from.number64(), from.number64(), from.number64(), from.number64(), new BitSet());
            range.nodes.or(BitSet.valueOf(from.octets(from.number16())));
            if (range.start < at
                    || range.end <= range.start
                    || range.end > fileEnd
                    || range.nodes.length() > OTHERS + 1) {
                throw from.error("a range of the index does not fit the file");
            }
            at = range.end;
            index.ranges.add(range);
        }
        from.end();
        return index;
    }
}

package io.rantwin.harness.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers the transmission sequence numbers of the latest chunks with a fingerprint of their content. Not thread-safe. */
final class SeenChunks {

    private final Map<Chunk, Long> fingerprints;

    private record Chunk(SctpFlow flow, int tsn) {}

    /** What the memory says of a chunk. */
    enum Verdict {
        NEW,
        DUPLICATE,
        OTHER_CONTENT
    }

    SeenChunks(int window) {
        fingerprints = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Chunk, Long> eldest) {
                return size() > window;
            }
        };
    }

    Verdict see(SctpFlow flow, int tsn, long fingerprint) {
        @Nullable Long before = fingerprints.put(new Chunk(flow, tsn), fingerprint);
        if (before == null) {
            return Verdict.NEW;
        }
        return before == fingerprint ? Verdict.DUPLICATE : Verdict.OTHER_CONTENT;
    }
}

package io.rantwin.nearrt.ingest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sources by the key of their subscription. Thread-safe. */
public final class Sources {
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    /** A subscription with this key is wished from now on. */
    public void put(String wishKey, Source source) {
        sources.put(wishKey, source);
    }

    /** It is wished no more. */
    public void remove(String wishKey) {
        sources.remove(wishKey);
    }

    @Nullable
    Source find(String wishKey) {
        return sources.get(wishKey);
    }
}

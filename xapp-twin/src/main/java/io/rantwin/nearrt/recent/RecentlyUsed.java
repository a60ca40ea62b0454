package io.rantwin.nearrt.recent;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps a number of values; when there is one too many, that one goes which nobody has asked for longest. Thread-safe. */
public final class RecentlyUsed<K, V> {
    private final int most;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75F, true);

    /** @param most values, 1 or more */
    public RecentlyUsed(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("There must be room for one value, not for " + most + ".");
        }
        this.most = most;
    }

    /** A value; null when it is not there any more or never was. */
    public synchronized @Nullable V get(K key) {
        return values.get(key);
    }

    /** Puts a value in place of any with the same key. */
    public synchronized void put(K key, V value) {
        values.put(key, value);
        if (values.size() > most) {
            values.remove(values.keySet().iterator().next());
        }
    }

    /** Forgets all. */
    public synchronized void clear() {
        values.clear();
    }
}

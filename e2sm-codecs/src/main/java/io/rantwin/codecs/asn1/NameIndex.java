package io.rantwin.codecs.asn1;

import java.util.HashMap;
import java.util.Map;

/** Finds a name's place among the items of an enumeration or the alternatives of a choice. Immutable, thread-safe. */
final class NameIndex {
    /** Up to here comparing one by one beats hashing: nearly every comparison ends at the identity or the length. */
    private static final int FEW = 6;

    private final String[] names;
    private final Map<String, Integer> byName = new HashMap<>();

    NameIndex(String[] names) {
        this.names = names;
        for (int i = 0; i < names.length; i++) {
            byName.put(names[i], i);
        }
    }

    /** The place, or -1. */
    int of(String name) {
        if (names.length > FEW) {
            Integer index = byName.get(name);
            return index == null ? -1 : index;
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }
}

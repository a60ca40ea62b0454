package io.rantwin.a1.types;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which number stands for which type at a mediator, which knows nothing but numbers. Only those of O-RAN SC are common; for
 * standard types the numbers are a matter of agreement, so they can be set. Immutable.
 *
 * @param typeIds type ids ({@link PolicyType#id()}) by number, 1..2147483647
 */
public record MediatorNumbers(SortedMap<Integer, String> typeIds) {
    /** First of the numbers that this product proposes for standard types. */
    private static final int FIRST_OF_STANDARD_TYPES = 30001;

    public MediatorNumbers {
        typeIds = Collections.unmodifiableSortedMap(new TreeMap<>(typeIds));
    }

    /**
     * The numbers that are used unless others were agreed on: those of O-RAN SC as they are, the standard types in the order of
     * their ids from 30001.
     */
    public static MediatorNumbers usual(PolicyTypes types) {
        var typeIds = new TreeMap<Integer, String>();
        int number = FIRST_OF_STANDARD_TYPES;
        for (PolicyType type : types.all()) {
            typeIds.put(type.kind().isStandard() ? number++ : type.kind().policyTypeId(), type.id());
        }
        return new MediatorNumbers(typeIds);
    }

    /** The same with another meaning of one number; a type that had another number gives it up. */
    public MediatorNumbers with(int policyTypeId, String typeId) {
        var changed = new TreeMap<>(typeIds);
        changed.values().removeIf(typeId::equals);
        changed.put(policyTypeId, typeId);
        return new MediatorNumbers(changed);
    }

    /** Type id of a number, or {@code null} when nothing was agreed on. */
    public @Nullable String typeId(int policyTypeId) {
        return typeIds.get(policyTypeId);
    }

    /** Number of a type, or 0 when nothing was agreed on. */
    public int policyTypeId(String typeId) {
        return typeIds.entrySet().stream()
                .filter(entry -> entry.getValue().equals(typeId))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}

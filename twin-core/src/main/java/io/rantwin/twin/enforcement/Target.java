package io.rantwin.twin.enforcement;

import java.util.Comparator;

/**
 * What an action changes. Two actions on equal targets exclude each other.
 *
 * @param lever which property
 * @param name cell id, or the key of a UE
 * @param other neighbour of an offset or slice of a quota; empty otherwise
 */
public record Target(Lever lever, String name, String other) implements Comparable<Target> {
    private static final Comparator<Target> ORDER =
            Comparator.comparing(Target::lever).thenComparing(Target::name).thenComparing(Target::other);

    /** Whether a cell sleeps. */
    public static Target cellState(String cellId) {
        return new Target(Lever.CELL_STATE, cellId, "");
    }

    @Override
    public int compareTo(Target that) {
        return ORDER.compare(this, that);
    }

    @Override
    public String toString() {
        return switch (lever) {
            case CELL_STATE -> "state of " + name;
            case SLICE_QUOTA -> "share of slice " + other + " in " + name;
            case HANDOVER -> "serving cell of UE " + name;
            case OFFSET -> "offset of " + name + " towards " + other;
            case POWER -> "power of " + name;
            case TILT -> "tilt of " + name;
        };
    }
}

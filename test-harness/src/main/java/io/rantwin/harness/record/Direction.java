package io.rantwin.harness.record;

import org.jspecify.annotations.Nullable;

/** Which way a message went. */
public enum Direction {
    /** From an E2 node to the RIC. */
    FROM_NODE(0),
    /** From the RIC to an E2 node. */
    TO_NODE(1);

    private final int code;

    Direction(int code) {
        this.code = code;
    }

    /** Number in the file. */
    int code() {
        return code;
    }

    /** The direction of a number, {@code null} when there is none. */
    static @Nullable Direction of(int code) {
        return switch (code) {
            case 0 -> FROM_NODE;
            case 1 -> TO_NODE;
            default -> null;
        };
    }
}

package io.rantwin.harness.record;

import org.jspecify.annotations.Nullable;

/** What the octets of an entry are. */
public enum RecordedKind {
    /** An E2AP PDU, without the length that TCP puts before it. */
    E2AP(0),
    /** A whole RMR frame of SI95, transport header included. */
    RMR(1);

    private final int code;

    RecordedKind(int code) {
        this.code = code;
    }

    /** Number in the file. */
    int code() {
        return code;
    }

    /** The kind of a number, {@code null} when there is none. */
    static @Nullable RecordedKind of(int code) {
        return switch (code) {
            case 0 -> E2AP;
            case 1 -> RMR;
            default -> null;
        };
    }
}

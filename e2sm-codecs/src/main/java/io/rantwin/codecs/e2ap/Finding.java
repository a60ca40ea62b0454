package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.Criticality;

/**
 * Something in a message that is not as its receiver's version has it (E2AP clause 10.3).
 *
 * @param kind what is wrong
 * @param id protocol IE id, of a list item that of the item; the procedure code for {@link Kind#UNKNOWN_PROCEDURE}
 * @param criticality the received one; for {@link Kind#MISSING} that of the specification
 */
public record Finding(Kind kind, int id, Criticality criticality) {
    /** What is wrong. */
    public enum Kind {
        /** A mandatory IE is not there. */
        MISSING,
        /** The id is unknown, or the contents use an extension that is unknown. */
        NOT_UNDERSTOOD,
        /** The IE came before; the first one counts. The message is falsely constructed and to be rejected. */
        DUPLICATE,
        /** The IE comes later than the specification has it. Tolerated, because nothing depends on it. */
        OUT_OF_ORDER,
        /** The version knows no such procedure or not this message of it. */
        UNKNOWN_PROCEDURE
    }

    /** Whether the whole procedure must be rejected for it. */
    boolean rejects() {
        return switch (kind) {
            case MISSING, NOT_UNDERSTOOD, UNKNOWN_PROCEDURE -> criticality == Criticality.REJECT;
            case DUPLICATE -> true;
            case OUT_OF_ORDER -> false;
        };
    }

    /** Whether the sender must be told of it although the procedure goes on. */
    boolean notifies() {
        return switch (kind) {
            case MISSING, NOT_UNDERSTOOD, UNKNOWN_PROCEDURE -> criticality == Criticality.NOTIFY;
            case DUPLICATE, OUT_OF_ORDER -> false;
        };
    }
}

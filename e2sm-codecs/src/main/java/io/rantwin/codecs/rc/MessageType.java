package io.rantwin.codecs.rc;

import org.jspecify.annotations.Nullable;

/** MessageType-Choice: which message triggers (E2SM-RC 9.2.1.1). Immutable. */
public sealed interface MessageType permits MessageType.NetworkInterface, MessageType.Rrc, UnrecognizedAlternative {
    /**
     * A message of an interface between nodes.
     *
     * @param type kind of interface
     * @param identifier one instance of it; {@code null} for all
     * @param message one kind of message; {@code null} for all
     */
    record NetworkInterface(
            InterfaceType type,
            @Nullable InterfaceIdentifier identifier,
            @Nullable InterfaceMessageId message) implements MessageType {}

    /**
     * An RRC message.
     *
     * @param rrcClass logical channel and direction
     * @param messageId index of the message in the class
     */
    record Rrc(RrcClass rrcClass, long messageId) implements MessageType {}

    /**
     * Interface-MessageID.
     *
     * @param interfaceProcedureId procedure code of the interface's protocol
     * @param outcome which message of the procedure
     */
    record InterfaceMessageId(long interfaceProcedureId, Outcome outcome) {}

    /** Role of a message in its procedure. */
    enum Outcome implements Named {
        INITIATING_MESSAGE("initiatingMessage"),
        SUCCESSFUL_OUTCOME("successfulOutcome"),
        UNSUCCESSFUL_OUTCOME("unsuccessfulOutcome");

        private final String asn1Name;

        Outcome(String asn1Name) {
            this.asn1Name = asn1Name;
        }

        @Override
        public String asn1Name() {
            return asn1Name;
        }
    }
}

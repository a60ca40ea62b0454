package io.rantwin.codecs.e2ap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A received message with all that its receiver has to know about it. Immutable.
 *
 * @param version the version it was read in
 * @param messageClass initiating message or outcome
 * @param procedureCode 0..255
 * @param message the message; {@code null} when a mandatory IE is missing or not understood without which there is none
 * @param verdict what to do with it (E2AP clause 10.3)
 * @param findings all that is not as the version has it, also what is to be ignored
 * @param kept what the record does not hold
 * @param reply what to send back because of the findings: the failure message of the procedure or an error indication,
 *     with cause and criticality diagnostics; {@code null} when nothing is to be sent, as for outcomes that must be
 *     rejected (the procedure then counts as failed) and for error indications
 * @param trailingOctets octets behind the message, ignored
 * @param slackOctets octets left over at the end of open types, ignored
 */
public record E2apDecoded(
        E2apVersion version,
        MessageClass messageClass,
        int procedureCode,
        @Nullable E2apMessage message,
        Verdict verdict,
        List<Finding> findings,
        KeptParts kept,
        @Nullable E2apMessage reply,
        int trailingOctets,
        long slackOctets) {
    public E2apDecoded {
        findings = List.copyOf(findings);
    }

    /** What a receiver has to do with a message, by the criticality of what it did not understand. */
    public enum Verdict {
        /** Process it; what was not understood may be ignored. */
        PROCEED,
        /** Process it and tell the sender what was not understood. */
        PROCEED_AND_NOTIFY,
        /** Do not process it. */
        REJECT
    }
}

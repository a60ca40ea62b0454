package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.Criticality;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver did not understand or missed (E2AP 9.2.2).
 *
 * @param procedureCode code of the procedure, when sent outside of it
 * @param triggeringMessage which of its messages, when sent outside of it
 * @param procedureCriticality criticality of the procedure, when sent outside of it
 * @param ricRequestId the RIC functional procedure concerned
 * @param ies the IEs concerned, at most 256
 */
public record CriticalityDiagnostics(
        @Nullable Integer procedureCode,
        @Nullable MessageClass triggeringMessage,
        @Nullable Criticality procedureCriticality,
        @Nullable RicRequestId ricRequestId,
        List<Ie> ies) {
    /** Most IEs that can be reported. */
    public static final int MOST_IES = 256;

    public CriticalityDiagnostics {
        ies = List.copyOf(ies);
    }

    /**
     * One IE.
     *
     * @param iEcriticality the criticality it had, or should have had
     * @param iEid protocol IE id, 0..65535
     * @param typeOfError what was wrong with it
     */
    public record Ie(Criticality iEcriticality, int iEid, TypeOfError typeOfError) {}

    /** What was wrong with an IE. */
    public enum TypeOfError {
        NOT_UNDERSTOOD("not-understood"),
        MISSING("missing");

        private final String asnName;

        TypeOfError(String asnName) {
            this.asnName = asnName;
        }

        /** Name of the ENUMERATED item. */
        public String asnName() {
            return asnName;
        }
    }
}

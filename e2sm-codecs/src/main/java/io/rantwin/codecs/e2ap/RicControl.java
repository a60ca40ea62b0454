package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.per.Octets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** RIC control (procedure 4): the RIC has the E2 node do something. */
public sealed interface RicControl extends RicFunctional {
    /** Encoded E2SM call process id of the insert that is answered, or {@code null}. */
    @Nullable
    Octets ricCallProcessId();

    /**
     * RIC to E2 node.
     *
     * @param ricControlHeader encoded E2SM control header
     * @param ricControlMessage encoded E2SM control message
     * @param ricControlAckRequest whether an answer is wanted
     */
    record RicControlRequest(
            RicRequestId ricRequestId,
            int ranFunctionId,
            @Nullable Octets ricCallProcessId,
            Octets ricControlHeader,
            Octets ricControlMessage,
            @Nullable RicControlAckRequest ricControlAckRequest)
            implements RicControl {}

    /**
     * E2 node to RIC.
     *
     * @param ricControlStatus v01.01 only, mandatory there
     * @param ricControlOutcome encoded E2SM control outcome
     */
    record RicControlAcknowledge(
            RicRequestId ricRequestId,
            int ranFunctionId,
            @Nullable Octets ricCallProcessId,
            @Nullable RicControlStatus ricControlStatus,
            @Nullable Octets ricControlOutcome)
            implements RicControl {}

    /**
     * E2 node to RIC.
     *
     * @param ricControlOutcome encoded E2SM control outcome
     * @param criticalityDiagnostics since v02
     */
    record RicControlFailure(
            RicRequestId ricRequestId,
            int ranFunctionId,
            @Nullable Octets ricCallProcessId,
            @Nullable Cause cause,
            @Nullable Octets ricControlOutcome,
            @Nullable CriticalityDiagnostics criticalityDiagnostics)
            implements RicControl {}

    /** RIC Control Ack Request. */
    enum RicControlAckRequest {
        NO_ACK("noAck"),
        ACK("ack"),
        /** Answer on failure only; v01.01 only. */
        NACK("nAck");

        private final String asnName;

        RicControlAckRequest(String asnName) {
            this.asnName = asnName;
        }

        /** Name of the ENUMERATED item. */
        public String asnName() {
            return asnName;
        }
    }

    /** RIC Control Status of v01.01. */
    enum RicControlStatus {
        SUCCESS,
        REJECTED,
        FAILED;

        private final String asnName = name().toLowerCase(Locale.ROOT);

        /** Name of the ENUMERATED item. */
        public String asnName() {
            return asnName;
        }
    }
}

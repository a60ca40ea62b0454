package io.rantwin.xapp.control;

import io.rantwin.codecs.e2ap.RicControl.RicControlAckRequest;
import io.rantwin.codecs.per.Octets;
import org.jspecify.annotations.Nullable;

/**
 * What an E2 node is to do. The ids of the request are chosen when it is sent.
 *
 * @param ranName name of the node as the E2 manager has it, 1 to 31 characters of ASCII
 * @param ranFunctionId RAN function of the node that is addressed, 0..4095
 * @param ricCallProcessId encoded E2SM call process id of the insert that this answers, or {@code null}
 * @param ricControlHeader encoded E2SM control header
 * @param ricControlMessage encoded E2SM control message
 * @param ricControlAckRequest {@code ACK} for an answer in either case; {@code NO_ACK} for none; {@code NACK}, an answer on
 *     failure only, is known to nodes of E2AP v01 only, and then no answer is the good outcome
 */
public record ControlRequest(
        String ranName,
        int ranFunctionId,
        @Nullable Octets ricCallProcessId,
        Octets ricControlHeader,
        Octets ricControlMessage,
        RicControlAckRequest ricControlAckRequest) {
    /** A request that wants an answer and belongs to no insert. */
    public static ControlRequest of(
            String ranName, int ranFunctionId, Octets ricControlHeader, Octets ricControlMessage) {
        return new ControlRequest(
                ranName, ranFunctionId, null, ricControlHeader, ricControlMessage, RicControlAckRequest.ACK);
    }
}

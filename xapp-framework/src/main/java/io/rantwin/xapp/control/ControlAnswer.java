package io.rantwin.xapp.control;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.E2apDecoded;
import io.rantwin.codecs.e2ap.E2apDecoded.Verdict;
import io.rantwin.codecs.e2ap.ErrorIndication;
import io.rantwin.codecs.e2ap.RicControl.RicControlAcknowledge;
import io.rantwin.codecs.e2ap.RicControl.RicControlFailure;
import io.rantwin.codecs.e2ap.RicControl.RicControlStatus;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.per.Octets;
import org.jspecify.annotations.Nullable;

/** An answer of a node: to which transaction, and what it says. */
record ControlAnswer(RicRequestId ricRequestId, @Nullable Octets ricCallProcessId, ControlResult outcome) {
    /** Reads an answer; {@code null} when the message is no answer to a control request. */
    static @Nullable ControlAnswer of(E2apDecoded decoded) {
        ControlAnswer answer = switch (decoded.message()) {
            case RicControlAcknowledge ack ->
                new ControlAnswer(ack.ricRequestId(), ack.ricCallProcessId(), outcome(ack));
            case RicControlFailure failure ->
                new ControlAnswer(
                        failure.ricRequestId(),
                        failure.ricCallProcessId(),
                        new ControlResult.Failed(failure.cause(), failure.ricControlOutcome()));
            case ErrorIndication error -> {
                RicRequestId id = error.ricRequestId();
                yield id == null ? null : new ControlAnswer(id, null, new ControlResult.Failed(error.cause(), null));
            }
            case null, default -> null;
        };
        if (answer != null && decoded.verdict() == Verdict.REJECT) {
            // An outcome that must be rejected counts as failure of its procedure (E2AP 10.3).
            return new ControlAnswer(
                    answer.ricRequestId,
                    answer.ricCallProcessId,
                    new ControlResult.Failed(Cause.ABSTRACT_SYNTAX_ERROR_REJECT, null));
        }
        return answer;
    }

    /** In v01 an acknowledgement may say that nothing was done. */
    private static ControlResult outcome(RicControlAcknowledge ack) {
        RicControlStatus status = ack.ricControlStatus();
        return status == null || status == RicControlStatus.SUCCESS
                ? new ControlResult.Acknowledged(ack.ricControlOutcome())
                : new ControlResult.Failed(null, ack.ricControlOutcome());
    }
}

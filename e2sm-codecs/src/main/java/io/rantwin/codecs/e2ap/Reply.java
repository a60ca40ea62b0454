package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.Criticality;
import io.rantwin.codecs.e2ap.CriticalityDiagnostics.TypeOfError;
import io.rantwin.codecs.e2ap.E2apDecoded.Verdict;
import io.rantwin.codecs.e2ap.E2connection.E2connectionUpdateFailure;
import io.rantwin.codecs.e2ap.E2nodeConfiguration.E2nodeConfigurationUpdateFailure;
import io.rantwin.codecs.e2ap.E2removal.E2RemovalFailure;
import io.rantwin.codecs.e2ap.E2setup.E2setupFailure;
import io.rantwin.codecs.e2ap.Finding.Kind;
import io.rantwin.codecs.e2ap.RicControl.RicControlFailure;
import io.rantwin.codecs.e2ap.RicQuery.RicQueryFailure;
import io.rantwin.codecs.e2ap.RicService.RicServiceUpdateFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionFailure;
import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationFailure;
import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationRefuse;
import io.rantwin.codecs.per.Octets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verdict about a received message, and what to send back (E2AP 10.3).
 *
 * @param reading what could be read of the message; {@code null} for an unknown procedure
 */
record Reply(
        E2apVersion version,
        MessageClass messageClass,
        int procedureCode,
        Criticality procedureCriticality,
        List<Finding> findings,
        @Nullable Reading reading) {
    private static final int ERROR_INDICATION = 2;

    /** The verdict; without a record there is nothing to process, whatever the criticality. */
    static Verdict verdict(List<Finding> findings, boolean hasRecord) {
        Verdict verdict = hasRecord ? Verdict.PROCEED : Verdict.REJECT;
        for (Finding finding : findings) {
            if (finding.rejects()) {
                return Verdict.REJECT;
            }
            if (finding.notifies() && verdict == Verdict.PROCEED) {
                verdict = Verdict.PROCEED_AND_NOTIFY;
            }
        }
        return verdict;
    }

    /** What to send back; {@code null} for nothing. */
    @Nullable
    E2apMessage message(Verdict verdict) {
        boolean isInitiating = messageClass == MessageClass.INITIATING_MESSAGE;
        if (verdict == Verdict.PROCEED || isInitiating && procedureCode == ERROR_INDICATION) {
            return null;
        }
        if (verdict == Verdict.PROCEED_AND_NOTIFY) {
            return errorIndication(Cause.ABSTRACT_SYNTAX_ERROR_IGNORE_AND_NOTIFY);
        }
        Reading read = reading;
        if (read == null) {
            return errorIndication(Cause.ABSTRACT_SYNTAX_ERROR_REJECT);
        }
        if (!isInitiating) {
            return null;
        }
        Cause cause = isFalselyConstructed() ? Cause.FALSELY_CONSTRUCTED_MESSAGE : Cause.ABSTRACT_SYNTAX_ERROR_REJECT;
        E2apMessage failure = failure(read, cause);
        return failure == null ? errorIndication(cause) : failure;
    }

    private boolean isFalselyConstructed() {
        for (Finding finding : findings) {
            if (finding.kind() == Kind.DUPLICATE) {
                return true;
            }
        }
        return false;
    }

    private ErrorIndication errorIndication(Cause cause) {
        Reading read = reading;
        if (read == null) {
            return new ErrorIndication(null, null, null, cause, diagnostics(null));
        }
        RicRequestId requestId = read.optional(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID);
        return new ErrorIndication(
                read.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                requestId,
                read.optional(IeId.RAN_FUNCTION_ID, BasicMappings.INTEGER),
                cause,
                diagnostics(requestId));
    }

    private CriticalityDiagnostics diagnostics(@Nullable RicRequestId requestId) {
        return new CriticalityDiagnostics(procedureCode, messageClass, procedureCriticality, requestId, faultyIes());
    }

    private List<CriticalityDiagnostics.Ie> faultyIes() {
        List<CriticalityDiagnostics.Ie> ies = new ArrayList<>();
        for (Finding finding : findings) {
            boolean isMissing = finding.kind() == Kind.MISSING;
            if ((isMissing || finding.kind() == Kind.NOT_UNDERSTOOD)
                    && finding.criticality() != Criticality.IGNORE
                    && ies.size() < CriticalityDiagnostics.MOST_IES) {
                TypeOfError error = isMissing ? TypeOfError.MISSING : TypeOfError.NOT_UNDERSTOOD;
                ies.add(new CriticalityDiagnostics.Ie(finding.criticality(), finding.id(), error));
            }
        }
        return ies;
    }

    /** The failure message of the procedure, or {@code null} when it has none or what it needs is missing. */
    private @Nullable E2apMessage failure(Reading read, Cause cause) {
        var diagnostics = new CriticalityDiagnostics(null, null, null, null, faultyIes());
        boolean isV1 = version == E2apVersion.V01_01;
        Integer id = read.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER);
        RicRequestId request = read.optional(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID);
        Integer function = read.optional(IeId.RAN_FUNCTION_ID, BasicMappings.INTEGER);
        if (request != null && function != null) {
            return failure(read, request, function, cause, diagnostics);
        }
        if (id == null && !isV1) {
            return null;
        }
        return switch (procedureCode) {
            case 1 -> new E2setupFailure(id, cause, null, diagnostics, null);
            case 7 -> new RicServiceUpdateFailure(id, isV1 ? null : cause, List.of(), null, diagnostics);
            case 10 -> new E2nodeConfigurationUpdateFailure(id, cause, null, diagnostics);
            case 11 -> new E2connectionUpdateFailure(id, cause, null, diagnostics);
            case 13 -> new E2RemovalFailure(id, cause, diagnostics);
            default -> null;
        };
    }

    private @Nullable E2apMessage failure(
            Reading read, RicRequestId request, int function, Cause cause, CriticalityDiagnostics diagnostics) {
        boolean isV1 = version == E2apVersion.V01_01;
        return switch (procedureCode) {
            case 4 -> {
                Octets callProcess = read.optional(IeId.RIC_CALL_PROCESS_ID, BasicMappings.OCTETS);
                yield new RicControlFailure(request, function, callProcess, cause, null, isV1 ? null : diagnostics);
            }
            // The failure of v01.01 has no room for a cause, only for causes of actions.
            case 8 -> isV1 ? null : new RicSubscriptionFailure(request, function, cause, List.of(), diagnostics);
            case 9 -> new RicSubscriptionDeleteFailure(request, function, cause, diagnostics);
            case 14 -> new RicSubscriptionModificationFailure(request, function, cause, diagnostics);
            case 15 -> new RicSubscriptionModificationRefuse(request, function, cause, diagnostics);
            case 16 -> new RicQueryFailure(request, function, cause, diagnostics);
            default -> null;
        };
    }
}

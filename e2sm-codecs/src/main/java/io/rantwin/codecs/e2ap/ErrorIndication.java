package io.rantwin.codecs.e2ap;

import org.jspecify.annotations.Nullable;

/**
 * Error indication (procedure 2), either direction: an error that no failure message can report. Cause or criticality
 * diagnostics must be there (E2AP 8.3.3).
 *
 * @param transactionId since v02; optional
 * @param ranFunctionId 0..4095
 */
public record ErrorIndication(
        @Nullable Integer transactionId,
        @Nullable RicRequestId ricRequestId,
        @Nullable Integer ranFunctionId,
        @Nullable Cause cause,
        @Nullable CriticalityDiagnostics criticalityDiagnostics)
        implements E2apMessage {}

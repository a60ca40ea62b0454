package io.rantwin.codecs.e2ap;

import org.jspecify.annotations.Nullable;

/** E2 removal (procedure 13, since v02): release of the E2 connection by either side. */
public sealed interface E2removal extends E2apMessage {
    /** Either direction. */
    record E2RemovalRequest(@Nullable Integer transactionId) implements E2removal {}

    /** Answer to it. */
    record E2RemovalResponse(
            @Nullable Integer transactionId, @Nullable CriticalityDiagnostics criticalityDiagnostics)
            implements E2removal {}

    /** Refusal of it. */
    record E2RemovalFailure(
            @Nullable Integer transactionId,
            @Nullable Cause cause,
            @Nullable CriticalityDiagnostics criticalityDiagnostics)
            implements E2removal {}
}

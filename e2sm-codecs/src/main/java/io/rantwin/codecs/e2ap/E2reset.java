package io.rantwin.codecs.e2ap;

import org.jspecify.annotations.Nullable;

/** Reset (procedure 3): either side forgets all subscriptions and procedures. */
public sealed interface E2reset extends E2apMessage {
    /** Either direction. */
    record ResetRequest(
            @Nullable Integer transactionId, @Nullable Cause cause) implements E2reset {}

    /** Answer to it. */
    record ResetResponse(
            @Nullable Integer transactionId, @Nullable CriticalityDiagnostics criticalityDiagnostics)
            implements E2reset {}
}

package io.rantwin.harness.ric.submgr;

/** What became of a subscription detail. */
sealed interface SetupOutcome {
    /** @param notAdmitted the actions that the node did not admit, empty when it admitted all */
    record Admitted(int e2eventInstanceId, String notAdmitted) implements SetupOutcome {}

    /**
     * @param source {@code SUBMGR}, {@code RTMGR}, {@code DBAAS}, {@code ASN1} or {@code E2Node}
     * @param timeoutType {@code E2-Timeout}, {@code RTMGR-Timeout}, or empty
     */
    record Failed(String source, String cause, String timeoutType) implements SetupOutcome {}
}

package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.per.Octets;
import org.jspecify.annotations.Nullable;

/** RIC query (procedure 16, since v03): the RIC asks the E2 node for information once. */
public sealed interface RicQuery extends RicFunctional {
    /**
     * RIC to E2 node.
     *
     * @param ricQueryHeader encoded E2SM query header
     * @param ricQueryDefinition encoded E2SM query definition
     */
    record RicQueryRequest(
            RicRequestId ricRequestId, int ranFunctionId, Octets ricQueryHeader, Octets ricQueryDefinition)
            implements RicQuery {}

    /**
     * E2 node to RIC.
     *
     * @param ricQueryOutcome encoded E2SM query outcome
     */
    record RicQueryResponse(RicRequestId ricRequestId, int ranFunctionId, Octets ricQueryOutcome) implements RicQuery {}

    /** E2 node to RIC. */
    record RicQueryFailure(
            RicRequestId ricRequestId,
            int ranFunctionId,
            @Nullable Cause cause,
            @Nullable CriticalityDiagnostics criticalityDiagnostics)
            implements RicQuery {}
}

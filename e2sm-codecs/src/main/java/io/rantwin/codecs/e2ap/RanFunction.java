package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.per.Octets;
import org.jspecify.annotations.Nullable;

/** Items of the lists about RAN functions; the id is 0..4095 and belongs to one E2 node. */
public sealed interface RanFunction {
    /** RAN Function ID (E2AP 9.2.8), 0..4095. */
    int ranFunctionId();

    /**
     * RAN Functions List item.
     *
     * @param ranFunctionDefinition encoded E2SM RAN function definition
     * @param ranFunctionRevision 0..4095
     * @param ranFunctionOid object identifier of the service model in dotted form; mandatory since v02, optional in
     *     v01.01
     */
    record Item(
            int ranFunctionId,
            Octets ranFunctionDefinition,
            int ranFunctionRevision,
            @Nullable String ranFunctionOid) implements RanFunction {}

    /** RAN Functions ID List item: an accepted, queried or deleted function. */
    record Id(int ranFunctionId, int ranFunctionRevision) implements RanFunction {}

    /** RAN Functions ID With Cause item: a rejected function. */
    record IdCause(int ranFunctionId, Cause cause) implements RanFunction {}
}

package io.rantwin.codecs.e2ap;

import org.jspecify.annotations.Nullable;

/** E2 Node Component ID (E2AP 9.2.32): the far end of an interface. Numbers are 0..2^36-1. */
public sealed interface E2nodeComponentId {
    /** NG: AMF name, 1..150 characters or more. */
    record Ng(String amfName) implements E2nodeComponentId {}

    record Xn(GlobalNgRanNodeId globalNgRanNodeId) implements E2nodeComponentId {}

    /**
     * @param gnbCuUpId v02.03 calls it gNB-CU-CP-ID
     */
    record E1(long gnbCuUpId) implements E2nodeComponentId {}

    record F1(long gnbDuId) implements E2nodeComponentId {}

    record W1(long ngEnbDuId) implements E2nodeComponentId {}

    /** S1: MME name, 1..150 characters or more. */
    record S1(String mmeName) implements E2nodeComponentId {}

    record X2(@Nullable GlobalEnbId globalEnbId, @Nullable GlobalEnGnbId globalEnGnbId) implements E2nodeComponentId {}
}

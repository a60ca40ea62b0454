package io.rantwin.codecs.e2ap;

import org.jspecify.annotations.Nullable;

/** Global E2 Node ID (E2AP 9.2.6). Ids of gNB-CU-UP, gNB-DU and ng-eNB-DU are 0..2^36-1. */
public sealed interface GlobalE2nodeId {
    /**
     * A gNB or a part of one.
     *
     * @param globalEnGnbId set when the node is an en-gNB too; not in v01.01
     * @param gnbCuUpId set when the node is a gNB-CU-UP
     * @param gnbDuId set when the node is a gNB-DU
     */
    record Gnb(
            GlobalGnbId globalGnbId,
            @Nullable GlobalEnGnbId globalEnGnbId,
            @Nullable Long gnbCuUpId,
            @Nullable Long gnbDuId)
            implements GlobalE2nodeId {}

    /**
     * An en-gNB or a part of one.
     *
     * @param enGnbCuUpId not in v01.01
     * @param enGnbDuId not in v01.01
     */
    record EnGnb(
            GlobalEnGnbId globalEnGnbId,
            @Nullable Long enGnbCuUpId,
            @Nullable Long enGnbDuId) implements GlobalE2nodeId {}

    /**
     * An ng-eNB or a part of one.
     *
     * @param globalEnbId set when the node is an eNB too; not in v01.01
     * @param ngEnbDuId not in v01.01
     */
    record NgEnb(
            GlobalNgEnbId globalNgEnbId,
            @Nullable GlobalEnbId globalEnbId,
            @Nullable Long ngEnbDuId) implements GlobalE2nodeId {}

    /** An eNB. */
    record Enb(GlobalEnbId globalEnbId) implements GlobalE2nodeId {}
}

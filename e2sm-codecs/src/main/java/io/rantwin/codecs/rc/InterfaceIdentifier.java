package io.rantwin.codecs.rc;

import io.rantwin.codecs.identity.GlobalNgRanNodeId;
import io.rantwin.codecs.identity.GlobalNodeId;
import io.rantwin.codecs.identity.Guami;
import io.rantwin.codecs.identity.Gummei;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.per.Octets;

/** InterfaceIdentifier: one instance of an interface, by the node at its other end (O-RAN E2SM common IE). Immutable. */
public sealed interface InterfaceIdentifier
        permits InterfaceIdentifier.Ng,
                InterfaceIdentifier.Xn,
                InterfaceIdentifier.F1,
                InterfaceIdentifier.E1,
                InterfaceIdentifier.S1,
                InterfaceIdentifier.X2,
                InterfaceIdentifier.W1,
                UnrecognizedAlternative {
    /** NG, to an AMF. */
    record Ng(Guami guami) implements InterfaceIdentifier {}

    /** Xn, to an NG-RAN node. */
    record Xn(GlobalNgRanNodeId node) implements InterfaceIdentifier {}

    /** F1, within a gNB; DU id 0..2^36-1. */
    record F1(GlobalNodeId gnb, long gnbDuId) implements InterfaceIdentifier {}

    /** E1, within a gNB; CU-UP id 0..2^36-1. */
    record E1(GlobalNodeId gnb, long gnbCuUpId) implements InterfaceIdentifier {}

    /** S1, to an MME. */
    record S1(Gummei gummei) implements InterfaceIdentifier {}

    /** X2, to an eNB or en-gNB. */
    record X2(X2Node node) implements InterfaceIdentifier {}

    /** W1, within an ng-eNB; DU id 0..2^36-1. */
    record W1(GlobalNodeId ngEnb, long ngEnbDuId) implements InterfaceIdentifier {}

    /** Node at the other end of X2. */
    sealed interface X2Node permits Enb, EnGnb, UnrecognizedAlternative {}

    /** An eNB. */
    record Enb(GlobalNodeId enb) implements X2Node {}

    /** GlobalenGNB-ID, a gNB in EN-DC. */
    record EnGnb(Plmn plmnIdentity, EnGnbIdentity enGnbId) implements X2Node {}

    /** EN-GNB-ID. */
    sealed interface EnGnbIdentity permits EnGnbId, UnrecognizedAlternative {}

    /**
     * Id of an en-gNB.
     *
     * @param bits left aligned, zero padded to octets
     * @param length number of bits, 22..32
     */
    record EnGnbId(Octets bits, int length) implements EnGnbIdentity {}
}

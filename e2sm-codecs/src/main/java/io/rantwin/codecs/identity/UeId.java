package io.rantwin.codecs.identity;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.per.Octets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * UEID, the identity of a UE as the E2 node of that kind knows it (O-RAN E2SM, common IE UEID). Value equality makes it
 * usable as a key. {@code additions} keeps what a newer version of the IE adds; additions within the identities of nodes,
 * cells and core nodes are not kept. Immutable and thread-safe.
 */
public sealed interface UeId
        permits UeId.Gnb,
                UeId.GnbDu,
                UeId.GnbCuUp,
                UeId.NgEnb,
                UeId.NgEnbDu,
                UeId.EnGnb,
                UeId.Enb,
                UnrecognizedChoice {
    /** From the IE UEID. */
    static UeId from(ChoiceValue ueId) {
        return UeIdMapping.from(ueId);
    }

    /** The IE UEID. */
    static ChoiceValue toValue(UeId ueId) {
        return UeIdMapping.toValue(ueId);
    }

    /**
     * gNB-UEID, from a gNB or gNB-CU-CP.
     *
     * @param amfUeNgapId 0..2^40-1
     * @param guami the AMF that gave the id
     * @param gnbCuUeF1apIds 0..4294967295 each, at most 4; empty when absent
     * @param gnbCuCpUeE1apIds 0..4294967295 each; empty when absent
     * @param ranUeId 8 octets
     * @param mNgRanUeXnapId 0..4294967295, at the master node in dual connectivity
     * @param globalGnbId the master gNB, superseded by {@code globalNgRanNodeId}
     * @param globalNgRanNodeId the master node
     * @param cellRnti C-RNTI and cell
     * @param additions of a newer version
     */
    record Gnb(
            long amfUeNgapId,
            Guami guami,
            List<Long> gnbCuUeF1apIds,
            List<Long> gnbCuCpUeE1apIds,
            @Nullable Octets ranUeId,
            @Nullable Long mNgRanUeXnapId,
            @Nullable GlobalNodeId globalGnbId,
            @Nullable GlobalNgRanNodeId globalNgRanNodeId,
            @Nullable CellRnti cellRnti,
            List<UnknownAddition> additions)
            implements UeId {
        public Gnb {
            gnbCuUeF1apIds = List.copyOf(gnbCuUeF1apIds);
            gnbCuCpUeE1apIds = List.copyOf(gnbCuCpUeE1apIds);
            additions = List.copyOf(additions);
        }

        /** With nothing but the mandatory members. */
        public static Gnb of(long amfUeNgapId, Guami guami) {
            return new Gnb(amfUeNgapId, guami, List.of(), List.of(), null, null, null, null, null, List.of());
        }
    }

    /**
     * gNB-DU-UEID.
     *
     * @param gnbCuUeF1apId 0..4294967295; joins the reports of DU and CU
     * @param ranUeId 8 octets
     * @param cellRnti C-RNTI and cell
     * @param additions of a newer version
     */
    record GnbDu(
            long gnbCuUeF1apId, @Nullable Octets ranUeId, @Nullable CellRnti cellRnti, List<UnknownAddition> additions)
            implements UeId {
        public GnbDu {
            additions = List.copyOf(additions);
        }

        /** With nothing but the mandatory member. */
        public static GnbDu of(long gnbCuUeF1apId) {
            return new GnbDu(gnbCuUeF1apId, null, null, List.of());
        }
    }

    /**
     * gNB-CU-UP-UEID.
     *
     * @param gnbCuCpUeE1apId 0..4294967295; joins the reports of CU-CP and CU-UP
     * @param ranUeId 8 octets
     * @param additions of a newer version
     */
    record GnbCuUp(long gnbCuCpUeE1apId, @Nullable Octets ranUeId, List<UnknownAddition> additions) implements UeId {
        public GnbCuUp {
            additions = List.copyOf(additions);
        }
    }

    /**
     * ng-eNB-UEID.
     *
     * @param amfUeNgapId 0..2^40-1
     * @param guami the AMF that gave the id
     * @param ngEnbCuUeW1apId 0..4294967295
     * @param mNgRanUeXnapId 0..4294967295
     * @param globalNgEnbId the master ng-eNB, superseded by {@code globalNgRanNodeId}
     * @param globalNgRanNodeId the master node
     * @param cellRnti C-RNTI and cell
     * @param additions of a newer version
     */
    record NgEnb(
            long amfUeNgapId,
            Guami guami,
            @Nullable Long ngEnbCuUeW1apId,
            @Nullable Long mNgRanUeXnapId,
            @Nullable GlobalNodeId globalNgEnbId,
            @Nullable GlobalNgRanNodeId globalNgRanNodeId,
            @Nullable CellRnti cellRnti,
            List<UnknownAddition> additions)
            implements UeId {
        public NgEnb {
            additions = List.copyOf(additions);
        }
    }

    /**
     * ng-eNB-DU-UEID.
     *
     * @param ngEnbCuUeW1apId 0..4294967295
     * @param cellRnti C-RNTI and cell
     * @param additions of a newer version
     */
    record NgEnbDu(long ngEnbCuUeW1apId, @Nullable CellRnti cellRnti, List<UnknownAddition> additions)
            implements UeId {
        public NgEnbDu {
            additions = List.copyOf(additions);
        }
    }

    /**
     * en-gNB-UEID, from the secondary node of EN-DC.
     *
     * @param mEnbUeX2apId 0..4095
     * @param mEnbUeX2apIdExtension 0..4095
     * @param globalEnbId the master eNB
     * @param gnbCuUeF1apId 0..4294967295
     * @param gnbCuCpUeE1apIds 0..4294967295 each; empty when absent
     * @param ranUeId 8 octets
     * @param cellRnti C-RNTI and cell
     * @param additions of a newer version
     */
    record EnGnb(
            int mEnbUeX2apId,
            @Nullable Long mEnbUeX2apIdExtension,
            GlobalNodeId globalEnbId,
            @Nullable Long gnbCuUeF1apId,
            List<Long> gnbCuCpUeE1apIds,
            @Nullable Octets ranUeId,
            @Nullable CellRnti cellRnti,
            List<UnknownAddition> additions)
            implements UeId {
        public EnGnb {
            gnbCuCpUeE1apIds = List.copyOf(gnbCuCpUeE1apIds);
            additions = List.copyOf(additions);
        }
    }

    /**
     * eNB-UEID.
     *
     * @param mmeUeS1apId 0..4294967295
     * @param gummei the MME that gave the id
     * @param mEnbUeX2apId 0..4095
     * @param mEnbUeX2apIdExtension 0..4095
     * @param globalEnbId the master eNB
     * @param cellRnti C-RNTI and cell
     * @param additions of a newer version
     */
    record Enb(
            long mmeUeS1apId,
            Gummei gummei,
            @Nullable Long mEnbUeX2apId,
            @Nullable Long mEnbUeX2apIdExtension,
            @Nullable GlobalNodeId globalEnbId,
            @Nullable CellRnti cellRnti,
            List<UnknownAddition> additions)
            implements UeId {
        public Enb {
            additions = List.copyOf(additions);
        }
    }
}

package io.rantwin.a1.policy;

import java.util.Locale;

/**
 * One UE. Up to version 2.0.0 of the types it is {@link Hex}; the current ones take exactly one of the others, each an id that
 * is unique on one interface of the RAN together with the node or core function it belongs to. Hex digits are kept in capitals.
 */
public sealed interface UeId {
    /**
     * As the RAN gives it to the near-RT RIC.
     *
     * @param value 16 hex digits
     */
    record Hex(String value) implements UeId {
        public Hex {
            value = value.toUpperCase(Locale.ROOT);
        }
    }

    /**
     * RAN UE id (TS 38.473).
     *
     * @param ranUeId 16 hex digits
     */
    record GuRanUeId(GlobalGnbId globalGnbId, String ranUeId) implements UeId {
        public GuRanUeId {
            ranUeId = ranUeId.toUpperCase(Locale.ROOT);
        }
    }

    /**
     * AMF UE NGAP id (TS 38.413).
     *
     * @param amfUeNgapId 40 bits
     */
    record GuAmfUeNgapId(GuAmI guAmI, long amfUeNgapId) implements UeId {}

    /**
     * MME UE S1AP id (TS 36.413).
     *
     * @param mmeUeS1apId 32 bits
     */
    record GuMmeUeS1apId(GuMmeI guMmeI, long mmeUeS1apId) implements UeId {}

    /**
     * gNB-CU UE F1AP id (TS 38.473).
     *
     * @param gnbCuUeF1apId 32 bits
     */
    record GuGnbCuUeF1apId(GlobalGnbId globalGnbId, long gnbCuUeF1apId) implements UeId {}

    /**
     * gNB-CU-CP UE E1AP id (TS 37.483).
     *
     * @param gnbCuCpUeE1apId 32 bits
     */
    record GuGnbCuCpUeE1apId(GlobalGnbId globalGnbId, long gnbCuCpUeE1apId) implements UeId {}

    /**
     * eNB UE X2AP id (TS 36.423).
     *
     * @param enbUeX2apId 0..4095
     */
    record GuEnbUeX2apId(GlobalEnbId globalEnbId, int enbUeX2apId) implements UeId {}

    /**
     * A gNB.
     *
     * @param gnbIdLength 22..32 bits
     * @param gnbIdValue of that many bits
     */
    record GlobalGnbId(PlmnId plmnId, int gnbIdLength, long gnbIdValue) {}

    /**
     * An AMF (TS 23.003, 2.10.1), in hex digits.
     *
     * @param amfRegionId 2 digits, 8 bits
     * @param amfSetId 3 digits, 10 bits
     * @param amfPointer 2 digits, 6 bits
     */
    record GuAmI(PlmnId plmnId, String amfRegionId, String amfSetId, String amfPointer) {
        public GuAmI {
            amfRegionId = amfRegionId.toUpperCase(Locale.ROOT);
            amfSetId = amfSetId.toUpperCase(Locale.ROOT);
            amfPointer = amfPointer.toUpperCase(Locale.ROOT);
        }
    }

    /**
     * An MME (TS 23.003, 2.8.1), in hex digits.
     *
     * @param mmeGroupId 4 digits
     * @param mmeCode 2 digits
     */
    record GuMmeI(PlmnId plmnId, String mmeGroupId, String mmeCode) {
        public GuMmeI {
            mmeGroupId = mmeGroupId.toUpperCase(Locale.ROOT);
            mmeCode = mmeCode.toUpperCase(Locale.ROOT);
        }
    }

    /**
     * An eNB.
     *
     * @param kind which of the four lengths
     * @param enbId hex digits
     */
    record GlobalEnbId(PlmnId plmnId, EnbIdKind kind, String enbId) {
        public GlobalEnbId {
            enbId = enbId.toUpperCase(Locale.ROOT);
        }
    }

    /** The lengths that an eNB id may have (TS 36.413, 9.2.1.37), with their member. */
    enum EnbIdKind {
        /** 20 bits. */
        MACRO("macroEnbId"),
        /** 28 bits. */
        HOME("homeEnbId"),
        /** 18 bits. */
        SHORT_MACRO("shortMacroEnbId"),
        /** 21 bits. */
        LONG_MACRO("longMacroEnbId");

        private final String member;

        EnbIdKind(String member) {
            this.member = member;
        }

        /** Member of {@code enbId}. */
        public String member() {
            return member;
        }
    }
}

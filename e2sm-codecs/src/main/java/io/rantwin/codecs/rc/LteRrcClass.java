package io.rantwin.codecs.rc;

/** RRCclass-LTE: logical channel and direction of an LTE RRC message (3GPP TS 36.331 6.2.1). */
public enum LteRrcClass implements RrcClass, Named {
    BCCH_BCH("bCCH-BCH"),
    BCCH_BCH_MBMS("bCCH-BCH-MBMS"),
    BCCH_DL_SCH("bCCH-DL-SCH"),
    BCCH_DL_SCH_BR("bCCH-DL-SCH-BR"),
    BCCH_DL_SCH_MBMS("bCCH-DL-SCH-MBMS"),
    MCCH("mCCH"),
    PCCH("pCCH"),
    DL_CCCH("dL-CCCH"),
    DL_DCCH("dL-DCCH"),
    UL_CCCH("uL-CCCH"),
    UL_DCCH("uL-DCCH"),
    SC_MCCH("sC-MCCH");

    private final String asn1Name;

    LteRrcClass(String asn1Name) {
        this.asn1Name = asn1Name;
    }

    @Override
    public String asn1Name() {
        return asn1Name;
    }
}

package io.rantwin.codecs.rc;

/** RRCclass-NR: logical channel and direction of an NR RRC message (3GPP TS 38.331 6.2.1). */
public enum NrRrcClass implements RrcClass, Named {
    BCCH_BCH("bCCH-BCH"),
    BCCH_DL_SCH("bCCH-DL-SCH"),
    DL_CCCH("dL-CCCH"),
    DL_DCCH("dL-DCCH"),
    PCCH("pCCH"),
    UL_CCCH("uL-CCCH"),
    UL_CCCH1("uL-CCCH1"),
    UL_DCCH("uL-DCCH");

    private final String asn1Name;

    NrRrcClass(String asn1Name) {
        this.asn1Name = asn1Name;
    }

    @Override
    public String asn1Name() {
        return asn1Name;
    }
}

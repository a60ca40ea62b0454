package io.rantwin.codecs.catalogue;

/** Where a measurement name is defined or which open stack was found to send it. */
public enum Emitter implements TableCode {
    /** Defined by 3GPP or O-RAN. */
    SPEC("spec"),
    /** O-RAN SC: e2sim, the sample data of its xApps and the RIC tester data used with them. */
    OSC("osc"),
    /** srsRAN Project and its continuation OCUDU. */
    SRSRAN("srsran"),
    /** OpenAirInterface gNB. */
    OAI("oai"),
    /** FlexRIC agent emulator and sample xApps. */
    FLEXRIC("flexric"),
    /** ns-O-RAN and its descendants for ns-3. */
    NS_ORAN("ns-oran"),
    /** ONOS RAN simulator and KPI monitor of SD-RAN. */
    ONOS("onos");

    private final String code;

    Emitter(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

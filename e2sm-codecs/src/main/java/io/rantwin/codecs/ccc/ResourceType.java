package io.rantwin.codecs.ccc;

/** Resource shared by an RRM policy: clause 8.8.1.4, TS 28.541 clause 4.4.1 {@code resourceType}. */
public enum ResourceType implements WireName {
    PRB_DL("PRB_DL"),
    PRB_UL("PRB_UL"),
    DRB("DRB"),
    RRC("RRC"),
    /** Both directions: in TS 28.541 and sent by a public xApp, but not in the JSON schema; refused in what is controlled. */
    PRB("PRB");

    private final String wireName;

    ResourceType(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}

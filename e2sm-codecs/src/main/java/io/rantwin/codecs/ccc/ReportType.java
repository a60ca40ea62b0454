package io.rantwin.codecs.ccc;

/** Whether unchanged structures are reported too: clause 9.3.9. */
public enum ReportType implements WireName {
    ALL("all"),
    CHANGE("change");

    private final String wireName;

    ReportType(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}

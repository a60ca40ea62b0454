package io.rantwin.codecs.ccc;

/** Why a structure was not changed: clause 9.3.11 (Cause). */
public enum ControlFailureCause implements WireName {
    NOT_SUPPORTED("NotSupported"),
    NOT_AVAILABLE("NotAvailable"),
    /** For instance: the old values of the request are not the present ones. */
    INCOMPATIBLE_STATE("IncompatibleState"),
    JSON_ERROR("JsonError"),
    SEMANTIC_ERROR("SemanticError"),
    UNSPECIFIED("Unspecified");

    private final String wireName;

    ControlFailureCause(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}

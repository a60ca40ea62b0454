package io.rantwin.codecs.e2ap;

/** Place of a message in its procedure; IE Triggering Message (E2AP 9.2.2). */
public enum MessageClass {
    INITIATING_MESSAGE("initiatingMessage", "initiating-message"),
    SUCCESSFUL_OUTCOME("successfulOutcome", "successful-outcome"),
    UNSUCCESSFUL_OUTCOME("unsuccessfulOutcome", "unsuccessfull-outcome");

    private final String alternative;
    private final String asnName;

    MessageClass(String alternative, String asnName) {
        this.alternative = alternative;
        this.asnName = asnName;
    }

    /** Alternative of E2AP-PDU. */
    String alternative() {
        return alternative;
    }

    /** Name of the ENUMERATED item of TriggeringMessage, spelt as in the standard. */
    public String asnName() {
        return asnName;
    }
}

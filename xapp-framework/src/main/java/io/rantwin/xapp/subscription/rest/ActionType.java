package io.rantwin.xapp.subscription.rest;

/** What an action makes the E2 node do at an event (E2AP RICactionType). */
public enum ActionType {
    /** Send an indication. */
    REPORT("report"),
    /** Send an indication and wait for the answer of the xApp. */
    INSERT("insert"),
    /** Follow a rule of its own accord; no indications. */
    POLICY("policy");

    private final String wireName;

    ActionType(String wireName) {
        this.wireName = wireName;
    }

    /** The word in the REST body. */
    public String wireName() {
        return wireName;
    }
}

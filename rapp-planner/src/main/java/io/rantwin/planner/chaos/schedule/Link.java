package io.rantwin.planner.chaos.schedule;

/** What two processes talk over. */
public enum Link {
    /** Nodes of the network to the RIC's E2 termination. */
    E2("E2"),
    /** The xApp to the network's management side. */
    O1("O1"),
    /** The planner to the xApp's gRPC. */
    TWIN("gRPC"),
    /** The planner to the RIC's policy management service. */
    A1("A1"),
    /** The RIC's RMR to the xApp; harmed by the box itself, since its routes name the xApp's own port. */
    RMR("RMR");

    private final String words;

    Link(String words) {
        this.words = words;
    }

    /** Its name in sentences. */
    public String words() {
        return words;
    }
}

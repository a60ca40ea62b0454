package io.rantwin.planner.chaos.schedule;

/** A process of the soak. */
public enum Program {
    /** The near-RT RIC in a box, with its policy management service. */
    RIC("ric"),
    /** The simulated network with its E2 nodes. */
    NETWORK("ran"),
    /** The twin. */
    XAPP("xapp"),
    /** The planner as a server. */
    PLANNER("rapp");

    private final String command;

    Program(String command) {
        this.command = command;
    }

    /** Command of the launcher that starts it; also its name in sentences. */
    public String command() {
        return command;
    }
}

package io.rantwin.planner.gate;

/** The seven checks, in the order in which they are made. */
public enum CheckKind {
    /** The type takes it, it makes sense, and enforcement can serve it. */
    SCHEMA(1, "schema and sense"),
    /** Nothing in force is in its way, by what it says or through the network. */
    CONFLICTS(2, "conflicts"),
    /** Guard rails hold with the asked probability. */
    RAILS(3, "guard rails"),
    /** The twin is true enough where the policy acts. */
    FIDELITY(4, "fidelity"),
    /** It surely gains. */
    GAIN(5, "gain"),
    /** A few cells first. */
    CANARY(6, "canary first"),
    /** It will be watched, with known error rates. */
    WATCH(7, "watch");

    private final int number;
    private final String title;

    CheckKind(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** 1 to 7. */
    public int number() {
        return number;
    }

    /** In a word or two. */
    public String title() {
        return title;
    }
}

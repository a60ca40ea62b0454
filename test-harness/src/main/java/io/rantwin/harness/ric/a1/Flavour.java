package io.rantwin.harness.ric.a1;

/** The paths under which the mediator answered over time. */
enum Flavour {
    /** Since release I. */
    A1_P_V2("/A1-P/v2"),
    /** Until release H: 404 for what is unknown, 400 for what is malformed, an older status object. */
    OLD("/a1-p");

    private final String root;

    Flavour(String root) {
        this.root = root;
    }

    String root() {
        return root;
    }
}

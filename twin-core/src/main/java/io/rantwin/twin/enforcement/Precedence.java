package io.rantwin.twin.enforcement;

/** Who gets his way when policies want different things of one target: the earlier one; then the narrower scope; then the policy id. */
enum Precedence {
    /** Users would suffer otherwise: a cell is needed. */
    NEED("cells that are needed serve"),
    /** Guarantees to slices and flows. */
    GUARANTEE("guarantees come before steering, balance and energy"),
    /** SHALL and FORBID for UEs. */
    MUST("SHALL and FORBID come before balance and energy"),
    /** Cells that a policy forbids to switch off. */
    GUARD("cells that may not be switched off stay on"),
    /** Load. */
    BALANCE("balance comes before preferences and energy"),
    /** PREFER and AVOID. */
    WISH("preferences come before energy"),
    /** Energy. */
    ENERGY("of the same kind the narrower scope comes first, then the smaller id"),
    /** What nobody asks for any more. */
    RESTORATION("what a policy asks for comes before taking back");

    private final String rule;

    Precedence(String rule) {
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}

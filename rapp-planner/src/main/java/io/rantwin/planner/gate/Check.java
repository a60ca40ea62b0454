package io.rantwin.planner.gate;

/** One of the seven checks. */
interface Check {
    /** Which one. */
    CheckKind kind();

    /** Looks at a case; never fails, whatever the policy is. */
    CheckReport check(GateCase it);

    /** The report. */
    default CheckReport report(boolean passed, String sentence, Evidence evidence) {
        return new CheckReport(kind(), passed, sentence, evidence);
    }
}

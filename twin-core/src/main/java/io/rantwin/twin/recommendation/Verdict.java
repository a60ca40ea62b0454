package io.rantwin.twin.recommendation;

/** What the advice on a candidate is. */
public enum Verdict {
    /** Do it. */
    RECOMMENDED,
    /** Better on average, but not surely enough or not by enough. */
    NOT_SURE,
    /** Doing nothing is better on average. */
    NOT_BETTER,
    /** A guard rail would be broken too often. */
    REFUSED
}

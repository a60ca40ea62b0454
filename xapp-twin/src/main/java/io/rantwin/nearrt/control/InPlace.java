package io.rantwin.nearrt.control;

/** What a configuration that was read back says about a change. */
public enum InPlace {
    /** It is as it was set. */
    YES,
    /** It is not. */
    NO,
    /** This interface cannot tell. */
    UNKNOWN
}

package io.rantwin.codecs.ccc;

/** An enumerated value of the JSON schema of clause 9.4.2. */
public interface WireName {

    /** The string on the wire. */
    String wireName();
}

package io.rantwin.codecs.ccc;

/**
 * RIC Control Header format 1: clause 9.2.1.6.1.
 *
 * @param ricStyleType 1 for {@link ControlMessage.Format1}, 2 for {@link ControlMessage.Format2} (clause 7.6.1)
 */
public record ControlHeader(int ricStyleType) implements CccMessage {}

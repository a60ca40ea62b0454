package io.rantwin.a1.validation;

import io.rantwin.a1.json.BoundedJson;

/**
 * How large a policy may be.
 *
 * @param mostOctets of its text
 * @param mostValues of its JSON: objects, arrays and what is in them
 * @param mostDepth of its JSON, 0 for an object without members
 */
public record PolicyLimits(int mostOctets, int mostValues, int mostDepth) {
    /** Room for some 4000 cells; the deepest policy of A1TD is 9 deep. */
    public static final PolicyLimits USUAL = new PolicyLimits(BoundedJson.USUAL_MOST_OCTETS, 30_000, 16);
}

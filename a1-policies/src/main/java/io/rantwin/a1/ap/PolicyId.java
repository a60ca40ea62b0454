package io.rantwin.a1.ap;

import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.JsonFields;

/**
 * Name of a policy, made up by the consumer; unique at a producer, across all its types (A1AP 5).
 *
 * @param value 1 to {@link #LONGEST} characters, neither a slash nor a control character
 */
public record PolicyId(String value) {
    /** Longest id that is taken, in characters; the standard sets no limit. */
    public static final int LONGEST = 512;

    /**
     * Checks and wraps an id.
     *
     * @throws A1Exception when it is empty, too long, or cannot be a part of a path
     */
    public static PolicyId parse(String text) throws A1Exception {
        JsonFields.checkText(text, "", LONGEST);
        if (text.indexOf('/') >= 0) {
            throw new A1Exception("", "a policy id has no slash");
        }
        return new PolicyId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}

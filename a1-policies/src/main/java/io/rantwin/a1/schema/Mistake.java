package io.rantwin.a1.schema;

/**
 * One thing that is wrong with a policy, or worth a remark.
 *
 * @param rule what kind of mistake it is
 * @param pointer JSON pointer (RFC 6901) of the value, empty for the whole policy
 * @param sentence what is wrong, which value it is, and what is allowed; without a full stop
 */
public record Mistake(Rule rule, String pointer, String sentence) {
    /** Where and what, for people. */
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "the policy" : pointer) + ": " + sentence;
    }
}

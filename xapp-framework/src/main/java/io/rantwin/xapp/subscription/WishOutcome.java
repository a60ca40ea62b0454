package io.rantwin.xapp.subscription;

/** What became of a wish that was handed over. */
public sealed interface WishOutcome {
    /** It is being seen to. */
    record Taken() implements WishOutcome {}

    /**
     * It wants what another wish has already: the subscription manager would merge the two, and the end of one would end
     * the other. Nothing was changed.
     *
     * @param otherKey key of that wish
     */
    record SameAsAnother(String otherKey) implements WishOutcome {}

    /** There are as many subscriptions as one keeper sees to, or the keeper has been stopped. Nothing was changed. */
    record Refused(String reason) implements WishOutcome {}
}

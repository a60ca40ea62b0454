package io.rantwin.xapp.subscription.rest;

/** What became of {@code DELETE /subscriptions/ID}. */
public sealed interface DeleteOutcome {
    /** Gone or about to go, or never known: the subscription manager answers alike. */
    record Deleted() implements DeleteOutcome {}

    /** The request that made it is still being worked on, or the id is malformed; try again later. */
    record Refused(String reason) implements DeleteOutcome {}

    /** Nothing usable came back. Whether it was deleted is unknown. */
    record Failed(String reason) implements DeleteOutcome {}
}

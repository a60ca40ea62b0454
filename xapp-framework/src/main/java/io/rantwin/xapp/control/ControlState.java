package io.rantwin.xapp.control;

/**
 * A snapshot: what is under way and sums since the start.
 *
 * @param rans nodes with something under way, or until recently
 * @param waiting requests that wait to be sent
 * @param outstanding requests that wait for an answer
 * @param sent requests that RMR took
 * @param acknowledged outcomes {@link ControlResult.Acknowledged}
 * @param failed outcomes {@link ControlResult.Failed}
 * @param noAnswer outcomes {@link ControlResult.NoAnswer}
 * @param notSent outcomes {@link ControlResult.NotSent}
 * @param rejected outcomes {@link ControlResult.Rejected}
 * @param lateAnswers answers to transactions that had ended for want of an answer
 * @param unmatchedAnswers answers to nothing that was asked here, such as those of other xApps
 * @param malformedAnswers answers that are no E2AP, or not what they should be
 */
public record ControlState(
        int rans,
        int waiting,
        int outstanding,
        long sent,
        long acknowledged,
        long failed,
        long noAnswer,
        long notSent,
        long rejected,
        long lateAnswers,
        long unmatchedAnswers,
        long malformedAnswers) {}

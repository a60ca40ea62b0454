package io.rantwin.xapp.control;

import java.time.Duration;

/**
 * Bounds and timers of control transactions.
 *
 * @param ricRequestorId names this xApp in requests, 0..65535
 * @param firstInstanceId least instance id for nodes without own subscription; best above those that the subscription
 *     manager gives out, because an answer with the id of a foreign subscription goes to its owner
 * @param lastInstanceId largest such id, to 65535
 * @param answerTimeout how long an answer is waited for; E2AP sets no time
 * @param lateAnswers how long an instance id rests after an answer did not come, so that a late one is not taken for the
 *     next one's
 * @param mostOutstandingPerRan transactions of a node at the same time when instance ids are free
 * @param mostWaitingPerRan requests of a node that wait for an instance id or for the rate limit; more are rejected
 * @param longestWait how long a request may wait; it is rejected then, because the situation it was made for is over
 * @param requestsPerSecond rate limit of a node
 * @param burst requests that may go at once after a quiet time
 * @param mostRans nodes at the same time
 */
public record ControlOptions(
        int ricRequestorId,
        int firstInstanceId,
        int lastInstanceId,
        Duration answerTimeout,
        Duration lateAnswers,
        int mostOutstandingPerRan,
        int mostWaitingPerRan,
        Duration longestWait,
        double requestsPerSecond,
        int burst,
        int mostRans) {
    private static final int LARGEST_ID = 65_535;

    /** 3 s for an answer and 3 s for a late one, 8 transactions and 100 waiting a node, 10 s at most, 10 requests/s. */
    public static final ControlOptions DEFAULT = new ControlOptions(
            1001,
            50_000,
            59_999,
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            8,
            100,
            Duration.ofSeconds(10),
            10,
            10,
            10_000);

    public ControlOptions {
        if (ricRequestorId < 0 || ricRequestorId > LARGEST_ID) {
            throw new IllegalArgumentException("ricRequestorId " + ricRequestorId + " is not in 0..65535");
        }
        if (firstInstanceId < 0 || lastInstanceId < firstInstanceId || lastInstanceId > LARGEST_ID) {
            throw new IllegalArgumentException(
                    "instance ids " + firstInstanceId + ".." + lastInstanceId + " are no range within 0..65535");
        }
        if (mostOutstandingPerRan < 1 || mostWaitingPerRan < 1 || burst < 1 || mostRans < 1) {
            throw new IllegalArgumentException("bounds must be 1 or more");
        }
        if (!(requestsPerSecond > 0) || Double.isInfinite(requestsPerSecond)) {
            throw new IllegalArgumentException("a rate of " + requestsPerSecond + " requests/s is not positive");
        }
        if (!answerTimeout.isPositive() || lateAnswers.isNegative() || !longestWait.isPositive()) {
            throw new IllegalArgumentException("timers must be positive");
        }
    }

    /** These options with another rate limit. */
    public ControlOptions withRate(double perSecond, int atOnce) {
        return new ControlOptions(
                ricRequestorId,
                firstInstanceId,
                lastInstanceId,
                answerTimeout,
                lateAnswers,
                mostOutstandingPerRan,
                mostWaitingPerRan,
                longestWait,
                perSecond,
                atOnce,
                mostRans);
    }

    /** These options with another range of instance ids for nodes without own subscription. */
    public ControlOptions withInstanceIds(int first, int last) {
        return new ControlOptions(
                ricRequestorId,
                first,
                last,
                answerTimeout,
                lateAnswers,
                mostOutstandingPerRan,
                mostWaitingPerRan,
                longestWait,
                requestsPerSecond,
                burst,
                mostRans);
    }
}

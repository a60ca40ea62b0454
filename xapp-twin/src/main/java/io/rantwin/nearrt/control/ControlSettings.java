package io.rantwin.nearrt.control;

/**
 * Bounds of control; all times are network time.
 *
 * @param mostPerMinute controls of the whole network; waking cells and taking back do not count
 * @param targetHoldOffMillis no target is changed twice within this; a cell that sleeps is woken at any time
 * @param verifyWithinMillis when nothing has moved so long after the acknowledgement, the control counts as ignored
 * @param settleMillis reports of periods that ended earlier after the acknowledgement say nothing
 * @param leastShare part of the predicted change that must be seen, 0..1
 * @param distrustMillis a target that ignored a control is left alone for this long
 * @param undoIgnored whether an ignored control is taken back, in case it acts later
 * @param retryMillis what could not be taken back is tried again after this
 */
public record ControlSettings(
        int mostPerMinute,
        long targetHoldOffMillis,
        long verifyWithinMillis,
        long settleMillis,
        double leastShare,
        long distrustMillis,
        boolean undoIgnored,
        long retryMillis) {
    /** 30 a minute, 10 s between two; seen within 30 s at three tenths of what was predicted, or left alone for 10 min. */
    public static final ControlSettings USUAL =
            new ControlSettings(30, 10_000, 30_000, 1_000, 0.3, 600_000, true, 10_000);

    /** Checks the bounds. */
    public ControlSettings {
        if (mostPerMinute < 1
                || targetHoldOffMillis < 0
                || verifyWithinMillis <= settleMillis
                || settleMillis < 0
                || !(leastShare > 0 && leastShare <= 1)
                || distrustMillis < 0
                || retryMillis < 1) {
            throw new IllegalArgumentException(
                    "Control needs room for one a minute, times of 0 or more, a share above 0 and at most 1, and more time"
                            + " to verify than to settle.");
        }
    }
}

package io.rantwin.twin.estimation;

/**
 * @param historyReports reports kept for each cell: a report that is no later than so many others is put in its place exactly
 * @param frozenAfterReports equal reports after which a source counts as frozen
 * @param quarantineAfterReports reports in a row that contradict the neighbours after which a cell is held out; more of
 *     those that contradict by less than {@code contradiction} and more than half of it
 * @param releaseAfterReports reports in a row that agree again after which it is let in
 * @param contradiction distance from the neighbours' expectation in standard deviations that counts against a report
 * @param agreement distance that counts for it
 * @param staleAfterPeriods periods without a report after which a cell is stale
 * @param longestJumpMillis a report further ahead than this waits for a second one that confirms the time
 */
public record IntakeSettings(
        int historyReports,
        int frozenAfterReports,
        int quarantineAfterReports,
        int releaseAfterReports,
        double contradiction,
        double agreement,
        int staleAfterPeriods,
        long longestJumpMillis) {
    /** What the product uses. */
    public static final IntakeSettings STANDARD = new IntakeSettings(8, 5, 10, 10, 3, 2, 5, 3_600_000);

    public IntakeSettings {
        if (historyReports < 1 || frozenAfterReports < 2 || quarantineAfterReports < 1 || releaseAfterReports < 1) {
            throw new IllegalArgumentException("Numbers of reports must be positive.");
        }
        if (!(contradiction > agreement && agreement > 0) || staleAfterPeriods < 1 || longestJumpMillis < 1) {
            throw new IllegalArgumentException("Bounds must be positive, agreement below contradiction.");
        }
    }
}

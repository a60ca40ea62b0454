package io.rantwin.twin.flow;

/**
 * {@code RRC.ConnMean} by Little's law: rate of bursts times the connected time each burst brings, which is its transfer and then the
 * wait for the next burst of the same user, cut off by the inactivity timer (TS 38.331 leaves its length to the network).
 *
 * @param inactivitySeconds inactivity timer, 0 or more
 * @param gapSeconds mean pause between bursts of one user, exponential; infinite when every burst belongs to another user
 */
public record ConnectedUsers(double inactivitySeconds, double gapSeconds) {
    /** Refuses a negative timer and a gap that is not positive. */
    public ConnectedUsers {
        if (!(inactivitySeconds >= 0) || inactivitySeconds == Double.POSITIVE_INFINITY || !(gapSeconds > 0)) {
            throw new IllegalArgumentException("inactivity timer " + inactivitySeconds
                    + " s must be 0 or more, and gap " + gapSeconds + " s must be above 0");
        }
    }

    /** Connected time that one burst brings beyond its transfer: E[min(gap, timer)] = gap (1 - exp(-timer / gap)). */
    public double idleConnectedSeconds() {
        if (gapSeconds == Double.POSITIVE_INFINITY) {
            return inactivitySeconds;
        }
        return -gapSeconds * StrictMath.expm1(-inactivitySeconds / gapSeconds);
    }

    /**
     * Mean number of connected users.
     *
     * @param burstsPerSecond of all users of the cell
     * @param transferSeconds mean time in transfer of a burst
     */
    public double meanConnected(double burstsPerSecond, double transferSeconds) {
        return burstsPerSecond * (transferSeconds + idleConnectedSeconds());
    }

    /** Rate of bursts that explains a reported {@code RRC.ConnMean}: the inverse of {@link #meanConnected}. */
    public double burstsPerSecond(double meanConnected, double transferSeconds) {
        return meanConnected / (transferSeconds + idleConnectedSeconds());
    }
}

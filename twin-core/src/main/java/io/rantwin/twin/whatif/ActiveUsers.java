package io.rantwin.twin.whatif;

import io.rantwin.twin.flow.AdmissionLimit;

/**
 * Mean number of users with data waiting, at any load. Processor sharing with users without end has need / (1 - need) of them, which
 * grows beyond all bounds near a need of 1; two things bound it:
 *
 * <p><b>There are only so many users.</b> Who waits asks for nothing else meanwhile: a closed system of K users that think and fetch in
 * turn. Its mean by the approximation of Schweitzer and Bard, with Z = K / need as the thinking time in units of a transfer alone,
 *
 * <pre>
 * n (Z + 1 + n (K - 1) / K) = K (1 + n (K - 1) / K)
 * </pre>
 *
 * which is need / (1 - need) for many users, about sqrt(K) at a need of 1 and K (1 - 1 / need) far beyond.
 *
 * <p><b>A queue takes time to grow.</b> From n at the beginning it has after t seconds no more than
 *
 * <pre>
 * n + (arrivals - departures)+ t + sqrt(4 arrivals t / pi)
 * </pre>
 *
 * the fluid and the mean of a reflected Brownian motion of variance 2 x arrivals without drift, which is above that with a drift to 0.
 *
 * @param limit users that are admitted at once
 * @param users that there are in the cell; NaN when not known
 * @param atBegin mean at the beginning of the scenario
 * @param arrivals of flows per second
 * @param seconds since the beginning
 */
record ActiveUsers(AdmissionLimit limit, double users, double atBegin, double arrivals, double seconds) {
    /**
     * The mean.
     *
     * @param need share of the PRBs that the arriving traffic needs, 0 to infinite
     * @param part of the users and of the traffic whose need it is, 0..1
     */
    double mean(double need, double part) {
        double settled =
                Double.isNaN(users) ? limit.meanActiveFlows(need) : Math.min(limit.limit(), closed(need, part * users));
        double coming = part * arrivals;
        double leaving = need > 0 ? coming / need : Double.POSITIVE_INFINITY;
        double growth = Math.max(0, coming - leaving) * seconds + Math.sqrt(4 * coming * seconds / Math.PI);
        return Math.min(settled, part * atBegin + growth);
    }

    /** Of so many users, a fraction of one counting as one. */
    static double closed(double need, double users) {
        double k = Math.max(users, 1);
        if (!(need > 0)) {
            return need == 0 ? 0 : Double.NaN;
        }
        if (need == Double.POSITIVE_INFINITY) {
            return k;
        }
        double c = (k - 1) / k;
        double b = k / need + 1 - k * c;
        // c n^2 + b n - k = 0; the form without a difference of near numbers.
        double root = Math.sqrt(b * b + 4 * c * k);
        return b > 0 ? 2 * k / (b + root) : (root - b) / (2 * c);
    }
}

package io.rantwin.twin.flow;

/** Blocking of equal guaranteed-bit-rate calls that each reserve one unit (Erlang 1917). Insensitive to holding times. Stateless. */
public final class ErlangB {
    private static final int MOST_SERVERS = 1_000_000;

    private ErlangB() {}

    /**
     * Probability that a call is refused.
     *
     * @param units capacity in calls, 0..1e6
     * @param offeredErlang arrival rate times mean holding time, 0 or more
     */
    public static double blocking(int units, double offeredErlang) {
        if (units < 0 || units > MOST_SERVERS || !(offeredErlang >= 0)) {
            return Double.NaN;
        }
        // B(n) = a B(n-1) / (n + a B(n-1)), B(0) = 1: stable for every a (Jagerman 1974).
        double blocking = 1;
        for (int n = 1; n <= units; n++) {
            double carried = offeredErlang * blocking;
            blocking = carried / (n + carried);
        }
        return blocking;
    }

    /** Mean calls in service: the offered ones that are not refused. */
    public static double meanCalls(int units, double offeredErlang) {
        return offeredErlang * (1 - blocking(units, offeredErlang));
    }
}

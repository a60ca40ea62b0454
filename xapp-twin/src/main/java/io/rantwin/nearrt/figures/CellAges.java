package io.rantwin.nearrt.figures;

import io.rantwin.nearrt.live.CellGlance;
import java.util.Arrays;
import java.util.List;

/** How old the information on the cells is, in network time. Immutable. */
public final class CellAges {
    private static final double NANOS = 1e9;

    private final double[] seconds;

    /** Of these cells at a network time. */
    public CellAges(List<CellGlance> glances, long networkNanos) {
        seconds = glances.stream()
                .mapToDouble(glance -> Math.max(0, (networkNanos - glance.networkNanos()) / NANOS))
                .toArray();
        Arrays.sort(seconds);
    }

    /** Age that this share of the cells does not exceed [s]; 0 without cells. */
    public double quantile(double share) {
        return seconds.length == 0
                ? 0
                : seconds[Math.clamp((int) Math.ceil(share * seconds.length) - 1, 0, seconds.length - 1)];
    }
}

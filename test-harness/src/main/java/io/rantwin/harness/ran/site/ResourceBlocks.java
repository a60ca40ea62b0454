package io.rantwin.harness.ran.site;

/** Transmission bandwidth configuration of FR1: how many resource blocks a channel has (3GPP TS 38.101-1 table 5.3.2-1). */
public final class ResourceBlocks {
    private static final int[] MEGAHERTZ = {5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 100};
    // One row a subcarrier spacing (15, 30, 60 kHz), one column a bandwidth above; 0 where the table has no figure.
    private static final int[][] COUNT = {
        {25, 52, 79, 106, 133, 160, 188, 216, 242, 270, 0, 0, 0, 0, 0},
        {11, 24, 38, 51, 65, 78, 92, 106, 119, 133, 162, 189, 217, 245, 273},
        {0, 11, 18, 24, 31, 38, 44, 51, 58, 65, 79, 93, 107, 121, 135}
    };

    private ResourceBlocks() {}

    /**
     * The number of resource blocks, or 0 where the standard has no such channel.
     *
     * @param numerology 0, 1 or 2 for 15, 30 or 60 kHz subcarriers
     * @param bandwidthMegahertz channel bandwidth, 5 to 100 MHz
     */
    public static int count(int numerology, int bandwidthMegahertz) {
        if (numerology < 0 || numerology >= COUNT.length) {
            return 0;
        }
        for (int i = 0; i < MEGAHERTZ.length; i++) {
            if (MEGAHERTZ[i] == bandwidthMegahertz) {
                return COUNT[numerology][i];
            }
        }
        return 0;
    }
}

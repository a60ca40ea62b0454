package io.rantwin.planner.history;

import io.rantwin.twin.topology.Snssai;

/** Names of what is measured of a slice, as PM data have them: {@code DRB.UEThpDl.SNSSAI.1}. */
public final class SliceMeasurement {
    private static final int SD_BITS = 24;

    private SliceMeasurement() {}

    /** Of a measurement and a slice, which is one number: SST, or SST and SD as 32 bits. */
    public static String name(String measurement, Snssai slice) {
        long number = slice.sd() == Snssai.NO_SD ? slice.sst() : (long) slice.sst() << SD_BITS | slice.sd();
        return measurement + ".SNSSAI." + number;
    }
}

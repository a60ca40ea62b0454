package io.rantwin.twin.topology;

/**
 * A network slice's name (TS 23.003 clause 28.4).
 *
 * @param sst slice/service type, 0 to 255
 * @param sd slice differentiator, 0 to 2^24 - 1, or {@link #NO_SD}
 */
public record Snssai(int sst, int sd) implements Comparable<Snssai> {
    /** There is no slice differentiator. */
    public static final int NO_SD = -1;

    static final int GREATEST_SST = 255;
    static final int GREATEST_SD = 0xFFFFFF;

    /** Checks the ranges. */
    public Snssai {
        if (sst < 0 || sst > GREATEST_SST || sd < NO_SD || sd > GREATEST_SD) {
            throw new IllegalArgumentException("There is no S-NSSAI with SST " + sst + " and SD " + sd + ".");
        }
    }

    @Override
    public int compareTo(Snssai other) {
        return sst != other.sst ? Integer.compare(sst, other.sst) : Integer.compare(sd, other.sd);
    }

    @Override
    public String toString() {
        return sd == NO_SD ? Integer.toString(sst) : String.format("%d-%06x", sst, sd);
    }
}

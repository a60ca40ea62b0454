package io.rantwin.twin.topology;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A network slice's name (TS 23.003 clause 28.4). As text it is the SST as a decimal number, as in TS 29.571 clause 5.4.4.2, and
 * after a dash the SD, if there is one, in six hexadecimal digits: {@code 1}, {@code 128-0000a1}.
 *
 * @param sst slice/service type, 0 to 255
 * @param sd slice differentiator, 0 to 2^24 - 1, or {@link #NO_SD}
 */
public record Snssai(int sst, int sd) implements Comparable<Snssai> {
    /** There is no slice differentiator. */
    public static final int NO_SD = -1;

    /** What to tell those whose text means no slice. */
    public static final String WRITTEN = "write SST or SST-SD, such as 1 or 1-00000a";

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})(?:-([0-9a-fA-F]{6}))?");
    private static final int HEXADECIMAL = 16;

    static final int GREATEST_SST = 255;
    static final int GREATEST_SD = 0xFFFFFF;

    /** Checks the ranges. */
    public Snssai {
        if (sst < 0 || sst > GREATEST_SST || sd < NO_SD || sd > GREATEST_SD) {
            throw new IllegalArgumentException("There is no S-NSSAI with SST " + sst + " and SD " + sd + ".");
        }
    }

    /** The slice that a text means; null when it means none. */
    public static @Nullable Snssai parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        int sst = Integer.parseInt(matcher.group(1));
        return sst > GREATEST_SST ? null : of(sst, matcher.group(2));
    }

    /**
     * The slice of two parts as A1 and 5G core have them (TS 29.571 clause 5.4.4.2).
     *
     * @param sst 0 to 255
     * @param sd hexadecimal digits, null when there is none
     */
    public static Snssai of(int sst, @Nullable String sd) {
        return new Snssai(sst, sd == null ? NO_SD : Integer.parseInt(sd, HEXADECIMAL));
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

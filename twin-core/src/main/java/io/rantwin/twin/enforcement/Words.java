package io.rantwin.twin.enforcement;

import java.util.List;

/** Numbers and names in sentences. */
final class Words {
    private static final int MOST_NAMES = 5;
    private static final double TENTHS = 10;
    private static final long MINUTE = 60_000;

    private Words() {}

    /** To one decimal, none when it is whole. */
    static String number(double value) {
        double rounded = Math.rint(value * TENTHS) / TENTHS;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    /** A fraction in per cent. */
    static String percent(double fraction) {
        return number(fraction * 100) + " %";
    }

    /** A time in seconds or minutes. */
    static String time(long millis) {
        return millis >= 2 * MINUTE ? number((double) millis / MINUTE) + " min" : number(millis / 1e3) + " s";
    }

    /** The first few names. */
    static String names(List<String> names) {
        return some(names, ", ");
    }

    /** The first few sentences. */
    static String sentences(List<String> sentences) {
        return some(sentences, "; ");
    }

    private static String some(List<String> parts, String between) {
        String shown = String.join(between, parts.subList(0, Math.min(MOST_NAMES, parts.size())));
        return parts.size() <= MOST_NAMES ? shown : shown + between + (parts.size() - MOST_NAMES) + " more";
    }
}

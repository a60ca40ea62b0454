package io.rantwin.nearrt.configuration;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the twin wants to know, whatever the nodes offer.
 *
 * @param name of the subscriptions; unique, without '/'
 * @param level what the figures are about
 * @param nodes regular expression of the node names that are asked
 * @param styles KPM report styles, the preferred one first; the first that the node offers is asked for
 * @param granularityPeriodsMillis periods of the figures, the preferred one first; the next is asked for when a node refuses one
 * @param reportsPerPeriod granularity periods of one report
 * @param measurements names; {@code A|B} for the first of these that the node offers; {@code A?} for one that nothing is said about
 *     where it is not offered
 * @param slices that an intent of slices or of UEs is about: SST, or SST-SD with SD in six hexadecimal digits
 */
public record MeasurementIntent(
        String name,
        Level level,
        String nodes,
        List<Integer> styles,
        List<Long> granularityPeriodsMillis,
        int reportsPerPeriod,
        List<String> measurements,
        List<String> slices) {
    /** What figures are about. */
    public enum Level {
        /** The node as a whole. */
        NODE,
        /** Each cell of the node. */
        CELL,
        /** Each slice of each cell. */
        SLICE,
        /** Each UE of each cell. */
        UE
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern SLICE = Pattern.compile("\\d{1,3}(-[0-9a-fA-F]{6})?");
    private static final long LONGEST_MILLIS = 86_400_000;

    /** @throws IllegalArgumentException with what is wrong */
    public MeasurementIntent {
        styles = List.copyOf(styles);
        granularityPeriodsMillis = List.copyOf(granularityPeriodsMillis);
        measurements = List.copyOf(measurements);
        slices = List.copyOf(slices);
        demand(NAME.matcher(name).matches(), "name has 1 to 64 letters, digits, '.', '_' or '-', not '" + name + "'");
        demand(!measurements.isEmpty(), "measurements must name at least one");
        demand(measurements.stream().noneMatch(String::isBlank), "measurements must not have an empty name");
        demand(!granularityPeriodsMillis.isEmpty(), "granularityPeriodsMillis must have at least one period");
        for (long period : granularityPeriodsMillis) {
            demand(
                    period >= 1 && period <= LONGEST_MILLIS,
                    "granularityPeriodsMillis has periods of 1 ms to a day, not " + period);
        }
        demand(
                reportsPerPeriod >= 1 && reportsPerPeriod <= 1000,
                "reportsPerPeriod is 1 to 1000, not " + reportsPerPeriod);
        demand(styles.stream().allMatch(style -> style >= 1 && style <= 5), "styles are 1 to 5, not " + styles);
        demand(level != Level.SLICE || !slices.isEmpty(), "slices must be named for level slice");
        for (String slice : slices) {
            demand(
                    SLICE.matcher(slice).matches(),
                    "slices are SST or SST-SD such as 1 or 1-0000a1, not '" + slice + "'");
        }
        try {
            Pattern.compile(nodes);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("nodes is no regular expression: " + e.getMessage(), e);
        }
    }

    /** Whether a measurement of the intent may be missing without a word. */
    public static boolean isOptional(String measurement) {
        return measurement.strip().endsWith("?");
    }

    private static void demand(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}

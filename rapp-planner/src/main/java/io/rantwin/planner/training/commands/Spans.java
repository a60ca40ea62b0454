package io.rantwin.planner.training;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as the options write them: {@code 250ms}, {@code 1s}, {@code 10min}, {@code 1h}, {@code 1d}. */
public final class Spans {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ms|s|min|h|d)");
    private static final Map<String, Double> SECONDS =
            Map.of("ms", 0.001, "s", 1.0, "min", 60.0, "h", 3600.0, "d", 86_400.0);

    private Spans() {}

    /** Seconds; empty for what is no span above 0. */
    public static OptionalDouble seconds(String text) {
        Matcher parts = SPAN.matcher(text.strip());
        if (!parts.matches()) {
            return OptionalDouble.empty();
        }
        double seconds = Integer.parseInt(parts.group(1)) * SECONDS.getOrDefault(parts.group(2), Double.NaN);
        return seconds > 0 ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    }
}

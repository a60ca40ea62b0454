package io.rantwin.planner.training.commands;

import io.rantwin.planner.timing.Lengths;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Options that are lengths of time. */
public final class Spans {
    private static final double MILLIS = 1000;

    private Spans() {}

    /**
     * Seconds of an option.
     *
     * @throws ParameterException when its text is no length above 0
     */
    public static double seconds(CommandLine command, String option, String text) {
        long millis = Lengths.millis(text);
        if (millis == 0) {
            throw new ParameterException(command, option + " must be a length such as 1s, 10min or 1h, not " + text);
        }
        return millis / MILLIS;
    }
}

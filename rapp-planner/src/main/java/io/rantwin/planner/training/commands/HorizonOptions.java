package io.rantwin.planner.training.commands;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say how far apart rows are, and how far ahead a model forecasts. */
public final class HorizonOptions {
    private static final double EVEN = 1e-6;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--granularity",
            required = true,
            paramLabel = "SPAN",
            description = "time between rows: 250ms, 1s, 10min, 1h")
    private String granularity;

    @Option(
            names = "--horizons",
            required = true,
            split = ",",
            paramLabel = "SPAN",
            description = "how far ahead, such as 1h,24h; whole rows")
    private List<String> horizons;

    /** The granularity as it was given. */
    public String granularity() {
        return granularity;
    }

    /**
     * Seconds from row to row.
     *
     * @throws ParameterException when it is no span
     */
    public double seconds() {
        return Spans.seconds(spec.commandLine(), "--granularity", granularity);
    }

    /**
     * Rows ahead, rising.
     *
     * @throws ParameterException when horizons do not rise or are no whole rows
     */
    public List<Integer> rows() {
        double seconds = seconds();
        List<Integer> rows = new ArrayList<>();
        for (String horizon : horizons) {
            double span = Spans.seconds(spec.commandLine(), "--horizons", horizon);
            long whole = Math.round(span / seconds);
            if (whole < 1 || Math.abs(whole * seconds - span) > EVEN * span) {
                throw usage("--horizons " + horizon + " is no whole number of rows of " + granularity);
            }
            if (!rows.isEmpty() && whole <= rows.getLast()) {
                throw usage("--horizons must rise");
            }
            rows.add(Math.toIntExact(whole));
        }
        return rows;
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}

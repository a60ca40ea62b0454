package io.rantwin.harness.command;

import picocli.CommandLine.Option;

/** The option that says how often a command tells its figures. */
public final class StatusPeriod {
    @Option(
            names = "--status-seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "A line with figures every so many seconds (${DEFAULT-VALUE}).")
    private int seconds;

    /** From one line to the next; not checked. */
    public int seconds() {
        return seconds;
    }
}

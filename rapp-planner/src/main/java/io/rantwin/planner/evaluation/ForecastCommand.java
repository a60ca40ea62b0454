package io.rantwin.planner.evaluation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin forecast}. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        description = "Forecasts and how good they are.",
        subcommands = EvaluateCommand.class)
public final class ForecastCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: evaluate");
    }
}

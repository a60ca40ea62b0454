package io.rantwin.planner.sweep.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin sweep}. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Many scenarios of a network, each answered by the twin: run, resume, list, show, bench.",
        subcommands = {RunCommand.class, ResumeCommand.class, ListCommand.class, ShowCommand.class, BenchCommand.class})
public final class SweepCommand implements Runnable {
    static final String FOLDER = "rantwin-data/sweeps";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "sweep needs a command: run, resume, list, show or bench");
    }
}

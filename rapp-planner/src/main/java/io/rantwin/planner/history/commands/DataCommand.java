package io.rantwin.planner.history.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin data}. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "What the network reported: import recordings, follow PM data, list and show what is kept.",
        subcommands = {
            ImportCommand.class,
            FollowCommand.class,
            ReplayCommand.class,
            SourcesCommand.class,
            ListCommand.class,
            ShowCommand.class
        })
public final class DataCommand implements Runnable {
    static final String FOLDER = "rantwin-data/history";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "data needs a command: import, follow, replay, sources, list or show");
    }
}

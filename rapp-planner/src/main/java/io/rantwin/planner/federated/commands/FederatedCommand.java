package io.rantwin.planner.federated.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin federated}. */
@Command(
        name = "federated",
        mixinStandardHelpOptions = true,
        subcommands = {CoordinateCommand.class, SiteCommand.class, CompareCommand.class, ClustersCommand.class},
        description = {
            "Sites that train a forecasting model together and keep their rows: one process coordinates, one at each site trains on what",
            "is there and sends changes of weights only."
        })
public final class FederatedCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "federated needs a command: coordinate, site or compare");
    }
}

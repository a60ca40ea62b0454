package io.rantwin.planner.plan.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Plans what the network should do, proves it in the twin, and hands it over as a policy or configuration.",
        subcommands = {
            PlanEnergyCommand.class,
            PlanBalanceCommand.class,
            PlanCoverageCommand.class,
            PlanSlicesCommand.class
        })
public final class PlanCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "plan needs a command: energy, balance, coverage or slices");
    }
}

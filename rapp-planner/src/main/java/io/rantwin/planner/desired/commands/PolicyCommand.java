package io.rantwin.planner.desired.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin policy}. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "A1 policies that should be in force: say which, see how far they are, keep them so.",
        subcommands = {
            WantCommand.class,
            DropCommand.class,
            PolicyListCommand.class,
            RunCommand.class,
            HaltCommand.class,
            ResumeCommand.class
        })
public final class PolicyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "policy needs a command: want, drop, list, run, halt or resume");
    }
}

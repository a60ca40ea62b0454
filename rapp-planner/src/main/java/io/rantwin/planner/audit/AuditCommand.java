package io.rantwin.planner.audit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The log of what was decided and done: check it, read it.",
        subcommands = {VerifyCommand.class, ListCommand.class})
public final class AuditCommand implements Runnable {
    static final String FILE = "rantwin-data/audit.jsonl";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "audit needs a command: verify or list");
    }
}

package io.rantwin.nearrt;

import io.rantwin.nearrt.client.TwinCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands of the near-RT side, begun by {@code ./rantwin}. */
@Command(
        name = "rantwin",
        mixinStandardHelpOptions = true,
        version = "rantwin 0.1.0-SNAPSHOT",
        description = "The near-RT side of RAN Twin.")
public final class Main implements Runnable {
    private static final String XAPP = "xapp";

    @Spec
    private CommandSpec spec;

    /** Exit code 0 done, 1 failed, 2 wrong usage. */
    public static void main(String[] args) {
        // An xApp that starts does not wait for a score of commands to be read that ask one.
        boolean isXapp = args.length > 0 && args[0].equals(XAPP);
        System.exit((isXapp ? xappAlone() : commandLine()).execute(args));
    }

    /** The whole command tree. */
    public static CommandLine commandLine() {
        return xappAlone().addSubcommand(new TwinCommand());
    }

    private static CommandLine xappAlone() {
        return new CommandLine(new Main()).addSubcommand(XAPP, new XappCommand(System.getenv()));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}

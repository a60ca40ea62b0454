package io.rantwin.harness;

import io.rantwin.harness.bench.BenchCommand;
import io.rantwin.harness.dataset.ReplayCommand;
import io.rantwin.harness.e2.E2Command;
import io.rantwin.harness.e2node.E2NodeCommand;
import io.rantwin.harness.ran.run.RanCommand;
import io.rantwin.harness.record.RecordCommand;
import io.rantwin.harness.ric.RicCommand;
import io.rantwin.harness.smo.PmCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Top of the command line. Exit codes are the same for every subcommand: 0 done, 1 failed (also when results could not
 * be written), 2 wrong usage; and of those that run until they are told to end, 128 and the number of the signal as of every
 * Java program: 143 after SIGTERM, 130 after Ctrl-C.
 *
 * <p>Results go to standard output, everything said to a person about a failure goes to standard error.
 */
@Command(
        name = "rantwin",
        description = "A digital twin for Open RAN.",
        mixinStandardHelpOptions = true,
        version = "rantwin 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    Main() {}

    public static void main(String[] args) {
        System.exit(run(System.out, args));
    }

    /** Runs a command whose results go to {@code results}; an exit code. */
    static int run(PrintStream results, String... args) {
        PrintWriter out = new PrintWriter(results, true, results.charset());
        CommandLine line = commandLine().setOut(out);
        int code = line.execute(args);
        // Neither of them throws: what a full disk or a closed pipe did not take is only known by asking.
        if ((out.checkError() || results.checkError()) && code == 0) {
            line.getErr().println("rantwin: the results could not be written to standard output");
            return 1;
        }
        return code;
    }

    /** The whole command tree, for the launcher and for tests that run it in process. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(new E2Command());
        line.addSubcommand(new BenchCommand());
        line.addSubcommand(new RicCommand());
        line.addSubcommand(new E2NodeCommand());
        line.addSubcommand(new RanCommand());
        line.addSubcommand(new PmCommand());
        line.addSubcommand(new ReplayCommand());
        line.addSubcommand(new RecordCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // The whole help would push the sentence that matters off the screen.
        line.setParameterExceptionHandler((fault, _) -> {
            CommandLine command = fault.getCommandLine();
            PrintWriter err = command.getErr();
            err.println(fault.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
            CommandLine.Help help = command.getHelp();
            err.print(help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength()));
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
            err.flush();
            return command.getCommandSpec().exitCodeOnInvalidInput();
        });
        return line.setExecutionExceptionHandler((failure, command, _) -> {
            PrintWriter err = command.getErr();
            err.println("rantwin: " + failure);
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? See rantwin --help");
    }
}

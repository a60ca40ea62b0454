package io.rantwin.harness.bench;

import io.rantwin.harness.bench.loop.LoopBenchCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Load tools. */
@Command(
        name = "bench",
        description = "Measures whole processes over real sockets.",
        mixinStandardHelpOptions = true,
        subcommands = {RmrBenchCommand.class, RanBenchCommand.class, LoopBenchCommand.class})
public final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which benchmark? See rantwin bench --help");
    }
}

package io.rantwin.harness.e2;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin e2}: the group of commands around E2 messages. */
@Command(
        name = "e2",
        mixinStandardHelpOptions = true,
        description = "Reads, writes, checks and explains E2AP and E2SM messages.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DecodeCommand.class, EncodeCommand.class, VerifyCommand.class, DescribeCommand.class},
        footer = {
            "",
            "Examples:",
            "  rantwin e2 decode 2003000a000002001d00050000010001...",
            "  rantwin e2 decode capture.pcapng --json",
            "  rantwin e2 decode --schema kpm3 --type IndicationMessage message.bin",
            "  rantwin e2 verify vectors/*.jsonl",
            "  rantwin e2 describe RRU.PrbTotDl"
        })
public final class E2Command implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? See rantwin e2 --help");
    }
}

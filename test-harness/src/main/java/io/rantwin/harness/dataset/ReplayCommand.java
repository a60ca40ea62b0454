package io.rantwin.harness.dataset;

import io.rantwin.harness.record.ReplayRecordingCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin replay}: recordings and data sets as live traffic. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Replays recorded data sets as E2 nodes, and recordings of E2 and RMR messages.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListDataSetsCommand.class,
            ShowDataSetCommand.class,
            ReplayDataSetCommand.class,
            ReplayRecordingCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  rantwin replay list --data DIR",
            "  rantwin replay show milan_internet_10min --data DIR",
            "  rantwin replay dataset barcelona_lte_2min --data DIR --connect localhost:36422 --speed 120",
            "  rantwin replay recording bug.rec --connect localhost:36422"
        })
public final class ReplayCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "replay what? See rantwin replay --help");
    }
}

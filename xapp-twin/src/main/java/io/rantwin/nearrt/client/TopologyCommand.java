package io.rantwin.nearrt.client;

import io.rantwin.api.v1.GetTopologyRequest;
import io.rantwin.api.v1.ImportTopologyRequest;
import io.rantwin.api.v1.TopologyGrpc;
import io.rantwin.api.v1.TopologyState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin twin topology}. */
@Command(
        name = "topology",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TopologyCommand.Get.class, TopologyCommand.Import.class},
        description = "The plan of the network that the twin works with.")
final class TopologyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "rantwin twin topology: get or import is missing");
    }

    /** {@code rantwin twin topology get}. */
    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Prints the topology as JSON; --json prints it within its message.")
    static final class Get extends TwinCall {
        @Override
        void ask(Twin twin) {
            TopologyState state =
                    twin.stub(TopologyGrpc::newBlockingStub).getTopology(GetTopologyRequest.getDefaultInstance());
            if (!json(state)) {
                out().println(state.getTopologyJson());
            }
        }
    }

    /** {@code rantwin twin topology import}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Replaces the topology; says all mistakes when it cannot be taken.")
    static final class Import extends TwinCall {
        @Parameters(paramLabel = "FILE", description = "Topology as JSON.")
        private Path file;

        @Override
        void ask(Twin twin) throws IOException {
            String text;
            try {
                text = Files.readString(file);
            } catch (IOException e) {
                throw new IOException("the topology cannot be read from " + file + ": " + e, e);
            }
            TopologyState state = twin.stub(TopologyGrpc::newBlockingStub)
                    .importTopology(ImportTopologyRequest.newBuilder()
                            .setTopologyJson(text)
                            .build());
            if (!json(state)) {
                out().println(state.getCells() + " cells, SHA-256 " + state.getSha256());
                if (state.getUnknownCellIdsCount() > 0) {
                    out().println("Cells that report and are not in it: "
                            + String.join(", ", state.getUnknownCellIdsList()));
                }
            }
        }
    }
}

package io.rantwin.planner.desired.commands;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of all commands that change something. */
final class Who extends Decider {
    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why, for the audit log")
    private String reason;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "asks a planner that runs (rantwin rapp), such as http://127.0.0.1:8090, in place of the folder")
    private @Nullable URI server;

    /** The planner to ask; null when the folder is to be opened. */
    @Nullable
    RappClient server() {
        return server == null ? null : new RappClient(server);
    }

    String reason() {
        return reason;
    }
}

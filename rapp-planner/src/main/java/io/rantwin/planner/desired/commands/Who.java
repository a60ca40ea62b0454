package io.rantwin.planner.desired.commands;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of all commands that change something. */
final class Who {
    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = PolicyFolder.USUAL,
            description = "where policies and audit log are kept (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "who decides this, for the audit log (default: ${DEFAULT-VALUE})")
    private String actor;

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

    Path folder() {
        return folder;
    }

    String actor() {
        return actor;
    }

    String reason() {
        return reason;
    }
}

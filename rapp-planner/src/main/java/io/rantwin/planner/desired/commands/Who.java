package io.rantwin.planner.desired.commands;

import java.nio.file.Path;
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

package io.rantwin.planner.desired.commands;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of all commands that write to the audit log: where it is, and who decides. */
public class Decider {
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

    /** Of policies and audit log. */
    public final Path folder() {
        return folder;
    }

    /** Who decides. */
    public final String actor() {
        return actor;
    }
}

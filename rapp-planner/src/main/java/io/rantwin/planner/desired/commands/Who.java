package io.rantwin.planner.desired.commands;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of all commands that change something. */
final class Who extends Decider {
    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why, for the audit log")
    private String reason;

    @Mixin
    private ServerOptions server;

    /** The planner to ask; null when the folder is to be opened. */
    @Nullable
    RappClient server() {
        return server.client();
    }

    String reason() {
        return reason;
    }
}

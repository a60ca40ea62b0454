package io.rantwin.nearrt.client;

import io.grpc.ManagedChannel;
import io.rantwin.api.access.TwinAccess;
import java.io.Console;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code rantwin twin}: asks a running twin. */
@Command(
        name = "twin",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Asks a running twin: what it believes of the cells, what it foresees, what would be if.",
            "The twin is served by the xApp (./rantwin xapp). Exit code 0 done, 1 failed, 2 wrong usage."
        },
        footer = {
            "",
            "Examples:",
            "  rantwin twin list",
            "  rantwin twin forecast 001-01-000000123 --kpi RRU.PrbTotDl --horizon 10,60",
            "  rantwin twin whatif --sleep 001-01-000000123 --guard 'RRU.PrbTotDl<=80'",
            "  rantwin twin explain --sleep 001-01-000000123 --power 001-01-000000124=43 --kpi PEE.AvgPower"
        },
        subcommands = {
            ListCommand.class,
            NodesCommand.class,
            ShowCommand.class,
            WatchCommand.class,
            HistoryCommand.class,
            ForecastCommand.class,
            WhatIfCommand.class,
            ExplainCommand.class,
            SnapshotCommand.class,
            FidelityCommand.class,
            AnomaliesCommand.class,
            PoliciesCommand.class,
            KillCommand.class,
            ResumeCommand.class,
            ModelsCommand.class,
            TopologyCommand.class
        })
public final class TwinCommand implements Runnable {
    static final String USUAL_SERVER = "127.0.0.1:50051";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--server",
            scope = ScopeType.INHERIT,
            paramLabel = "HOST:PORT",
            description = "Where the twin is; else $RANTWIN_TWIN, else " + USUAL_SERVER + ".")
    private @Nullable String server;

    @Option(
            names = "--timeout",
            scope = ScopeType.INHERIT,
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait for an answer, 0.01 to 3600; ${DEFAULT-VALUE} when not given.")
    private double timeoutSeconds;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the answer as JSON of its message in rantwin.v1, one object a line for streams.")
    private boolean json;

    @Mixin
    private AccessOptions access;

    private final BiFunction<String, TwinAccess, ManagedChannel> channels;
    private final Function<String, @Nullable String> environment;
    private final boolean terminal;

    /** For the launcher. */
    public TwinCommand() {
        this((address, access) -> access.open(address), System::getenv, onTerminal());
    }

    /** With other channels, for tests. */
    TwinCommand(
            BiFunction<String, TwinAccess, ManagedChannel> channels,
            Function<String, @Nullable String> environment,
            boolean terminal) {
        this.channels = channels;
        this.environment = environment;
        this.terminal = terminal;
    }

    private static boolean onTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "rantwin twin: a command is missing");
    }

    /** Opens the way to the twin that the options name. */
    Twin connect(CommandLine line) {
        String fromEnvironment = environment.apply("RANTWIN_TWIN");
        String address = server != null
                ? server
                : fromEnvironment != null && !fromEnvironment.isBlank() ? fromEnvironment : USUAL_SERVER;
        if (!address.matches("\\S+:\\d{1,5}")) {
            throw new ParameterException(line, "The address of a twin is HOST:PORT, not \"" + address + "\".");
        }
        if (!(timeoutSeconds >= 0.01 && timeoutSeconds <= 3600)) {
            throw new ParameterException(line, "--timeout must be 0.01 to 3600 seconds, not " + timeoutSeconds + ".");
        }
        long nanos = Math.round(timeoutSeconds * TimeUnit.SECONDS.toNanos(1));
        try {
            return new Twin(address, channels.apply(address, access.access()), nanos);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new ParameterException(line, String.valueOf(unusable.getMessage()), unusable);
        }
    }

    boolean isJson() {
        return json;
    }

    boolean isTerminal() {
        return terminal;
    }
}

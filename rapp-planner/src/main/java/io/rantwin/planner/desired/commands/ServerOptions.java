package io.rantwin.planner.desired.commands;

import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.TlsFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which planner is asked, and as whom. */
public final class ServerOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = {
                "asks a planner that runs (rantwin rapp), possibly on another machine, such as http://127.0.0.1:8090,",
                "in place of the folder"
            })
    private @Nullable URI server;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "authorities that its certificate must come from (PEM; default: those of the Java runtime)")
    private @Nullable Path authorities;

    @Option(names = "--cert", paramLabel = "FILE", description = "own certificate for it (PEM)")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "its key (PEM, PKCS #8, not encrypted)")
    private @Nullable Path key;

    @Option(names = "--token-file", paramLabel = "FILE", description = "file with a bearer token for it (JWT)")
    private @Nullable Path token;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /**
     * The planner to ask; null when the folder is to be opened.
     *
     * @throws ParameterException when a file cannot be used
     */
    public @Nullable RappClient client() {
        if (server == null) {
            return null;
        }
        try {
            boolean isUsual = authorities == null && certificate == null && key == null;
            return new RappClient(
                    server,
                    isUsual
                            ? null
                            : PemTls.ofClient(new TlsFiles(certificate, key, authorities))
                                    .context(),
                    token);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unusable.getMessage()), unusable);
        }
    }
}

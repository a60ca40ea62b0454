package io.rantwin.planner.desired.commands;

import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.Reach;
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

    @Option(
            names = "--token-in-plain-text",
            description = {
                "sends the token over http to another machine too, where whoever is on the way can read and use it:",
                "for a way that something else guards"
            })
    private boolean isPlainAllowed;

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
            refusePlainToken(server);
            TlsFiles files = TlsFiles.orNone(certificate, key, authorities);
            return new RappClient(
                    server, files == null ? null : PemTls.ofClient(files).context(), token);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private void refusePlainToken(URI address) throws IOException {
        boolean isPlain = token != null && "http".equalsIgnoreCase(address.getScheme()) && address.getHost() != null;
        if (isPlain && !isPlainAllowed && !Reach.isLocal(address.getHost())) {
            throw new IOException(
                    "--token-file would be sent to " + address + " in plain text, and whoever is on the way could use"
                            + " it: ask over https, or say --token-in-plain-text where something else guards the way");
        }
    }
}

package io.rantwin.planner.live;

import io.rantwin.api.access.TlsFiles;
import io.rantwin.api.access.TwinAccess;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How commands of the planner get at a twin. */
public final class TwinOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--twin-ca", paramLabel = "FILE", description = "TLS to the twin: its authorities (PEM)")
    private @Nullable Path authorities;

    @Option(names = "--twin-cert", paramLabel = "FILE", description = "own certificate for the twin (PEM)")
    private @Nullable Path certificate;

    @Option(names = "--twin-key", paramLabel = "FILE", description = "its key (PEM, PKCS #8, not encrypted)")
    private @Nullable Path key;

    @Option(names = "--twin-token-file", paramLabel = "FILE", description = "bearer token for the twin")
    private @Nullable Path token;

    /**
     * The way that is meant; plain text without any of the options.
     *
     * @throws IOException when a file cannot be used
     * @throws ParameterException when options do not fit together
     */
    public TwinAccess access() throws IOException {
        if (authorities == null && certificate == null && key == null && token == null) {
            return TwinAccess.PLAIN;
        }
        try {
            return TwinAccess.of(new TlsFiles(certificate, key, authorities), token);
        } catch (IllegalArgumentException unpaired) {
            throw new ParameterException(spec.commandLine(), "--twin-cert and --twin-key belong together", unpaired);
        }
    }

    /** @throws ParameterException when a text cannot be the address of a twin */
    public void check(String address) {
        if (!address.matches("\\S+:\\d{1,5}")) {
            throw new ParameterException(spec.commandLine(), "--twin is HOST:PORT, not " + address);
        }
    }
}

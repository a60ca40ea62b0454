package io.rantwin.nearrt.client;

import io.rantwin.api.access.TlsFiles;
import io.rantwin.api.access.TwinAccess;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** How the twin is asked, as options of all commands. */
final class AccessOptions {
    @Option(
            names = "--tls",
            scope = ScopeType.INHERIT,
            description =
                    "Ask with TLS; the options below say so, too. Without --ca, what the Java runtime trusts is trusted.")
    private boolean isEncrypted;

    @Option(
            names = "--ca",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Authorities that the twin's certificate must come from (PEM).")
    private @Nullable Path authorities;

    @Option(
            names = "--cert",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Own certificate (PEM), with --key.")
    private @Nullable Path certificate;

    @Option(
            names = "--key",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Its key (PEM, PKCS #8, not encrypted).")
    private @Nullable Path key;

    @Option(
            names = "--token-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "File with a bearer token (JWT).")
    private @Nullable Path token;

    /**
     * The way that is meant.
     *
     * @throws IOException when a file cannot be used
     * @throws IllegalArgumentException when options do not fit together
     */
    TwinAccess access() throws IOException {
        return isEncrypted || authorities != null || certificate != null || key != null || token != null
                ? TwinAccess.of(new TlsFiles(certificate, key, authorities), token)
                : TwinAccess.PLAIN;
    }
}

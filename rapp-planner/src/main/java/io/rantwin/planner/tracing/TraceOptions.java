package io.rantwin.planner.tracing;

import io.rantwin.api.access.TlsFiles;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.api.tracing.TracingSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where traces of a command go. */
public final class TraceOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--trace-endpoint",
            paramLabel = "URL",
            defaultValue = "${env:OTEL_EXPORTER_OTLP_ENDPOINT:-}",
            description = {
                "traces go to this collector (OTLP over HTTP), such as http://collector:4318; without it as",
                "OTEL_EXPORTER_OTLP_ENDPOINT of the environment says, and without that nothing is traced"
            })
    private String endpoint;

    @Option(
            names = "--trace-ratio",
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description = {
                "share of requests that only ask and belong to no trace of the caller's which are traced, 0..1 (default: ${DEFAULT-VALUE});",
                "what changes something is traced always"
            })
    private double ratio;

    @Option(
            names = "--trace-instance",
            paramLabel = "NAME",
            defaultValue = "${env:HOSTNAME:-}",
            description = "which planner it is, in traces (default: HOSTNAME of the environment)")
    private String instance;

    @Option(names = "--trace-ca", paramLabel = "FILE", description = "TLS to the collector: its authorities (PEM)")
    private @Nullable Path authorities;

    @Option(names = "--trace-cert", paramLabel = "FILE", description = "own certificate for the collector (PEM)")
    private @Nullable Path certificate;

    @Option(names = "--trace-key", paramLabel = "FILE", description = "its key (PEM, PKCS #8, not encrypted)")
    private @Nullable Path key;

    @Option(names = "--trace-token-file", paramLabel = "FILE", description = "bearer token for the collector")
    private @Nullable Path token;

    /**
     * Begins to trace, if that is asked for.
     *
     * @param service name of the process
     * @throws ParameterException when options do not fit together
     * @throws IOException when a file cannot be used
     */
    public Tracing start(String service) throws IOException {
        try {
            TlsFiles tls = TlsFiles.orNone(certificate, key, authorities);
            return Tracing.start(new TracingSettings(endpoint, ratio, tls, token), service, instance);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--trace-...: " + wrong.getMessage(), wrong);
        }
    }
}

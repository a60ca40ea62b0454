package io.rantwin.nearrt.configuration;

import io.rantwin.api.access.TlsFiles;
import io.rantwin.api.tracing.TracingSettings;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where traces go and how many; empty texts for what is not used.
 *
 * @param endpoint of a collector (OTLP over HTTP)
 * @param sampleRatio share of the indications and of the calls without a trace of their own that are traced, 0..1
 * @param authorities PEM file of those that the collector's certificate comes from
 * @param certificate PEM file of our own
 * @param key its key, PKCS #8
 * @param tokenFile bearer token for the collector
 */
public record TracingSection(
        String endpoint, double sampleRatio, String authorities, String certificate, String key, String tokenFile) {
    /** @throws IllegalArgumentException when members do not fit together */
    public TracingSection {
        var unused = settings(endpoint, sampleRatio, authorities, certificate, key, tokenFile);
    }

    /**
     * As they count: the environment names a collector where this does not.
     *
     * @throws IllegalArgumentException when what it names is none
     */
    public TracingSettings settings(Map<String, String> environment) {
        return settings(endpoint, sampleRatio, authorities, certificate, key, tokenFile)
                .orOf(environment);
    }

    private static TracingSettings settings(
            String endpoint, double ratio, String authorities, String certificate, String key, String tokenFile) {
        return new TracingSettings(
                endpoint,
                ratio,
                TlsFiles.orNone(certificate, key, authorities),
                tokenFile.isEmpty() ? null : Path.of(tokenFile));
    }
}

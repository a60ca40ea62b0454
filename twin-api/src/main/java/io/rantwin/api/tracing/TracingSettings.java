package io.rantwin.api.tracing;

import io.rantwin.api.access.TlsFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where traces go and how many.
 *
 * @param endpoint of a collector that takes OTLP over HTTP, such as {@code http://collector:4318}; what it takes is behind
 *     {@value #PATH}. Empty for none, then nothing is traced
 * @param sampleRatio share of traces that are begun here and sent, 0..1; those that others began are as they decided
 * @param tls with the authorities of the collector's certificate; null for what the address says and the Java runtime trusts
 * @param token file with a bearer token, read anew for each batch; null for none
 */
public record TracingSettings(
        String endpoint,
        double sampleRatio,
        @Nullable TlsFiles tls,
        @Nullable Path token) {
    /** No traces. */
    public static final TracingSettings OFF = new TracingSettings("", 0, null, null);

    /** Environment variable of OpenTelemetry that names a collector where nothing else does. */
    public static final String VARIABLE = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /** Where a collector takes traces. */
    public static final String PATH = "/v1/traces";

    /** @throws IllegalArgumentException when members do not fit together */
    public TracingSettings {
        endpoint = endpoint.strip();
        demand(sampleRatio >= 0 && sampleRatio <= 1, "sampleRatio is 0 to 1, not " + sampleRatio);
        demand(
                endpoint.isEmpty() || endpoint.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?"),
                "the endpoint is http://HOST:PORT or https://HOST:PORT, not '" + endpoint + "'");
        demand(
                tls == null && token == null || endpoint.isEmpty() || endpoint.startsWith("https:"),
                "certificates and tokens need an endpoint that begins with https");
        demand(tls == null || tls.trust() != null, "a certificate needs the authorities of the collector's, too");
    }

    private static void demand(boolean isSo, String sentence) {
        if (!isSo) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** The same; where no endpoint is set with that of {@link #VARIABLE}, if there is one. */
    public TracingSettings orOf(Map<String, String> environment) {
        return endpoint.isEmpty()
                ? new TracingSettings(environment.getOrDefault(VARIABLE, ""), sampleRatio, tls, token)
                : this;
    }

    /** Whether anything is traced. */
    public boolean isOn() {
        return !endpoint.isEmpty();
    }

    /** Where batches go. */
    URI target() {
        String base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
        return URI.create(base + PATH);
    }
}

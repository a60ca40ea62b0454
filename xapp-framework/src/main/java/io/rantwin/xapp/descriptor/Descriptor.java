package io.rantwin.xapp.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The xApp descriptor (config-file.json) as far as a framework needs it. Immutable, apart from {@link #controls}, which
 * nobody may change.
 *
 * @param name the xApp's name ({@code name}, else {@code xapp_name}); never contains "http", because the subscription
 *     manager replaces these letters by "rmr" to find the RMR address
 * @param version the xApp's version, as written
 * @param ports elements of {@code messaging.ports} in their order
 * @param legacyRmr the section {@code rmr}, when there is one
 * @param controls the application's own section; an empty object when there is none
 * @param metricsNamespace first part of the names of all metrics; {@value #DEFAULT_METRICS_NAMESPACE} when not given
 * @param metrics the list form of {@code metrics}; empty when there is none
 * @param warnings what a developer should look at although it can be used; a sentence each
 * @param text the descriptor as read, for {@code /ric/v1/config} and registration
 */
public record Descriptor(
        String name,
        String version,
        List<MessagingPort> ports,
        @Nullable LegacyRmr legacyRmr,
        JsonNode controls,
        String metricsNamespace,
        List<DescribedMetric> metrics,
        List<String> warnings,
        String text) {
    /** Largest descriptor that is read: what a Kubernetes ConfigMap can hold. */
    public static final int MAX_OCTETS = 1 << 20;

    public static final String DEFAULT_METRICS_NAMESPACE = "ricxapp";
    public static final int DEFAULT_HTTP_PORT = 8080;
    public static final int DEFAULT_RMR_DATA_PORT = 4560;
    public static final int DEFAULT_RMR_ROUTE_PORT = 4561;

    public Descriptor {
        ports = List.copyOf(ports);
        metrics = List.copyOf(metrics);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a descriptor from its text.
     *
     * @throws DescriptorException when it is no JSON or cannot be used; says where and why
     */
    public static Descriptor read(String text) throws DescriptorException {
        return DescriptorReader.read(text);
    }

    /**
     * Reads a descriptor from a file in UTF-8 of at most {@link #MAX_OCTETS}.
     *
     * @throws DescriptorException also when the file cannot be read; names the file
     */
    public static Descriptor read(Path file) throws DescriptorException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(textOf(in.readNBytes(MAX_OCTETS + 1)));
        } catch (IOException e) {
            throw DescriptorException.unreadable(file, e);
        } catch (DescriptorException e) {
            throw e.of(file);
        }
    }

    static String textOf(byte[] octets) throws DescriptorException {
        if (octets.length > MAX_OCTETS) {
            throw new DescriptorException("", "is longer than " + MAX_OCTETS + " octets");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DescriptorException("", "is not UTF-8 text: " + e.getMessage());
        }
    }

    /** Names of the messages the xApp wants to receive, from where the app manager takes them. */
    public List<String> rxMessages() {
        return declared(LegacyRmr::rxMessages, MessagingPort::rxMessages);
    }

    /** Names of the messages the xApp sends, from where the app manager takes them. */
    public List<String> txMessages() {
        return declared(LegacyRmr::txMessages, MessagingPort::txMessages);
    }

    /** A1 policy types the xApp enforces, from where the app manager takes them. */
    public List<Integer> policyTypeIds() {
        return declared(LegacyRmr::policyTypeIds, MessagingPort::policyTypeIds);
    }

    private <T> List<T> declared(Function<LegacyRmr, List<T>> inLegacy, Function<MessagingPort, List<T>> atPort) {
        if (legacyRmr != null) {
            return inLegacy.apply(legacyRmr);
        }
        MessagingPort port = dataPort();
        return port == null ? List.of() : atPort.apply(port);
    }

    /** Largest RMR payload the xApp takes, when the descriptor says. */
    public OptionalInt maxSizeOctets() {
        MessagingPort port = dataPort();
        if (port != null && port.maxSizeOctets().isPresent()) {
            return port.maxSizeOctets();
        }
        return legacyRmr == null ? OptionalInt.empty() : legacyRmr.maxSizeOctets();
    }

    /** Port of the HTTP server; {@value #DEFAULT_HTTP_PORT} when the descriptor names none. */
    public int httpPort() {
        for (MessagingPort port : ports) {
            if (port.isHttp()) {
                return port.port();
            }
        }
        return DEFAULT_HTTP_PORT;
    }

    /** Port of RMR data; {@value #DEFAULT_RMR_DATA_PORT} when the descriptor names none. */
    public int rmrDataPort() {
        MessagingPort port = dataPort();
        if (port != null) {
            return port.port();
        }
        return legacyRmr == null ? DEFAULT_RMR_DATA_PORT : legacyRmr.dataPort().orElse(DEFAULT_RMR_DATA_PORT);
    }

    /** Port of route tables; {@value #DEFAULT_RMR_ROUTE_PORT} when the descriptor names none. */
    public int rmrRoutePort() {
        for (MessagingPort port : ports) {
            if (port.isRmrRoute()) {
                return port.port();
            }
        }
        return DEFAULT_RMR_ROUTE_PORT;
    }

    /**
     * The same with other port numbers, as an environment may give them: what is registered must be where the xApp really
     * listens. Ports that are not named in the descriptor keep their defaults, and are added when they differ.
     *
     * @throws DescriptorException when the result cannot be used
     */
    public Descriptor withPorts(int httpPort, int rmrDataPort, int rmrRoutePort) throws DescriptorException {
        if (httpPort == httpPort() && rmrDataPort == rmrDataPort() && rmrRoutePort == rmrRoutePort()) {
            return this;
        }
        return read(DescriptorReader.withPorts(this, httpPort, rmrDataPort, rmrRoutePort));
    }

    private @Nullable MessagingPort dataPort() {
        for (MessagingPort port : ports) {
            if (port.isRmrData()) {
                return port;
            }
        }
        return null;
    }
}

package io.rantwin.xapp.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Metrics of an xApp. The names are {@code <namespace>_<subsystem>_<name>} exactly, as with the Go framework, so that its
 * dashboards work. Prometheus' Java library lets no counter go without {@code _total} behind its name, so counters are shown
 * without a type, which makes no difference to queries. Thread-safe.
 */
public final class XappMetrics {
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[^A-Za-z0-9_]");

    private final String namespace;
    private final PrometheusRegistry prometheus = new PrometheusRegistry();
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, prometheus, Clock.SYSTEM);
    private final Set<String> names = new HashSet<>();

    /** @param namespace first part of all names; letters that no metric name may have become '_' */
    public XappMetrics(String namespace) {
        String cleaned = NOT_OF_A_NAME.matcher(namespace).replaceAll("_");
        this.namespace = cleaned.isEmpty() || Character.isDigit(cleaned.charAt(0)) ? "_" + cleaned : cleaned;
    }

    /** Shows RMR's figures under the Go framework's names, subsystem {@code RMR}. */
    public void bind(RmrCounters rmr) {
        counter("RMR", "Transmitted", "messages sent", rmr.transmitted());
        counter("RMR", "TransmitError", "messages that could not be sent", rmr.transmitError());
        counter("RMR", "TransmitRetry", "sends that were tried again", rmr.transmitRetry());
        counter("RMR", "Received", "messages received", rmr.received());
        counter("RMR", "ReceiveError", "frames that could not be read", rmr.receiveError());
        counter("RMR", "SendWithRetryRetry", "sends that had to wait for room", rmr.sendWithRetryRetry());
        gauge("RMR", "Enqueued", "messages in queues", () -> rmr.enqueued().getAsLong());
        gauge(
                "RMR",
                "Dropped",
                "messages dropped for want of room",
                () -> rmr.dropped().getAsLong());
    }

    /** Shows the shared data layer's figures under the Go framework's names, subsystem {@code SDL}. */
    public void bind(SdlCounters sdl) {
        counter("SDL", "Stored", "writes that succeeded", sdl.stored());
        counter("SDL", "StoreError", "writes that failed", sdl.storeError());
    }

    /**
     * Shows a figure that only grows.
     *
     * @param source asked at each scrape; must be quick and safe from any thread
     * @throws IllegalArgumentException when the name is no metric name, or shown already
     */
    public void counter(String subsystem, String name, String help, LongSupplier source) {
        String fullName = claim(subsystem, name);
        prometheus.register(() -> UnknownSnapshot.builder()
                .name(fullName)
                .help(help)
                .dataPoint(UnknownDataPointSnapshot.builder()
                        .value((double) source.getAsLong())
                        .build())
                .build());
    }

    /**
     * Shows a figure that goes up and down.
     *
     * @param source asked at each scrape; must be quick and safe from any thread
     * @throws IllegalArgumentException when the name is no metric name, or shown already
     */
    public void gauge(String subsystem, String name, String help, DoubleSupplier source) {
        String fullName = claim(subsystem, name);
        prometheus.register(() -> GaugeSnapshot.builder()
                .name(fullName)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(source.getAsDouble())
                        .build())
                .build());
    }

    /**
     * Shows a figure of several things, told apart by labels. Those that the source does not tell of are not shown.
     *
     * @param fullName with nothing put before it
     * @param labels their names
     * @param source asked at each scrape; values of the labels in the same order, and the figure. Must be quick and safe from any thread
     * @throws IllegalArgumentException when the name is no metric name, or shown already
     */
    public void family(String fullName, String help, List<String> labels, Supplier<Map<List<String>, Double>> source) {
        claim(fullName);
        prometheus.register(() -> {
            GaugeSnapshot.Builder family =
                    GaugeSnapshot.builder().name(fullName).help(help);
            source.get()
                    .forEach((values, figure) -> family.dataPoint(GaugeDataPointSnapshot.builder()
                            .labels(Labels.of(labels, values))
                            .value(figure)
                            .build()));
            return family.build();
        });
    }

    /** For timers, distributions and the JVM's figures; names are the caller's own here, and counters end in {@code _total}. */
    public MeterRegistry registry() {
        return registry;
    }

    /** All metrics in Prometheus' text form, version 0.0.4. */
    public String scrape() {
        return registry.scrape();
    }

    private String claim(String subsystem, String name) {
        return claim(namespace + "_" + subsystem + "_" + name);
    }

    private String claim(String fullName) {
        if (NOT_OF_A_NAME.matcher(fullName).find()) {
            throw new IllegalArgumentException(fullName + " is no metric name: letters, digits and '_' only");
        }
        synchronized (names) {
            if (!names.add(fullName.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(fullName + " is shown already");
            }
        }
        return fullName;
    }
}

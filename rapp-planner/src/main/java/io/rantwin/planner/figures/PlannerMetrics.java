package io.rantwin.planner.figures;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.rantwin.api.figures.ProcessFigures;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.api.tracing.TracingFigures;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.live.LinkState;
import io.rantwin.planner.live.LinkStatus;
import io.rantwin.planner.live.LiveTwin;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Metrics of a planner in Prometheus' text form. Nothing is counted for them: each scrape looks at how things stand, so that figures of
 * plans, policies, sources and the audit log go on over a restart. docs/metrics.md says what each means. Thread-safe.
 */
public final class PlannerMetrics {
    /** Prometheus' text form. */
    public static final String TYPE = "text/plain; version=0.0.4";

    private static final double MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(PlannerMetrics.class);

    private final FigureSources sources;
    private final InstantSource clock;
    private final PrometheusMeterRegistry registry;

    /** Of these sources. */
    public PlannerMetrics(FigureSources sources, InstantSource clock, Tracing tracing) {
        this.sources = sources;
        this.clock = clock;
        var prometheus = new PrometheusRegistry();
        prometheus.register((MultiCollector) this::collect);
        registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, prometheus, Clock.SYSTEM);
        ProcessFigures.bind(registry);
        TracingFigures.bind(registry, tracing);
    }

    /** All metrics as they are now. */
    public String scrape() {
        return registry.scrape();
    }

    private MetricSnapshots collect() {
        Families to = new Families();
        Instant now = clock.instant();
        itself(to);
        PolicyFigures.add(to, sources.policies(), sources.otherSide().get(), now);
        PlanFigures.add(to, sources.plans().all());
        sources.jobs()
                .get()
                .forEach((state, count) -> to.gauge(
                        "jobs",
                        "Plans, sweeps and trainings being made or remembered, by how far they are",
                        count,
                        "state",
                        state));
        ModelFigures.add(to, sources.retraining());
        HistoryFigures.add(to, sources.history(), now.toEpochMilli());
        if (sources.twin() != null) {
            twin(to, sources.twin(), now);
        }
        return to.done();
    }

    private void itself(Families to) {
        DesiredPolicies policies = sources.policies();
        AuditLog audit = sources.audit();
        to.gauge(
                "turn_age_seconds",
                "Time since policies and plans were looked after",
                sources.turnAgeSeconds().getAsDouble());
        try {
            to.gauge(
                    "room_bytes",
                    "Room where the planner keeps what it decides",
                    Files.getFileStore(sources.folder()).getUsableSpace());
        } catch (IOException failed) {
            LOG.debug("the room cannot be told", failed);
        }
        to.flag("kill_switch", "1 while the kill switch is on", policies.halted() != null);
        to.counter("audit_records", "Records of the audit log", audit.size());
        to.flag("audit_writable", "0 once a record could not be written", audit.isWritable());
        to.counter(
                "denied_calls", "Calls that were turned away", sources.denied().getAsLong());
    }

    private static void twin(Families to, LiveTwin twin, Instant now) {
        LinkStatus link = twin.status();
        to.flag("twin_connected", "1 while the twin answers", link.state() == LinkState.CONNECTED);
        to.gauge("twin_cells", "Cells that the twin told of", twin.cells().all().size());
        Instant answered = link.answeredAt();
        if (answered != null) {
            to.gauge("twin_answer_age_seconds", "Time since the twin answered last", seconds(answered, now));
        }
    }

    /** From then to now [s], not below 0. */
    static double seconds(Instant then, Instant now) {
        return Math.max(0, Duration.between(then, now).toMillis() / MILLIS);
    }

    /** A constant as a label's value. */
    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

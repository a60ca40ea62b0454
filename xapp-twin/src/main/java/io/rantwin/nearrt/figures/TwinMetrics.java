package io.rantwin.nearrt.figures;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rantwin.nearrt.ingest.Ingest;
import io.rantwin.nearrt.ingest.IngestCounts;
import io.rantwin.nearrt.ingest.RefusalCause;
import io.rantwin.nearrt.live.CellGlance;
import io.rantwin.nearrt.loop.LoopCounts;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.twin.estimation.IntakeOutcome;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.xapp.metrics.XappMetrics;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Shows the loop's figures at {@code /ric/v1/metrics}. */
public final class TwinMetrics {
    private static final String SUBSYSTEM = "Twin";
    private static final double NANOS = 1e9;
    private static final double[] SHARES = {0.5, 0.9, 0.99, 1};

    private TwinMetrics() {}

    /** Binds everything; the result takes latencies in nanoseconds. */
    public static LongConsumer bind(XappMetrics metrics, Ingest ingest, TwinLoop loop, NetworkTime time) {
        LoopCounts counts = loop.counts();
        IngestCounts arrived = ingest.counts();
        metrics.counter(SUBSYSTEM, "Indications", "indications of own subscriptions", arrived::indications);
        metrics.counter(SUBSYSTEM, "Reports", "granularity periods of cells that went into the loop", arrived::reports);
        metrics.counter(SUBSYSTEM, "ReportsOfUes", "reports of single UEs", arrived::reportsOfUes);
        metrics.counter(SUBSYSTEM, "ReportsWithoutValues", "periods without any value", arrived::reportsWithoutValues);
        metrics.counter(
                SUBSYSTEM, "ReportsWithoutTime", "periods of nodes without a clock", arrived::reportsWithoutTime);
        metrics.counter(SUBSYSTEM, "DecodedSlowly", "indications that took the slow way", arrived::decodedSlowly);
        metrics.counter(SUBSYSTEM, "Published", "states of cells published", counts::published);
        metrics.counter(SUBSYSTEM, "LoopFailures", "reports on which the loop failed", counts::failures);
        metrics.counter(SUBSYSTEM, "ListenerFailures", "failed calls of watchers", counts::listenerFailures);
        metrics.gauge(
                SUBSYSTEM,
                "UnknownNames",
                "measurement names the catalogue does not know",
                () -> arrived.unknownNames().size());
        metrics.gauge(
                SUBSYSTEM,
                "OldestUnreadSeconds",
                "age of the oldest report nobody has read",
                () -> loop.oldestUnreadNanos() / NANOS);
        metrics.gauge(SUBSYSTEM, "SlowLaneWaiting", "indications that wait to be decoded slowly", ingest::waiting);
        metrics.gauge(SUBSYSTEM, "NetworkSpeed", "seconds of the network in one of ours", time::speed);
        metrics.gauge(SUBSYSTEM, "NetworkEpoch", "times that the network's time began anew", time::epoch);
        metrics.gauge(
                SUBSYSTEM,
                "LagSeconds",
                "median age of the information on a cell, network time",
                () -> ages(loop).quantile(0.5));
        MeterRegistry registry = metrics.registry();
        for (double share : SHARES) {
            Gauge.builder("rantwin.cell.age.seconds", loop, each -> ages(each).quantile(share))
                    .description("age of the information on cells, network time, by quantile over the cells")
                    .tag("quantile", Double.toString(share))
                    .register(registry);
        }
        for (IntakeOutcome outcome : IntakeOutcome.values()) {
            reports(registry, counts, outcome.name().toLowerCase(Locale.ROOT), outcome);
        }
        for (RefusalCause cause : RefusalCause.values()) {
            FunctionCounter.builder("rantwin.refused", arrived, each -> each.refused(cause))
                    .description("values and reports not believed or not taken, by cause")
                    .tag("cause", cause.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        drops(registry, counts);
        for (TrustState trust : TrustState.values()) {
            Gauge.builder("rantwin.cells", loop, each -> count(each, trust))
                    .description("cells by how far their reports are believed")
                    .tag("trust", trust.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        for (int shard = 0; shard < loop.waiting().length; shard++) {
            int number = shard;
            Gauge.builder("rantwin.shard.waiting", loop, each -> each.waiting()[number])
                    .description("cells with unread reports")
                    .tag("shard", Integer.toString(shard))
                    .register(registry);
        }
        Timer latency = Timer.builder("rantwin.loop.latency")
                .description("from a report's arrival to the published state that contains it")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(10_000))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
        return nanos -> latency.record(Duration.ofNanos(nanos));
    }

    private static void reports(MeterRegistry registry, LoopCounts counts, String name, IntakeOutcome outcome) {
        FunctionCounter.builder("rantwin.reports", counts, each -> each.count(outcome))
                .description("reports by what the filter did with them")
                .tag("outcome", name)
                .register(registry);
    }

    private static void drops(MeterRegistry registry, LoopCounts counts) {
        FunctionCounter.builder("rantwin.reports", counts, LoopCounts::empty)
                .tag("outcome", "empty")
                .register(registry);
        FunctionCounter.builder("rantwin.reports", counts, LoopCounts::refused)
                .tag("outcome", "refused")
                .register(registry);
        FunctionCounter.builder("rantwin.dropped", counts, LoopCounts::overwritten)
                .description("reports dropped unread, by cause")
                .tag("cause", "newer_report")
                .register(registry);
        FunctionCounter.builder("rantwin.dropped", counts, LoopCounts::reportsWithoutRoom)
                .tag("cause", "too_many_cells")
                .register(registry);
    }

    private static CellAges ages(TwinLoop loop) {
        return new CellAges(loop.glances(), loop.networkNanos());
    }

    private static long count(TwinLoop loop, TrustState trust) {
        return loop.glances().stream()
                .map(CellGlance::trust)
                .filter(trust::equals)
                .count();
    }
}

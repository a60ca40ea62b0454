package io.rantwin.nearrt.figures;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rantwin.nearrt.watch.NetworkWatch;
import io.rantwin.twin.anomaly.FaultKind;
import io.rantwin.xapp.metrics.XappMetrics;
import java.util.List;
import java.util.Locale;

/** Shows anomalies and what looking for them costs. */
public final class WatchMetrics {
    private WatchMetrics() {}

    /** Binds everything. */
    public static void bind(XappMetrics metrics, NetworkWatch watch) {
        MeterRegistry registry = metrics.registry();
        for (FaultKind kind : FaultKind.values()) {
            Gauge.builder("rantwin.anomalies", watch, each -> count(each, kind))
                    .description("anomalies that are open, by kind")
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        FunctionCounter.builder(
                        "rantwin.anomalies.opened", watch, each -> each.counts().opened())
                .description("anomalies that ever opened")
                .register(registry);
        FunctionCounter.builder(
                        "rantwin.watch.busy.seconds",
                        watch,
                        each -> each.counts().busySeconds())
                .description("time that looking for anomalies took")
                .register(registry);
        FunctionCounter.builder(
                        "rantwin.watch.periods", watch, each -> each.counts().periods())
                .description("periods of the network that were looked over")
                .register(registry);
        FunctionCounter.builder(
                        "rantwin.watch.unread",
                        watch,
                        each -> each.counts().lateReports() + each.counts().missedReports())
                .description("reports that the watch did not see in time")
                .register(registry);
        Gauge.builder("rantwin.watch.pass.seconds", watch, each -> each.counts().lastPassSeconds())
                .description("time that the last look over all cells took")
                .register(registry);
    }

    private static long count(NetworkWatch watch, FaultKind kind) {
        return watch.anomalies(List.of()).stream()
                .filter(view -> view.kind() == kind)
                .count();
    }
}

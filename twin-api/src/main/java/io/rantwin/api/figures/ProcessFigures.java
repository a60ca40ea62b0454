package io.rantwin.api.figures;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** Memory, processor, garbage collection and uptime of the Java machine, under the names that Micrometer gives them. */
public final class ProcessFigures {
    private static final double MILLIS = 1_000;

    private ProcessFigures() {}

    /** Shows them there from now on; all are there from the first look on, and none needs an end. */
    public static void bind(MeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            FunctionCounter.builder("jvm.gc.seconds", collector, each -> each.getCollectionTime() / MILLIS)
                    .description("time that garbage collection took, by collector")
                    .tag("gc", collector.getName())
                    .register(registry);
        }
    }
}

package io.rantwin.api.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spans on their way to the collector: {@link #MOST} at most, in batches, one batch after the other. What has no room is dropped, what cannot
 * be sent is lost, both are counted; the log has a line when it begins and when it is over. Thread-safe.
 */
final class SpanQueue implements SpanProcessor {
    /** Spans that wait or are being sent at most. */
    static final int MOST = 2_048;

    private static final Logger LOG = LoggerFactory.getLogger(SpanQueue.class);
    private static final int BATCH = 512;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration GIVE_UP = Duration.ofSeconds(10);

    private final SpanExporter exporter;
    private final URI target;
    private final BatchSpanProcessor batches;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean isTroubled = new AtomicBoolean();
    private final LongAdder sent = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    /** @param target for the log */
    SpanQueue(SpanExporter exporter, URI target) {
        this.exporter = exporter;
        this.target = target;
        batches = BatchSpanProcessor.builder(new Counting())
                .setMaxQueueSize(MOST)
                .setMaxExportBatchSize(BATCH)
                .setScheduleDelay(EVERY)
                .setExporterTimeout(GIVE_UP)
                .build();
    }

    long sent() {
        return sent.sum();
    }

    long failed() {
        return failed.sum();
    }

    long dropped() {
        return dropped.sum();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // Only what has ended is sent.
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (!span.getSpanContext().isSampled()) {
            return;
        }
        if (waiting.incrementAndGet() > MOST) {
            waiting.decrementAndGet();
            dropped.increment();
        } else {
            batches.onEnd(span);
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return batches.forceFlush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return batches.shutdown();
    }

    /** The way to the collector, with what became of each batch. */
    private final class Counting implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            int count = spans.size();
            CompletableResultCode result;
            try {
                result = exporter.export(spans);
            } catch (RuntimeException unusable) {
                result = CompletableResultCode.ofExceptionalFailure(unusable);
            }
            CompletableResultCode done = result;
            return done.whenComplete(() -> ended(done, count));
        }

        private void ended(CompletableResultCode result, int count) {
            waiting.addAndGet(-count);
            if (result.isSuccess()) {
                sent.add(count);
                if (isTroubled.getAndSet(false)) {
                    LOG.info("traces reach {} again; {} spans were lost", target, failed.sum() + dropped.sum());
                }
            } else {
                failed.add(count);
                if (!isTroubled.getAndSet(true)) {
                    LOG.warn("traces do not reach {}, they are lost until they do: {}", target, why(result));
                }
            }
        }

        private static String why(CompletableResultCode result) {
            Throwable failure = result.getFailureThrowable();
            if (failure == null) {
                return "no reason was given";
            }
            while (failure.getCause() != null) {
                failure = failure.getCause();
            }
            return failure.toString();
        }

        @Override
        public CompletableResultCode flush() {
            return exporter.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return exporter.shutdown();
        }
    }
}

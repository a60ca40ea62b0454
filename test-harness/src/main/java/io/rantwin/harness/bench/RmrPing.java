package io.rantwin.harness.bench;

import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrMessage;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/** Calls one after the other, and how long each took. */
final class RmrPing {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int WARM_UP = 5_000;

    private final Rmr rmr;
    private final RmrAddress to;
    private final int type;
    private final int payloadOctets;
    private final LongSupplier nanoTime;

    RmrPing(Rmr rmr, RmrAddress to, int type, int payloadOctets, LongSupplier nanoTime) {
        this.rmr = rmr;
        this.to = to;
        this.type = type;
        this.payloadOctets = payloadOctets;
        this.nanoTime = nanoTime;
    }

    /**
     * Round trips in nanoseconds.
     *
     * @throws ExecutionException when a call got no answer
     */
    Histogram ping(int count) throws ExecutionException, InterruptedException {
        Histogram nanos = new Histogram(TIMEOUT.toNanos() * 2, 3);
        RmrMessage request = RmrMessage.of(type, new byte[payloadOctets]);
        for (int i = -WARM_UP; i < count; i++) {
            long begun = nanoTime.getAsLong();
            rmr.callTo(to, request, TIMEOUT).get();
            if (i >= 0) {
                nanos.recordValue(nanoTime.getAsLong() - begun);
            }
        }
        return nanos;
    }
}

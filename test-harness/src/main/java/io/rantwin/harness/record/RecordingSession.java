package io.rantwin.harness.record;

import io.rantwin.codecs.e2ap.E2apCodecs;
import io.rantwin.harness.command.HostPort;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.TransportChoice;
import io.rantwin.xapp.rmr.RmrConfig;
import io.rantwin.xapp.rmr.RmrEngine;
import io.rantwin.xapp.rmr.RouteSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Records into a writer until it is told to stop, and says how it goes. The writer is left open. */
final class RecordingSession {
    private static final int FLUSH_MILLIS = 1_000;

    /** What waits for a slow side may be long: the tap ends the associations when it does not fit. */
    private static final int SEND_QUEUE_OCTETS = 32 << 20;

    private final RecordingWriter writer;
    private final InstantSource clock;
    private final CountDownLatch stop;
    private final Consumer<String> progress;
    private final int statusSeconds;

    /**
     * @param stop ends the session when it reaches 0
     * @param progress takes lines for people
     * @param statusSeconds from one line with figures to the next
     */
    RecordingSession(
            RecordingWriter writer,
            InstantSource clock,
            CountDownLatch stop,
            Consumer<String> progress,
            int statusSeconds) {
        this.writer = writer;
        this.clock = clock;
        this.stop = stop;
        this.progress = progress;
        this.statusSeconds = statusSeconds;
    }

    /** Stands between E2 nodes, which connect to {@code listenAt}, and an E2 termination. */
    void e2(InetSocketAddress listenAt, HostPort termination, TransportChoice transport)
            throws IOException, InterruptedException {
        LinkOptions limits = LinkOptions.DEFAULT;
        LinkOptions options = new LinkOptions(
                transport,
                limits.largestPduOctets(),
                SEND_QUEUE_OCTETS,
                2 * limits.mostAssociations(),
                limits.stallLimit());
        try (E2Link link = E2Link.start(options, clock);
                E2Tap tap = new E2Tap(link, listenAt, termination::address, writer, new E2apCodecs(), clock)) {
            progress.accept("E2 nodes connect to port " + tap.localAddress().getPort() + "; the E2 termination is at "
                    + termination + ", over " + link.transport());
            watch(() -> "%d nodes, %d PDUs passed on%s"
                    .formatted(tap.pairs(), tap.passed(), tap.complaints().isEmpty() ? "" : ", " + tap.complaints()));
        }
    }

    /**
     * Takes RMR messages at a port.
     *
     * @param nanoTime such as {@link System#nanoTime}
     * @param random of waits
     */
    void rmr(int port, LongSupplier nanoTime, RandomGenerator random) throws IOException, InterruptedException {
        RmrRecorder recorder = new RmrRecorder(writer, clock);
        RmrConfig config = RmrConfig.onPort(port, "localhost", new RouteSource.FileOnly());
        try (RmrEngine rmr = RmrEngine.start(config, recorder, clock, nanoTime, random)) {
            progress.accept("RMR messages are taken at port " + rmr.ownAddress().port());
            watch(() -> rmr.statistics().received() + " messages came, " + recorder.lost() + " lost");
        }
    }

    private void watch(Supplier<String> figures) throws IOException, InterruptedException {
        long last = clock.millis();
        while (!stop.await(FLUSH_MILLIS, TimeUnit.MILLISECONDS)) {
            writer.flush();
            if (clock.millis() - last >= TimeUnit.SECONDS.toMillis(statusSeconds)) {
                last = clock.millis();
                progress.accept(line(figures));
            }
        }
        progress.accept(line(figures));
    }

    private String line(Supplier<String> figures) {
        return figures.get() + "; " + writer.entries() + " recorded, " + writer.octets() + " octets in the file";
    }
}

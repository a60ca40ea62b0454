package io.rantwin.nearrt.ingest;

import io.rantwin.nearrt.live.LiveUes;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.nearrt.tracing.IndicationTraces;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.indication.DirectIndicationListener;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Everything between RMR and the mailboxes. */
public final class Ingest implements AutoCloseable {
    private final Sources sources = new Sources();
    private final IngestCounts counts = new IngestCounts();
    private final UeBook ues;
    private final SlowLane slowLane;
    private final IndicationReader reader;

    /**
     * Puts it together; {@link #begin} sets its thread going.
     *
     * @param traces null when nothing is traced
     */
    public Ingest(
            TwinLoop loop,
            NetworkTime time,
            InstantSource wall,
            LongSupplier nanoTime,
            Complaints complaints,
            @Nullable IndicationTraces traces) {
        Delivery delivery = new Delivery(loop, time, counts);
        ues = new UeBook(time);
        slowLane = new SlowLane(delivery, ues, counts, complaints);
        reader = new IndicationReader(sources, delivery, slowLane, counts, wall, nanoTime, traces);
    }

    /** Starts the thread for what is decoded slowly. */
    public void begin() {
        slowLane.begin();
    }

    /** Where subscriptions are told of. */
    public Sources sources() {
        return sources;
    }

    /** Takes indications on the thread that reads RMR. */
    public DirectIndicationListener listener() {
        return reader;
    }

    /** UEs of the newest reports. */
    public LiveUes ues() {
        return ues;
    }

    /** What came in. */
    public IngestCounts counts() {
        return counts;
    }

    /** Indications that wait to be decoded slowly. */
    public int waiting() {
        return slowLane.waiting();
    }

    @Override
    public void close() {
        slowLane.close();
    }
}

package io.rantwin.nearrt.service;

import io.grpc.StatusException;
import io.rantwin.nearrt.live.LiveNetwork;
import io.rantwin.nearrt.live.LiveNetwork.NotReadyException;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.SnapshotException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Snapshots that what-ifs start from: the present, shared by calls that come together, or octets of a client. Thread-safe. */
final class Snapshots {
    private static final int KEPT = 4;

    private final LiveNetwork network;
    private final LongSupplier nanoTime;
    private final long maxAgeNanos;
    private final Object cutting = new Object();
    private @Nullable Cut present;
    private long presentNanos;
    private final Map<String, Cut> given = new LinkedHashMap<>();

    Snapshots(LiveNetwork network, LongSupplier nanoTime, Duration maxAge) {
        this.network = network;
        this.nanoTime = nanoTime;
        maxAgeNanos = maxAge.toNanos();
    }

    /** Where the scenarios of one call start; the present is the same for all of them. */
    final class Start {
        private @Nullable Cut pinned;

        Cut present() throws StatusException {
            Cut known = pinned;
            if (known == null) {
                known = Snapshots.this.present();
                pinned = known;
            }
            return known;
        }

        Cut of(byte[] octets) throws SnapshotException {
            return Snapshots.this.of(octets);
        }
    }

    /** For one call. */
    Start start() {
        return new Start();
    }

    /** A snapshot with its octets and their hash. */
    static final class Cut {
        private final Snapshot snapshot;
        private final byte[] octets;
        private final String id;

        Cut(Snapshot snapshot, byte[] octets) {
            this.snapshot = snapshot;
            this.octets = octets;
            id = Digests.sha256(octets);
        }

        Snapshot snapshot() {
            return snapshot;
        }

        byte[] octets() {
            return octets;
        }

        String id() {
            return id;
        }
    }

    /**
     * The network now, or a moment ago when another call cut it then.
     *
     * @throws StatusException FAILED_PRECONDITION when no cell has reported yet
     */
    Cut present() throws StatusException {
        synchronized (cutting) {
            Cut known = present;
            if (known != null && nanoTime.getAsLong() - presentNanos <= maxAgeNanos) {
                return known;
            }
            try {
                long now = nanoTime.getAsLong();
                Snapshot snapshot = network.cut();
                Cut cut = new Cut(snapshot, snapshot.toBytes());
                present = cut;
                presentNanos = now;
                return cut;
            } catch (NotReadyException e) {
                throw Answers.precondition(String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * What a client sent.
     *
     * @throws SnapshotException when the octets are no snapshot
     */
    Cut of(byte[] octets) throws SnapshotException {
        String id = Digests.sha256(octets);
        synchronized (given) {
            Cut known = given.get(id);
            if (known != null) {
                return known;
            }
        }
        Cut cut = new Cut(Snapshot.fromBytes(octets), octets);
        synchronized (given) {
            given.put(id, cut);
            if (given.size() > KEPT) {
                given.remove(given.keySet().iterator().next());
            }
        }
        return cut;
    }
}

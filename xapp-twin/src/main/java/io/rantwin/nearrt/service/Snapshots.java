package io.rantwin.nearrt.service;

import io.grpc.StatusException;
import io.rantwin.nearrt.live.LiveNetwork;
import io.rantwin.nearrt.live.LiveNetwork.NotReadyException;
import io.rantwin.nearrt.recent.RecentlyUsed;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.SnapshotException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Snapshots that what-ifs start from: the present, shared by calls that come together, or octets of a client. Thread-safe. */
final class Snapshots {
    private static final int KEPT = 4;
    private static final int KEPT_PARTS = 64;

    private final LiveNetwork network;
    private final LongSupplier nanoTime;
    private final long maxAgeNanos;
    private final Object cutting = new Object();
    private @Nullable Cut present;
    private long presentNanos;
    private final Map<String, Cut> given = new LinkedHashMap<>();

    private record Dated(Cut cut, long nanos) {}

    private final RecentlyUsed<Set<String>, Dated> parts = new RecentlyUsed<>(KEPT_PARTS);

    Snapshots(LiveNetwork network, LongSupplier nanoTime, Duration maxAge) {
        this.network = network;
        this.nanoTime = nanoTime;
        maxAgeNanos = maxAge.toNanos();
    }

    /** Where the scenarios of one call start; the present is the same for all of them. */
    final class Start {
        private final @Nullable Set<String> concerned;
        private @Nullable Cut pinned;

        private Start(@Nullable Set<String> concerned) {
            this.concerned = concerned;
        }

        Cut present() throws StatusException {
            Cut known = pinned;
            if (known == null) {
                known = concerned == null ? Snapshots.this.present() : Snapshots.this.present(concerned);
                pinned = known;
            }
            return known;
        }

        Cut of(byte[] octets) throws SnapshotException {
            return Snapshots.this.of(octets);
        }
    }

    /**
     * For one call.
     *
     * @param concerned the cells that it is about; null for all
     */
    Start start(@Nullable Set<String> concerned) {
        return new Start(concerned);
    }

    /** How many cells a snapshot for such a call has. */
    int cells(@Nullable Set<String> concerned) {
        return Math.max(1, concerned == null ? network.topology().cells().size() : network.cells(concerned));
    }

    /** A snapshot with its octets and their hash. */
    static final class Cut {
        private final Snapshot snapshot;
        private final byte[] octets;
        private final String id;
        private final boolean isPart;

        Cut(Snapshot snapshot, byte[] octets, boolean isPart) {
            this.snapshot = snapshot;
            this.octets = octets;
            this.isPart = isPart;
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

        /** Whether the network has other cells, too. */
        boolean isPart() {
            return isPart;
        }
    }

    /**
     * These cells now and all that have to do with them, or a moment ago when another call cut the same.
     *
     * @throws StatusException FAILED_PRECONDITION when no cell has reported yet
     */
    private Cut present(Set<String> concerned) throws StatusException {
        long now = nanoTime.getAsLong();
        Dated known = parts.get(concerned);
        if (known != null && now - known.nanos() <= maxAgeNanos) {
            return known.cut();
        }
        try {
            Snapshot snapshot = network.cut(concerned);
            Cut cut = new Cut(snapshot, snapshot.toBytes(), true);
            parts.put(concerned, new Dated(cut, now));
            return cut;
        } catch (NotReadyException e) {
            throw Answers.precondition(String.valueOf(e.getMessage()));
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
                Cut cut = new Cut(snapshot, snapshot.toBytes(), false);
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
        Cut cut = new Cut(Snapshot.fromBytes(octets), octets, false);
        synchronized (given) {
            given.put(id, cut);
            if (given.size() > KEPT) {
                given.remove(given.keySet().iterator().next());
            }
        }
        return cut;
    }
}

package io.rantwin.planner.network;

import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.topology.TopologyException;
import io.rantwin.twin.topology.TopologyReader;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.SnapshotException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads networks. */
public final class NetworkFiles {
    private static final long MOST_OCTETS = 1L << 30;

    private NetworkFiles() {}

    /** Sites, cells and neighbours as JSON, as {@code rantwin twin topology get} has it. */
    public static Topology topology(Path file) throws NetworkException {
        try (InputStream in = Files.newInputStream(file)) {
            return topology(in);
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    /** The same from octets that somebody sent. */
    public static Topology topology(byte[] json) throws NetworkException {
        try {
            return topology(new ByteArrayInputStream(json));
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    private static Topology topology(InputStream in) throws NetworkException, IOException {
        try {
            return TopologyReader.read(in).topology();
        } catch (TopologyException wrong) {
            throw new NetworkException(wrong.getMessage() == null ? "is no topology" : wrong.getMessage(), wrong);
        }
    }

    /** The network as a running twin believes it, as {@code rantwin twin snapshot} has it. */
    public static Snapshot snapshot(Path file) throws NetworkException {
        try {
            if (Files.size(file) > MOST_OCTETS) {
                throw new NetworkException("is too large for a snapshot: " + Files.size(file) + " octets");
            }
            return Snapshot.fromBytes(Files.readAllBytes(file));
        } catch (SnapshotException wrong) {
            throw new NetworkException("is no snapshot: " + wrong.getMessage(), wrong);
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    private static NetworkException unreadable(IOException failed) {
        return new NetworkException(
                failed instanceof NoSuchFileException ? "there is no such file" : "cannot be read: " + failed, failed);
    }
}

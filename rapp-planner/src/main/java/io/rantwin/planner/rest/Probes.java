package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What whoever runs the planner asks it by, a few times a minute: {@code /health/alive} and {@code /health/ready}. Thread-safe. */
public final class Probes {
    /** The planner looks after policies and plans five times a second; reading a long history may hold it up for a while. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(60);

    /** With less room than this a journal or an answer may break off. */
    private static final long LEAST_ROOM_OCTETS = 16 << 20;

    private static final double NANOS = 1e9;

    private final Path folder;
    private final LongSupplier nanoTime;
    private volatile long lastTurn;

    /**
     * Probes of a planner.
     *
     * @param folder where it keeps what it decides
     * @param nanoTime a clock that only goes forward
     */
    public Probes(Path folder, LongSupplier nanoTime) {
        this.folder = folder;
        this.nanoTime = nanoTime;
        lastTurn = nanoTime.getAsLong();
    }

    /** The planner has looked after policies and plans. */
    public void turned() {
        lastTurn = nanoTime.getAsLong();
    }

    /** Time since then [s]. */
    double turnAgeSeconds() {
        return sinceTurn().toNanos() / NANOS;
    }

    private Duration sinceTurn() {
        return Duration.ofNanos(nanoTime.getAsLong() - lastTurn);
    }

    void addTo(RouteTable routes) {
        routes.open("/health/alive", context -> Answer.json(context, 200, alive()));
        routes.open("/health/ready", context -> Answer.json(context, 200, ready()));
    }

    ObjectNode alive() throws ProblemException {
        Duration since = sinceTurn();
        if (since.compareTo(LONGEST_TURN) > 0) {
            throw new ProblemException(
                    ProblemKind.STUCK,
                    "Nobody has looked after policies and plans for " + since.toSeconds()
                            + " s; only a restart helps.");
        }
        return Answer.object().put("status", "alive");
    }

    ObjectNode ready() throws ProblemException {
        if (!Files.isWritable(folder)) {
            throw new ProblemException(ProblemKind.NOT_KEPT, "The folder " + folder + " cannot be written.");
        }
        try {
            long room = Files.getFileStore(folder).getUsableSpace();
            if (room < LEAST_ROOM_OCTETS) {
                throw new ProblemException(
                        ProblemKind.NOT_KEPT, "The folder " + folder + " has room for " + room + " octets only.");
            }
        } catch (IOException failed) {
            throw new ProblemException(
                    ProblemKind.NOT_KEPT, "The folder " + folder + " cannot be looked at: " + failed);
        }
        return Answer.object().put("status", "ready");
    }
}

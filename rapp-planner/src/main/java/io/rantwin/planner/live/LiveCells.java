package io.rantwin.planner.live;

import io.rantwin.api.v1.CellState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Cells by id, as they were told or are planned. Thread-safe; readers never wait for the twin. */
public final class LiveCells {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Rounds rounds;
    private final ConcurrentSkipListMap<String, KnownCell> cells = new ConcurrentSkipListMap<>();
    private volatile Newest newest = new Newest(0, Instant.EPOCH);

    private record Newest(long networkNanos, Instant seenAt) {}

    LiveCells(Rounds rounds) {
        this.rounds = rounds;
    }

    /** All that are known, by id. */
    public List<KnownCell> all() {
        return List.copyOf(cells.values());
    }

    /** One; null when nobody has told of it. */
    public @Nullable KnownCell find(String cellId) {
        return cells.get(cellId);
    }

    /** The network's newest time that was told, ns since 1970; 0 before the first state. */
    public long networkNanos() {
        return newest.networkNanos;
    }

    /**
     * How old the newest report of a cell is: what it is behind the network's newest, and how long ago that was told; -1 when
     * there is no report. Wall time since the newest counts as network time.
     */
    public long ageMillis(KnownCell cell, Instant now) {
        CellState state = cell.state();
        if (state == null) {
            return -1;
        }
        Newest seen = newest;
        long behind = Math.max(0, seen.networkNanos - state.getNetworkTimeNs()) / NANOS_PER_MILLI;
        return behind + Math.max(0, Duration.between(seen.seenAt, now).toMillis());
    }

    void told(CellState state, Instant now) {
        Newest seen = newest;
        if (state.getNetworkTimeNs() != seen.networkNanos) {
            // A network may begin anew at an earlier time; a cell that is merely late is seconds behind.
            if (state.getNetworkTimeNs() > seen.networkNanos || isAnotherTime(state, seen)) {
                newest = new Newest(state.getNetworkTimeNs(), now);
            }
        }
        long round = rounds.change();
        cells.compute(
                state.getCellId(),
                (id, known) -> new KnownCell(id, state, known == null ? null : known.place(), round));
    }

    private static boolean isAnotherTime(CellState state, Newest seen) {
        return seen.networkNanos - state.getNetworkTimeNs()
                        > Duration.ofHours(1).toNanos()
                && state.getVersion() <= 2;
    }

    void planned(Map<String, CellPlace> places) {
        long round = rounds.change();
        places.forEach((id, place) -> cells.compute(
                id, (same, known) -> new KnownCell(id, known == null ? null : known.state(), place, round)));
        cells.replaceAll((id, known) -> known.place() == null || places.containsKey(id)
                ? known
                : new KnownCell(id, known.state(), null, round));
        cells.values().removeIf(known -> known.place() == null && known.state() == null);
    }
}

package io.rantwin.nearrt.keeping;

import io.rantwin.nearrt.loop.KeptCells;
import io.rantwin.nearrt.loop.LoopKeeping;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.metrics.XappMetrics;
import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.sdl.SdlException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes states of cells to the shared data layer, a part of the cells at each {@link #tick}, so that each is written once in a period;
 * and hands out those of an earlier life. Nothing waits in a queue: what is written is read from the loop just before, so the newest
 * counts, and a store that is slow or away only makes states older.
 *
 * <p>{@link #restore}, {@link #tick} and {@link #writeAll} block and are for one thread at a time; the rest is thread-safe.
 */
public final class Keeper implements KeptCells {
    /** Parts of the cells, each a value of the store. */
    public static final int PARTS = 128;

    static final String NAMESPACE = "rantwin-cells";
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final String LEARNED = "learned";
    private static final String MARK = "mark";
    private static final int READ_AT_ONCE = 8;
    private static final long ANSWER_MILLIS = 1000;
    private static final long MOST_WRITING_NANOS = 3_000_000_000L;
    // So that more than one node has said what time it is.
    private static final long SETTLED_NANOS = 3_000_000_000L;
    private static final int MOST_NAMED = 5;

    private final Sdl sdl;
    private final LoopKeeping loop;
    private final LongSupplier networkNanos;
    private final LongSupplier nanoTime;
    private final long oldestNanos;
    private final Complaints complaints;
    private final Runnable lost;
    private final KeepingCounts counts = new KeepingCounts();
    private final ConcurrentMap<String, byte[]> waiting = new ConcurrentHashMap<>();
    private final ConcurrentMap<Long, byte[]> learned = new ConcurrentHashMap<>();
    private final List<List<String>> parts = new ArrayList<>();
    private final List<FigureParts> figures = new ArrayList<>();
    private final boolean[] isKnown = new boolean[PARTS];
    private int part;
    private boolean isMarked;
    private long timeKnownAt;
    private boolean isTimeKnown;
    private boolean areAllAsked;

    /**
     * A keeper.
     *
     * @param networkNanos network time; {@link Long#MIN_VALUE} before the first report
     * @param nanoTime our own clock, which only goes forward
     * @param oldestNanos how old a state may be to be used, network time
     * @param lost called when the store has lost all that was in it
     */
    public Keeper(
            Sdl sdl,
            LoopKeeping loop,
            LongSupplier networkNanos,
            LongSupplier nanoTime,
            long oldestNanos,
            Complaints complaints,
            Runnable lost) {
        this.sdl = sdl;
        this.loop = loop;
        this.networkNanos = networkNanos;
        this.nanoTime = nanoTime;
        this.oldestNanos = oldestNanos;
        this.complaints = complaints;
        this.lost = lost;
    }

    /** Keeps figures of cells, too; to be said before anything is restored. */
    public void keep(CellFigures cellFigures) {
        figures.add(new FigureParts(sdl, cellFigures, PARTS, Keeper::partOf));
    }

    /** Asks a store for something; when that succeeds, it is there. */
    public static boolean ask(Sdl sdl) throws SdlException {
        return sdl.get(NAMESPACE, MARK) != null;
    }

    /** Reads what an earlier life left, and gives it to the loop; before the loop begins. */
    public void restore() {
        List<String> unusable = new ArrayList<>();
        try {
            for (int from = 0; from < PARTS; from += READ_AT_ONCE) {
                List<String> keys = new ArrayList<>();
                for (int each = from; each < Math.min(PARTS, from + READ_AT_ONCE); each++) {
                    keys.add(key(each));
                }
                sdl.get(NAMESPACE, keys).forEach((key, octets) -> readPart(key, octets, unusable));
            }
            for (FigureParts each : figures) {
                readFigures(each, unusable);
            }
            byte[] weights = sdl.get(NAMESPACE, LEARNED);
            if (weights != null) {
                readLearned(weights, unusable);
            }
        } catch (SdlException e) {
            complaints.add("states of an earlier life could not be read", String.valueOf(e.getMessage()));
        }
        if (!unusable.isEmpty()) {
            complaints.add(
                    "states of an earlier life cannot be used",
                    unusable.size() + ", such as "
                            + String.join("; ", unusable.subList(0, Math.min(MOST_NAMED, unusable.size()))));
        }
        if (!waiting.isEmpty()) {
            LOG.info("{} cells may go on from where an earlier life left them", waiting.size());
        }
        loop.resumeFrom(this);
    }

    private void readFigures(FigureParts own, List<String> unusable) throws SdlException {
        int found = unusable.size();
        for (int from = 0; from < PARTS; from += READ_AT_ONCE) {
            Map<String, Integer> keys = new TreeMap<>();
            for (int each = from; each < Math.min(PARTS, from + READ_AT_ONCE); each++) {
                keys.put(own.key(each), each);
            }
            sdl.get(NAMESPACE, List.copyOf(keys.keySet())).forEach((key, octets) -> {
                Integer each = keys.get(key);
                if (each != null) {
                    own.read(each, octets, unusable);
                }
            });
        }
        for (; found < unusable.size(); found++) {
            counts.isDamaged();
        }
    }

    private void readPart(String key, byte[] octets, List<String> unusable) {
        for (KeptEntry entry : KeptEntry.read(octets, why -> damaged(key, why, unusable))) {
            int own = partOf(entry.name());
            if (key(own).equals(key)) {
                isKnown[own] = true;
                waiting.put(entry.name(), entry.octets());
            } else {
                damaged(key, entry.name() + " does not belong here", unusable);
            }
        }
    }

    private void readLearned(byte[] octets, List<String> unusable) {
        for (KeptEntry entry : KeptEntry.read(octets, why -> damaged(LEARNED, why, unusable))) {
            try {
                learned.put(Long.valueOf(entry.name()), entry.octets());
            } catch (NumberFormatException _) {
                damaged(LEARNED, entry.name() + " is no period", unusable);
            }
        }
    }

    private void damaged(String key, String why, List<String> unusable) {
        counts.isDamaged();
        unusable.add(key + ", " + why);
    }

    private static int partOf(String cellId) {
        return Math.floorMod(cellId.hashCode(), PARTS);
    }

    private static String key(int part) {
        return String.format(Locale.ROOT, "cells-%03d", part);
    }

    /** Shows what becomes of states. */
    public void bind(XappMetrics metrics) {
        counts.bind(metrics);
        metrics.gauge(
                "Twin", "StatesWaiting", "states of an earlier life whose cells have not come back", waiting::size);
    }

    /** What became of states. */
    public KeepingCounts counts() {
        return counts;
    }

    /** Writes the next part of the cells; to be called {@link #PARTS} times in a period. */
    public void tick() {
        try {
            askForThoseThatHaveNotReported();
            if (part == 0) {
                beginRound();
            }
            write(part);
            part = (part + 1) % PARTS;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    // Cells of nodes that are away are known all the same, with the age of what is known.
    private void askForThoseThatHaveNotReported() {
        if (areAllAsked || networkNanos.getAsLong() == Long.MIN_VALUE) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (!isTimeKnown) {
            isTimeKnown = true;
            timeKnownAt = now;
        }
        if (now - timeKnownAt >= SETTLED_NANOS) {
            areAllAsked = true;
            waiting.keySet().forEach(loop::resume);
        }
    }

    private void beginRound() throws InterruptedException {
        parts.clear();
        for (int each = 0; each < PARTS; each++) {
            parts.add(new ArrayList<>());
        }
        loop.cellIds().forEach(cellId -> parts.get(partOf(cellId)).add(cellId));
        figures.forEach(FigureParts::beginRound);
        try {
            // Whoever empties the store takes this mark away.
            if (sdl.setIfNotExists(NAMESPACE, MARK, new byte[] {1}) && isMarked) {
                LOG.warn("the shared data layer has lost what was in it, and is told again");
                figures.forEach(FigureParts::storeLost);
                lost.run();
            }
            isMarked = true;
            List<KeptEntry> entries = new ArrayList<>();
            loop.learned(ANSWER_MILLIS)
                    .forEach((classMillis, octets) -> entries.add(new KeptEntry(classMillis.toString(), octets)));
            if (!entries.isEmpty()) {
                sdl.set(NAMESPACE, LEARNED, KeptEntry.write(entries));
            }
        } catch (SdlException | TimeoutException | IOException e) {
            failed(e);
        }
    }

    private void write(int each) throws InterruptedException {
        Map<String, byte[]> states = new TreeMap<>();
        waiting.forEach((cellId, octets) -> {
            if (partOf(cellId) == each) {
                states.put(cellId, octets);
            }
        });
        try {
            for (FigureParts own : figures) {
                own.write(each);
            }
            Map<String, byte[]> newest = loop.states(parts.get(each), ANSWER_MILLIS);
            states.putAll(newest);
            if (states.isEmpty() && !isKnown[each]) {
                return;
            }
            isKnown[each] = !states.isEmpty();
            List<KeptEntry> entries = new ArrayList<>();
            states.forEach((cellId, octets) -> entries.add(new KeptEntry(cellId, octets)));
            if (entries.isEmpty()) {
                sdl.remove(NAMESPACE, List.of(key(each)));
            } else if (!newest.isEmpty()) {
                sdl.set(NAMESPACE, key(each), KeptEntry.write(entries));
                counts.areWritten(newest.size());
            }
        } catch (SdlException | TimeoutException | IOException | IllegalArgumentException e) {
            failed(e);
        }
    }

    private void failed(Exception why) {
        counts.hasFailed();
        complaints.add(
                "states of cells could not be stored",
                why instanceof TimeoutException
                        ? "the loop has no time for it"
                        : why.getMessage() + "; they will be, with the next round");
    }

    /** Writes all cells, so far as that takes no longer than some seconds; for a process that ends in good order. */
    public void writeAll() {
        long begun = nanoTime.getAsLong();
        int written = 0;
        try {
            beginRound();
            for (int each = 0; each < PARTS; each++) {
                if (nanoTime.getAsLong() - begun > MOST_WRITING_NANOS) {
                    complaints.add(
                            "not all states could be stored before the end", written + " of " + PARTS + " parts");
                    return;
                }
                write(each);
                written++;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public byte @Nullable [] take(String cellId) {
        return waiting.remove(cellId);
    }

    @Override
    public byte @Nullable [] learned(long classMillis) {
        return learned.get(classMillis);
    }

    @Override
    public long oldestNanos() {
        return oldestNanos;
    }

    @Override
    public void became(String cellId, Resumption what, String why) {
        counts.found(what);
        switch (what) {
            case RESUMED -> LOG.debug("{} goes on", cellId);
            case TOO_OLD -> complaints.add("the state of a cell is too old to go on from", cellId + ": " + why);
            case OF_ANOTHER_TIME -> complaints.add("the state of a cell is of another time", cellId + ": " + why);
            case UNUSABLE -> complaints.add("the state of a cell cannot be used", cellId + ": " + why);
        }
    }
}

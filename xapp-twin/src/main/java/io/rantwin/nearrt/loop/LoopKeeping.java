package io.rantwin.nearrt.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What outlives the loop: states of cells to octets, and cells that go on from them. Shards are asked for a few cells at a time, so
 * that no report waits long. Thread-safe.
 */
public final class LoopKeeping {
    private static final int AT_ONCE = 16;

    private final TwinLoop loop;
    private final List<Shard> shards;
    private final Map<String, LiveCell> cells;

    LoopKeeping(TwinLoop loop, List<Shard> shards, Map<String, LiveCell> cells) {
        this.loop = loop;
        this.shards = shards;
        this.cells = cells;
    }

    /** Cells that are not known yet go on from these; to be said before the loop begins. */
    public void resumeFrom(KeptCells kept) {
        shards.forEach(shard -> shard.resumeFrom(kept));
    }

    /** Lets a cell go on that has not reported in this life: its state is published with its age. */
    public void resume(String cellId) {
        CellInbox inbox = loop.inbox(cellId);
        if (inbox instanceof LiveCell cell) {
            cell.shard().resume(cell);
        }
    }

    /** All cells with a state. */
    public List<String> cellIds() {
        return loop.cellIds();
    }

    /**
     * States of cells, so far as they have one that is worth keeping.
     *
     * @param waitMillis how long to wait for a shard
     * @throws TimeoutException when a shard does not come to it
     * @throws IOException when a state cannot be written
     */
    public Map<String, byte[]> states(Collection<String> cellIds, long waitMillis)
            throws TimeoutException, IOException, InterruptedException {
        Map<Shard, List<LiveCell>> byShard = new HashMap<>();
        for (String cellId : cellIds) {
            LiveCell cell = cells.get(cellId);
            if (cell != null) {
                byShard.computeIfAbsent(cell.shard(), _ -> new ArrayList<>()).add(cell);
            }
        }
        Map<String, byte[]> states = new TreeMap<>();
        for (Map.Entry<Shard, List<LiveCell>> each : byShard.entrySet()) {
            List<LiveCell> all = each.getValue();
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<LiveCell> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
                states.putAll(on(each.getKey(), waitMillis, () -> write(some)));
            }
        }
        return states;
    }

    private static Map<String, byte[]> write(List<LiveCell> some) throws IOException {
        Map<String, byte[]> states = new HashMap<>();
        for (LiveCell cell : some) {
            byte[] octets = CellRecord.write(cell);
            if (octets != null) {
                states.put(cell.cellId, octets);
            }
        }
        return states;
    }

    /** What forecasters have learned of all cells that report about equally often, by the period for which their filters are set up. */
    public Map<Long, byte[]> learned(long waitMillis) throws TimeoutException, IOException, InterruptedException {
        Map<Long, byte[]> learned = new TreeMap<>();
        Map<Long, Long> truths = new HashMap<>();
        for (Shard shard : shards) {
            for (Learned each : on(shard, waitMillis, shard::learned)) {
                if (each.truths > truths.getOrDefault(each.classMillis, 0L)) {
                    truths.put(each.classMillis, each.truths);
                    learned.put(each.classMillis, each.octets);
                }
            }
        }
        return learned;
    }

    /** What the forecaster of one page has learned. */
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Learned(long classMillis, long truths, byte[] octets) {
        static Learned of(CellPage page) {
            ByteBuffer octets = ByteBuffer.allocate(page.forecaster.writtenGroupOctets());
            page.forecaster.writeGroup(0, octets);
            return new Learned(page.classMillis, page.forecaster.truthsOfGroup(0), octets.array());
        }
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    private static <T> T on(Shard shard, long waitMillis, Question<T> question)
            throws TimeoutException, IOException, InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        shard.errand(() -> {
            try {
                answer.complete(question.ask());
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(waitMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("a state could not be written: " + e.getCause(), e.getCause());
        }
    }
}

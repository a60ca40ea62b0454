package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.learned.LearnedModels;
import io.rantwin.nearrt.live.CellChoice;
import io.rantwin.nearrt.live.CellGlance;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.FidelityView;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveForecasts;
import io.rantwin.nearrt.live.LiveReports;
import io.rantwin.nearrt.live.LiveSeasons;
import io.rantwin.nearrt.live.ReportLine;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.xapp.complaint.Complaints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The loop: takes reports of cells that it did not know before they reported, filters them on its shards, publishes states.
 * Thread-safe; nothing here waits for a shard.
 */
public final class TwinLoop implements LiveCells, CellBelief.Source, AutoCloseable {
    private static final long ANSWER_MILLIS = 1000;
    private static final long END_MILLIS = 2000;

    private final LoopSettings settings;
    private final NetworkTime time;
    private final LongSupplier nanoTime;
    private final LoopCounts counts = new LoopCounts();
    private final Publication publication = new Publication(counts);
    private final List<Shard> shards = new ArrayList<>();
    private final Map<String, LiveCell> cells = new ConcurrentHashMap<>();
    private final Map<String, LiveCell> sorted = new ConcurrentSkipListMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong room;
    private final List<String> slotUnits = SlotUnits.of();
    private volatile boolean hasBegun;
    private final LoopSeasons seasons = new LoopSeasons(cells);

    /**
     * Makes the loop; {@link #begin} sets it going.
     *
     * @param time network time
     * @param nanoTime our own clock for latencies; that of the reports' arrival
     * @param facts what is known of cells besides their reports; asked again when {@link #factsChanged}
     * @param latency takes nanoseconds from each report's arrival to its publication
     */
    public TwinLoop(
            LoopSettings settings,
            MeasurementNames names,
            NetworkTime time,
            LongSupplier nanoTime,
            CellFacts.Source facts,
            LongConsumer latency,
            Complaints complaints) {
        this.settings = settings;
        this.time = time;
        this.nanoTime = nanoTime;
        room = new AtomicLong(settings.reportsInAll());
        ShardTools tools = new ShardTools(
                names,
                slotUnits,
                settings.pageCells(),
                settings.season(),
                time,
                nanoTime,
                facts,
                counts,
                publication,
                latency::accept);
        for (int i = 0; i < settings.shards(); i++) {
            shards.add(new Shard(tools, complaints));
        }
    }

    /** Starts the shards. */
    public void begin() {
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).begin("twin-" + i);
        }
        hasBegun = true;
    }

    /**
     * The mailbox of a cell, which is known from now on; null when there is no room for one more cell, which counts as a report that
     * was dropped.
     */
    public @Nullable CellInbox inbox(String cellId) {
        LiveCell known = cells.get(cellId);
        if (known != null) {
            return known;
        }
        if (size.get() >= settings.mostCells()) {
            counts.noRoomForCell();
            return null;
        }
        return cells.computeIfAbsent(cellId, this::made);
    }

    private LiveCell made(String cellId) {
        Shard shard = shards.get(size.getAndIncrement() % shards.size());
        LiveCell cell = new LiveCell(
                cellId, shard, new Mailbox(settings.mailboxReports()), new ReportRing(settings.reportsPerCell(), room));
        shard.add(cell);
        sorted.put(cellId, cell);
        return cell;
    }

    /** Reports of a cell were dropped for newer ones. */
    public void overwritten(int reports) {
        if (reports > 0) {
            counts.overwritten(reports);
        }
    }

    @Override
    public List<String> cellIds() {
        return sorted.values().stream()
                .filter(cell -> cell.published.isThere())
                .map(cell -> cell.cellId)
                .toList();
    }

    @Override
    public @Nullable CellView cell(String cellId) {
        LiveCell cell = cells.get(cellId);
        return cell == null ? null : cell.published.view();
    }

    /** All newest states, sorted by cell id. */
    public List<CellView> views() {
        return ofAll(PublishedCell::view);
    }

    /** Their ages and how far they are believed, sorted by cell id. */
    public List<CellGlance> glances() {
        return ofAll(PublishedCell::glance);
    }

    private <T> List<T> ofAll(Function<PublishedCell, @Nullable T> question) {
        List<T> found = new ArrayList<>();
        for (LiveCell cell : sorted.values()) {
            T answer = question.apply(cell.published);
            if (answer != null) {
                found.add(answer);
            }
        }
        return found;
    }

    @Override
    public List<CellBelief> beliefs() {
        return ofAll(PublishedCell::belief);
    }

    @Override
    public @Nullable CellBelief of(String cellId) {
        LiveCell cell = cells.get(cellId);
        return cell == null ? null : cell.published.belief();
    }

    @Override
    public long networkNanos() {
        return time.nanos();
    }

    @Override
    public AutoCloseable watch(CellChoice choice, Consumer<CellView> listener, LongConsumer others) {
        return publication.cells(choice, listener, others);
    }

    /** Reports as {@link LiveReports}, whose watch has the same name as that of cells. */
    public LiveReports reports() {
        return new LiveReports() {
            @Override
            public List<ReportLine> read(Collection<String> cellIds, long fromNanos, long untilNanos) {
                return TwinLoop.this.read(cellIds, fromNanos, untilNanos);
            }

            @Override
            public AutoCloseable watch(CellChoice choice, Consumer<ReportLine> listener) {
                return publication.reports(choice, listener);
            }
        };
    }

    private List<ReportLine> read(Collection<String> cellIds, long fromNanos, long untilNanos) {
        List<ReportLine> lines = new ArrayList<>();
        for (String cellId : cellIds.isEmpty() ? sorted.keySet() : cellIds) {
            LiveCell cell = cells.get(cellId);
            if (cell != null) {
                for (ArrivedReport report : cell.ring.read(fromNanos, untilNanos)) {
                    lines.add(ReportLines.of(cellId, report));
                }
            }
        }
        lines.sort(Comparator.comparingLong(
                line -> line.collectionStartNanos() + line.granularityPeriodMillis() * 1_000_000));
        return lines;
    }

    /** Forecasts from the state that is kept warm. */
    public LiveForecasts forecasts() {
        return new LoopForecasts(this, slotUnits);
    }

    /** What is usual of each cell at each time of the season. */
    public LiveSeasons seasons() {
        return seasons;
    }

    /** How good predictions were; of all cells when none is named. */
    public List<FidelityView> fidelity(Collection<String> cellIds) {
        List<FidelityView> lines = new ArrayList<>();
        LoopFidelity reader = new LoopFidelity(slotUnits);
        for (String cellId : cellIds.isEmpty() ? sorted.keySet() : cellIds) {
            List<FidelityView> found = onShard(cellId, reader::onShard);
            if (found != null) {
                lines.addAll(found);
            }
        }
        return lines;
    }

    /** Asks a cell's shard; null when there is no such cell, or the shard does not come to it in time. */
    <T> @Nullable T onShard(String cellId, Function<LiveCell, T> question) {
        LiveCell cell = cells.get(cellId);
        if (cell == null) {
            return null;
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        cell.shard().errand(() -> {
            try {
                answer.complete(question.apply(cell));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        } catch (TimeoutException _) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A question to the loop failed.", e.getCause());
        }
    }

    /** What is known of cells has changed: all are looked at again. */
    public void factsChanged() {
        shards.forEach(Shard::factsChanged);
    }

    /** Computes these learned models beside its own forecasts from now on. */
    public void use(LearnedModels models) {
        shards.forEach(shard -> shard.use(models));
    }

    /** Reads all reports from now on and what is kept of those before. */
    public ReportTrail trail() {
        return new ReportTrail(sorted);
    }

    /**
     * Takes a verdict of those who look at the whole network.
     *
     * @param distance of a cell's load from what its neighbours imply in standard deviations, which keeps its reports out; no number
     *     (NaN) lets them in again
     */
    public void judged(String cellId, double distance) {
        LiveCell cell = cells.get(cellId);
        if (cell != null) {
            cell.shard().judged(cell, distance);
        }
    }

    /** What outlives the loop. */
    public LoopKeeping keeping() {
        return new LoopKeeping(this, shards, cells);
    }

    /** What became of reports. */
    public LoopCounts counts() {
        return counts;
    }

    /** Reports of a cell that were dropped unread. */
    public long dropped(String cellId) {
        LiveCell cell = cells.get(cellId);
        return cell == null ? 0 : cell.mailbox.dropped();
    }

    /** Cells with unread reports, by shard. */
    public int[] waiting() {
        return shards.stream().mapToInt(Shard::waiting).toArray();
    }

    /** Time since the arrival of the oldest report that nobody has read [ns]; 0 when all is read. */
    public long oldestUnreadNanos() {
        long oldest = Long.MAX_VALUE;
        for (Shard shard : shards) {
            oldest = Math.min(oldest, shard.oldestTicks());
        }
        return oldest == Long.MAX_VALUE ? 0 : Math.max(0, nanoTime.getAsLong() - oldest);
    }

    /** Time since the slowest shard last got round [ns]; a second at most while all is well, 0 before {@link #begin}. */
    public long longestTurnNanos() {
        if (!hasBegun) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        return shards.stream().mapToLong(shard -> now - shard.lastTurn()).max().orElse(0);
    }

    @Override
    public void close() {
        shards.forEach(Shard::end);
        try {
            for (Shard shard : shards) {
                shard.join(END_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.learned.LearnedModels;
import io.rantwin.nearrt.tracing.IndicationTrace;
import io.rantwin.twin.estimation.IntakeOutcome;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.xapp.complaint.Complaints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that filters a part of the cells. Cells with unread reports queue up, each at most once, so that a cell with many
 * reports holds up no other, and the queue is as long as there are cells at most.
 */
final class Shard implements Runnable {
    private static final long SWEEP_NANOS = 500_000_000L;

    private final ShardTools tools;
    private final CellWriter writer;
    private final Complaints complaints;
    private final Queue<LiveCell> ready = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final List<LiveCell> cells = new ArrayList<>();
    private volatile boolean idle;
    private volatile boolean ended;
    private volatile @Nullable Thread thread;
    /** Written in each turn and read twice a second: opaque, as nothing else is to be seen in its order, and a fence would cost each turn. */
    private final AtomicLong lastTurn = new AtomicLong();

    private long lastSweep;
    private int epoch;

    Shard(ShardTools tools, Complaints complaints) {
        this.tools = tools;
        this.complaints = complaints;
        writer = new CellWriter(tools);
        epoch = tools.time().epoch();
    }

    void begin(String name) {
        lastTurn.setOpaque(tools.nanoTime().getAsLong());
        Thread begun = Thread.ofPlatform().name(name).daemon().unstarted(this);
        thread = begun;
        begun.start();
    }

    /** When the thread last got round, by the clock that measures latencies; it rests for half a second at most. */
    long lastTurn() {
        return lastTurn.getOpaque();
    }

    /** A cell has an unread report. Any thread. */
    void ready(LiveCell cell) {
        if (cell.scheduled.compareAndSet(false, true)) {
            ready.add(cell);
            wake();
        }
    }

    /** Runs something on the shard's thread. */
    void errand(Runnable errand) {
        errands.add(errand);
        wake();
    }

    /** A new cell of this shard. Any thread. */
    void add(LiveCell cell) {
        errand(() -> {
            cell.facts = tools.facts().of(cell.cellId);
            cells.add(cell);
        });
    }

    /** Looks anew at what is known of its cells besides their reports. Any thread. */
    void factsChanged() {
        errand(() -> {
            for (LiveCell cell : cells) {
                cell.facts = tools.facts().of(cell.cellId);
                writer.apply(cell);
            }
        });
    }

    /** Computes these learned models from now on. Any thread. */
    void use(LearnedModels models) {
        errand(() -> writer.use(models));
    }

    /** Takes a verdict on a cell: a distance keeps its reports out, no number (NaN) lets them in. Any thread. */
    void judged(LiveCell cell, double distance) {
        errand(() -> {
            boolean isTurn = Double.isNaN(cell.contradiction) != Double.isNaN(distance);
            cell.contradiction = distance;
            writer.apply(cell);
            if (isTurn && cell.published.isThere()) {
                writer.again(cell);
                published(cell, null);
            }
        });
    }

    /** Says whether a cell's loads are its own. Any thread. */
    void disturbed(LiveCell cell, boolean isDisturbed) {
        errand(() -> {
            cell.disturbed = isDisturbed;
            writer.apply(cell);
        });
    }

    /** Cells that are new to this life go on from these states. Any thread. */
    void resumeFrom(KeptCells kept) {
        errand(() -> writer.resumeFrom(kept));
    }

    /** Lets a cell go on without a report. Any thread. */
    void resume(LiveCell cell) {
        errand(() -> {
            if (writer.resume(cell)) {
                published(cell, null);
            }
        });
    }

    /** What was learned of all cells; on its thread. */
    List<LoopKeeping.Learned> learned() {
        return writer.learned();
    }

    private void wake() {
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    /** Cells with unread reports. */
    int waiting() {
        return ready.size();
    }

    /** When the oldest unread report arrived, by the clock that measures latencies; {@link Long#MAX_VALUE} when all is read. */
    long oldestTicks() {
        LiveCell next = ready.peek();
        ArrivedReport report = next == null ? null : next.mailbox.peek();
        return report == null ? Long.MAX_VALUE : report.arrivalTicks();
    }

    void end() {
        ended = true;
        LockSupport.unpark(thread);
    }

    void join(long millis) throws InterruptedException {
        Thread running = thread;
        if (running != null) {
            running.join(millis);
        }
    }

    @Override
    public void run() {
        while (!ended) {
            try {
                turn();
            } catch (RuntimeException e) {
                tools.counts().failed();
                complaints.add("the loop failed on a report", "the cell's next report is taken", e);
            }
        }
    }

    /** One turn: a cell's reports, or a rest. */
    private void turn() {
        for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
            errand.run();
        }
        LiveCell cell = ready.poll();
        if (cell != null) {
            read(cell);
        }
        long now = tools.nanoTime().getAsLong();
        lastTurn.setOpaque(now);
        if (now - lastSweep > SWEEP_NANOS) {
            lastSweep = now;
            sweep();
        }
        if (cell == null) {
            rest();
        }
    }

    private void rest() {
        writer.step();
        idle = true;
        if (ready.isEmpty() && errands.isEmpty() && !ended) {
            LockSupport.parkNanos(this, SWEEP_NANOS);
        }
        idle = false;
    }

    private void read(LiveCell cell) {
        // Before reading: whoever writes from now on puts the cell into the queue again.
        cell.scheduled.set(false);
        if (epoch != tools.time().epoch()) {
            beginAnew();
        }
        ArrivedReport report = cell.mailbox.poll();
        if (report == null) {
            return;
        }
        try {
            take(cell, report);
        } finally {
            if (!cell.mailbox.isEmpty()) {
                ready(cell);
            }
        }
    }

    private void take(LiveCell cell, ArrivedReport report) {
        if (report.refused()) {
            tools.counts().isRefused();
        } else {
            IntakeOutcome outcome = writer.take(cell, report);
            tools.counts().outcome(outcome);
            writer.publish(cell, report);
            published(cell, report);
            IndicationTrace trace = report.trace();
            if (trace != null) {
                trace.updated(
                        cell.cellId,
                        outcome == null ? "empty" : outcome.name().toLowerCase(Locale.ROOT),
                        report.endNanos());
            }
        }
        cell.ring.add(report);
        tools.publication().arrived(cell.cellId, report);
    }

    private void published(LiveCell cell, @Nullable ArrivedReport report) {
        if (report != null) {
            tools.latency().record(tools.nanoTime().getAsLong() - report.arrivalTicks());
        }
        tools.counts().isPublished();
        tools.publication().published(cell.published);
    }

    private void beginAnew() {
        epoch = tools.time().epoch();
        writer.forgetAll();
        for (LiveCell cell : cells) {
            cell.page = null;
            cell.season = null;
            cell.others.clear();
            cell.everReported = 0;
            Arrays.fill(cell.toldNanos, Long.MIN_VALUE);
        }
    }

    /** Cells fall silent without a report that says so. */
    private void sweep() {
        for (LiveCell cell : cells) {
            if (cell.published.trust() != TrustState.STALE && writer.isStale(cell)) {
                writer.again(cell);
                published(cell, null);
            }
        }
    }
}

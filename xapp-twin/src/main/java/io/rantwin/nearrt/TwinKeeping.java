package io.rantwin.nearrt;

import io.rantwin.nearrt.configuration.TwinConfiguration;
import io.rantwin.nearrt.keeping.CellFigures;
import io.rantwin.nearrt.keeping.FolderSdl;
import io.rantwin.nearrt.keeping.Keeper;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.xapp.XApp;
import io.rantwin.xapp.XAppSetup;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.sdl.Sdl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What outlives the process, put together: in Redis when there is one, else in a folder. */
final class TwinKeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TwinKeeping.class);
    private static final long END_MILLIS = 5000;
    private static final long PAUSE_MILLIS = 200;
    private static final int MOST_TRIES = 50;

    private final TwinConfiguration.Keeping configuration;
    private final Complaints complaints;
    private final LongSupplier nanoTime;
    private final ExecutorService listeners = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("twin-keeper").daemon().factory());
    private boolean isLasting;
    private volatile @Nullable Keeper keeper;

    TwinKeeping(TwinConfiguration.Keeping configuration, Complaints complaints, LongSupplier nanoTime) {
        this.configuration = configuration;
        this.complaints = complaints;
        this.nanoTime = nanoTime;
    }

    /**
     * Decides where.
     *
     * @param isRedisNamed whether the environment names a Redis
     */
    void prepare(XAppSetup setup, boolean isRedisNamed) {
        setup.onStop(this::end);
        isLasting = isRedisNamed;
        if (isRedisNamed || configuration.folder().isEmpty()) {
            return;
        }
        Path folder = Path.of(configuration.folder());
        try {
            setup.sdl(new FolderSdl(
                    folder, listeners, why -> complaints.add("what was kept of an earlier life cannot be used", why)));
            isLasting = true;
            LOG.info("what outlives a restart is in {}", folder.toAbsolutePath());
        } catch (IOException e) {
            complaints.add("nothing outlives this process", folder + ": " + e.getMessage());
        }
    }

    /**
     * Takes up what an earlier life left, and keeps from now on; before the loop begins.
     *
     * @param powers figures of cells, kept beside their states
     * @param lost called when the store has lost all
     */
    void begin(XApp xapp, TwinLoop loop, CellFigures powers, Runnable lost) {
        if (isLasting) {
            awaitStore(xapp.sdl());
        }
        if (!isLasting || configuration.periodMillis() == 0) {
            return;
        }
        Keeper made = new Keeper(
                xapp.sdl(),
                loop.keeping(),
                loop::networkNanos,
                nanoTime,
                TimeUnit.MINUTES.toNanos(configuration.oldestMinutes()),
                complaints,
                lost);
        made.keep(powers);
        made.restore();
        made.bind(xapp.metrics());
        keeper = made;
        long eachMicros = configuration.periodMillis() * 1000 / Keeper.PARTS;
        var ticking = worker.scheduleAtFixedRate(() -> tick(made), eachMicros, eachMicros, TimeUnit.MICROSECONDS);
        LOG.debug("keeping: {}", ticking);
    }

    // Connections take their time, and who begins without what was kept may do again what was done. A store that
    // stays away keeps nobody from beginning.
    private void awaitStore(Sdl sdl) {
        String problem = "";
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            try {
                worker.schedule(() -> Keeper.ask(sdl), tried == 0 ? 0 : PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                        .get();
                return;
            } catch (ExecutionException e) {
                problem = String.valueOf(e.getCause());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        complaints.add("what an earlier life left cannot be read", problem);
    }

    private void tick(Keeper working) {
        try {
            working.tick();
        } catch (RuntimeException e) {
            complaints.add("keeping states of cells failed", "the next round tries again", e);
        }
    }

    /** Writes what is newest, while the loop still runs; waits some seconds at most. */
    private void end() {
        Keeper working = keeper;
        keeper = null;
        worker.shutdown();
        try {
            if (working != null && worker.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS)) {
                working.writeAll();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        listeners.shutdownNow();
    }
}

package io.rantwin.planner.desired.commands;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.Reconciler;
import io.rantwin.planner.desired.TracedAudit;
import io.rantwin.planner.push.A1Access;
import io.rantwin.planner.push.A1Http;
import io.rantwin.planner.push.PolicyChannel;
import io.rantwin.planner.push.TracedChannel;
import io.rantwin.planner.tracing.PolicyTraces;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A process that keeps policies in force: a folder that it alone has open, the way to the RICs if there is one, and a tick five times a
 * second until the process is told to end. Then all is closed before it ends; what is in force stays.
 */
public final class Keeping implements AutoCloseable {
    private static final long TICK_MILLIS = 200;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final Path path;
    private final Consumer<String> notes;
    private final ExecutorService threads;
    private final HttpClient client;
    private final HttpClient toRics;
    private final PolicyFolder folder;
    private final @Nullable PolicyChannel channel;
    private final @Nullable Reconciler reconciler;
    private final Semaphore ended = new Semaphore(0);
    private final Semaphore closed = new Semaphore(0);

    /** Something that is done at each tick, besides. */
    public interface Tick {
        /** Does it; must be quick. */
        void tick() throws DesiredException;
    }

    private Keeping(
            Path path,
            Consumer<String> notes,
            ExecutorService threads,
            PolicyFolder folder,
            ChannelOptions channels,
            A1Access access,
            InstantSource clock,
            RandomGenerator random,
            PolicyTraces traces) {
        this.path = path;
        this.notes = notes;
        this.threads = threads;
        client = A1Http.client(threads, CONNECT_WITHIN);
        toRics = access.client(threads, CONNECT_WITHIN);
        this.folder = folder;
        channel = channels.isGiven() ? channels.channel(toRics, access.token(), client) : null;
        reconciler = channel == null
                ? null
                : new Reconciler(
                        folder.policies(),
                        traces.tracing().isOn() ? new TracedChannel(channel, traces) : channel,
                        new TracedAudit(folder.audit()::append, traces),
                        channels.times(),
                        clock,
                        random,
                        threads,
                        notes);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            ended.release();
            closed.acquireUninterruptibly();
        }));
    }

    /**
     * Opens or begins a folder.
     *
     * @param random spreads what is tried again
     * @param notes is told in sentences what is worth a line
     * @param traces of policies
     */
    public static Keeping open(
            Path path,
            ChannelOptions channels,
            InstantSource clock,
            RandomGenerator random,
            Consumer<String> notes,
            PolicyTraces traces)
            throws DesiredException, AuditException {
        A1Access access;
        try {
            access = channels.access();
        } catch (IOException unusable) {
            throw new DesiredException(String.valueOf(unusable.getMessage()), unusable);
        }
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            return new Keeping(
                    path,
                    notes,
                    threads,
                    PolicyFolder.open(path, clock, notes),
                    channels,
                    access,
                    clock,
                    random,
                    traces);
        } catch (DesiredException | AuditException failed) {
            threads.close();
            throw failed;
        }
    }

    /** Journal and audit log. */
    public PolicyFolder folder() {
        return folder;
    }

    /** What asks over HTTP; closed with this. */
    public HttpClient client() {
        return client;
    }

    /** The way to the RICs; null when nothing is pushed. */
    public @Nullable PolicyChannel channel() {
        return channel;
    }

    /** What keeps policies in force there; null when nothing is pushed. */
    public @Nullable Reconciler reconciler() {
        return reconciler;
    }

    /** Ticks until the process is told to end. */
    public void run(Tick besides) throws InterruptedException, DesiredException {
        while (!ended.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (folder.obeyHaltRequest(path)) {
                notes.accept("the kill switch is on");
            }
            if (reconciler != null) {
                reconciler.tick();
            }
            besides.tick();
        }
    }

    /** Lets the process end; to be called last of all. */
    @Override
    public void close() throws DesiredException, AuditException {
        try (threads;
                client;
                toRics) {
            folder.close();
        } finally {
            closed.release();
        }
    }
}

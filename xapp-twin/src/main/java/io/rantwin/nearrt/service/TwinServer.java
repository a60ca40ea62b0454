package io.rantwin.nearrt.service;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.rantwin.api.access.AccessException;
import io.rantwin.api.tracing.ServerTraces;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.api.v1.WhatIfGrpc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gRPC server of the twin: all services of rantwin.v1, health and reflection, for those whom its {@link ServerAccess} lets in.
 * Thread-safe.
 */
public final class TwinServer implements AutoCloseable {
    private static final int LONGEST_HEADERS = 16 << 10;
    private static final long LEAST_KEEPALIVE_SECONDS = 10;
    private static final long GRACE_SECONDS = 2;
    private static final long TICK_MILLIS = 20;
    private static final Logger LOG = LoggerFactory.getLogger(TwinServer.class);

    private static final double NANOS_OF_A_SECOND = 1e9;

    private final Server server;
    private final HealthStatusManager health;
    private final CallCounter calls;
    private final Admission admission;
    private final Streams streams;
    private final WhatIfDesk desk;
    private final ScheduledExecutorService ticking;

    private TwinServer(
            Server server,
            HealthStatusManager health,
            CallCounter calls,
            Admission admission,
            Streams streams,
            WhatIfDesk desk) {
        this.server = server;
        this.health = health;
        this.calls = calls;
        this.admission = admission;
        this.streams = streams;
        this.desk = desk;
        ticking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("twin-what-if-desk").daemon().factory());
        var _ = ticking.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            desk.tick();
        } catch (RuntimeException e) {
            LOG.error("The desk of the what-ifs failed; it goes on.", e);
        }
    }

    /**
     * Threads of the server.
     *
     * @param calls runs calls and hands states to readers; may block
     * @param whatIfs computes; needs as many threads as {@link ServiceLimits#parallelWhatIfs}
     */
    public record Threads(Executor calls, Executor whatIfs) {}

    /**
     * Serves on a TCP port.
     *
     * @param host address to listen at
     * @param port 0 takes a free one, which {@link #port} tells
     * @param access who may ask
     * @param nanoTime for deadlines
     * @param tracing of calls
     * @throws IOException when it is taken
     */
    public static TwinServer start(
            String host,
            int port,
            ServerAccess access,
            TwinSources sources,
            ServiceLimits limits,
            Threads threads,
            LongSupplier nanoTime,
            Tracing tracing)
            throws IOException {
        ServerBuilder<?> builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(host, port), access.credentials())
                .permitKeepAliveTime(LEAST_KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .maxInboundMetadataSize(LONGEST_HEADERS);
        return start(builder, access, sources, limits, threads, nanoTime, tracing);
    }

    /** Serves on whatever the builder makes: in-process in tests. */
    static TwinServer start(
            ServerBuilder<?> builder,
            ServerAccess access,
            TwinSources sources,
            ServiceLimits limits,
            Threads threads,
            LongSupplier nanoTime,
            Tracing tracing)
            throws IOException {
        Streams streams = new Streams(limits.mostStreams());
        CallCounter calls = new CallCounter();
        HealthStatusManager health = new HealthStatusManager();
        WhatIfDesk desk = new WhatIfDesk(
                threads.whatIfs(), nanoTime, limits.parallelWhatIfs(), limits.mostWaitingWhatIfs(), sources.isBehind());
        Snapshots snapshots = new Snapshots(sources.network(), nanoTime, limits.snapshotMaxAge());
        Executor executor = threads.calls();
        Server server = builder.executor(executor)
                .maxInboundMessageSize(limits.mostMessageOctets())
                .intercept(new CallAccess(access.admission()))
                .intercept(calls)
                // Added last, so it sees calls first, also those that are turned away.
                .intercept(new ServerTraces(tracing))
                .addService(new CellsService(sources.cells(), sources.nodes(), streams, executor))
                .addService(new HistoryService(sources.reports(), streams, executor, limits.mostQueuedReports()))
                .addService(new ForecastsService(sources.forecasts(), sources.cells(), streams, executor))
                .addService(new WhatIfService(snapshots, desk, sources.power(), streams, limits))
                .addService(new QualityService(sources.quality(), streams, executor))
                .addService(new PoliciesService(sources.policies(), streams, executor))
                .addService(new ModelsService(sources.models(), streams))
                .addService(new TopologyService(sources.network()))
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build()
                .start();
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.SERVING);
        health.setStatus(WhatIfGrpc.SERVICE_NAME, ServingStatus.SERVING);
        return new TwinServer(server, health, calls, access.admission(), streams, desk);
    }

    /** The port that is served; -1 in-process. */
    public int port() {
        return server.getPort();
    }

    /** What the health service says from now on; serving at the start. */
    public void healthy(boolean serving) {
        health.setStatus(
                HealthStatusManager.SERVICE_NAME_ALL_SERVICES,
                serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
    }

    /** What the health service says of what-ifs alone from now on; serving at the start. */
    public void whatIfsAreQuick(boolean areQuick) {
        health.setStatus(WhatIfGrpc.SERVICE_NAME, areQuick ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
    }

    /** Calls that ended, by method and code, such as {@code rantwin.v1.WhatIf/Evaluate OK}. */
    public Map<String, Long> calls() {
        return calls.counts();
    }

    /** Calls that were turned away because of who asked or how often, by reason. */
    public Map<AccessException.Reason, Long> denied() {
        return admission.denied();
    }

    /** Streams that stand now. */
    public int streams() {
        return streams.standing();
    }

    /** What-ifs that wait for their turn. */
    public int waitingWhatIfs() {
        return desk.waiting();
    }

    /** Answers and refusals of what-ifs that were handed over to be sent after their deadline. */
    public long lateWhatIfs() {
        return desk.margins().late();
    }

    /** The shortest time before its deadline at which an answer or a refusal was handed over [s]; NaN before the first. */
    public double leastMarginSeconds() {
        long least = desk.margins().leastNanos();
        return least == Long.MAX_VALUE ? Double.NaN : least / NANOS_OF_A_SECOND;
    }

    /** What-ifs that had their turn. */
    public long answeredWhatIfs() {
        return desk.answered();
    }

    /** What-ifs that were refused because time or room was short. */
    public long refusedWhatIfs() {
        return desk.refused();
    }

    /** Takes no more calls; those under way get two seconds. */
    @Override
    public void close() {
        health.enterTerminalState();
        ticking.shutdownNow();
        server.shutdown();
        try {
            if (!server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

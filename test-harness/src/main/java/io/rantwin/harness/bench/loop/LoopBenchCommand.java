package io.rantwin.harness.bench.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.rantwin.harness.bench.Machine;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrConfig;
import io.rantwin.xapp.rmr.RmrEngine;
import io.rantwin.xapp.rmr.RouteSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Load on the near-RT loop, measured from outside. */
@Command(
        name = "loop",
        description = {
            "Measures the near-RT loop: reports of many cells into the xApp's RMR port, states read back over gRPC.",
            "Open loop: each cell reports once a second at a moment of its own. The latency of a report is from the moment at"
                    + " which it was meant to be sent to the first state that contains it, as a gRPC client sees it (for a"
                    + " sample of the cells). Then an overload, with many what-if questions meanwhile."
        },
        mixinStandardHelpOptions = true)
public final class LoopBenchCommand implements Callable<Integer> {
    private static final long SECOND = 1_000_000_000L;
    private static final double MILLION = 1e6;
    private static final int TURN_SECONDS = 5;
    private static final int MOST_TURNS = 10;
    private static final long RECOVERED_NANOS = 50_000_000L;

    @Spec
    private CommandSpec spec;

    @Option(names = "--minutes", defaultValue = "0.5", description = "length of the even load (${DEFAULT-VALUE})")
    private double minutes;

    @Option(
            names = "--warm-up-seconds",
            defaultValue = "60",
            description = {
                "even load before anything is measured (${DEFAULT-VALUE}); in the first minute the last reports of each",
                "cell fill up, the RIC tells its routes seven times, and the compiler is at work"
            })
    private int warmUpSeconds;

    @Option(names = "--nodes", defaultValue = "20", description = "E2 nodes (${DEFAULT-VALUE})")
    private int nodes;

    @Option(names = "--cells", defaultValue = "50", description = "cells of a node (${DEFAULT-VALUE})")
    private int cellsOfNode;

    @Option(names = "--watched", defaultValue = "200", description = "cells whose states are read (${DEFAULT-VALUE})")
    private int watched;

    @Option(
            names = "--overload",
            defaultValue = "5",
            description = "times the even load, 1 for none (${DEFAULT-VALUE})")
    private int overload;

    @Option(
            names = "--overload-seconds",
            defaultValue = "15",
            description = "length of the overload (${DEFAULT-VALUE}); 60 with --minutes 10")
    private int overloadSeconds;

    @Option(
            names = "--what-ifs",
            defaultValue = "1000",
            description = "asked at once in the overload (${DEFAULT-VALUE})")
    private int whatIfs;

    @Option(names = "--deadline-millis", defaultValue = "1000", description = "of each what-if (${DEFAULT-VALUE})")
    private long deadlineMillis;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(
            names = "--launcher",
            defaultValue = "${sys:rantwin.launcher:-rantwin}",
            description = "the command that starts the xApp (${DEFAULT-VALUE})")
    private Path launcher;

    @Override
    public Integer call() throws Exception {
        if (minutes <= 0
                || nodes < 1
                || cellsOfNode < 1
                || overload < 1
                || overloadSeconds < 1
                || watched < 1
                || warmUpSeconds < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--minutes is above 0; --nodes, --cells, --watched, --overload and --overload-seconds begin at 1;"
                            + " --warm-up-seconds at 0");
        }
        if (launcher.getNameCount() > 1 && !Files.isExecutable(launcher)) {
            throw new ParameterException(spec.commandLine(), "--launcher " + launcher + " cannot be run");
        }
        if (!json) {
            out().println(Machine.here());
        }
        long wallMinusNano = wallMinusNano();
        try (LoopWorld world = new LoopWorld(launcher, nodes, cellsOfNode, System::nanoTime);
                RmrEngine rmr = RmrEngine.start(
                        RmrConfig.onPort(0, "127.0.0.1", new RouteSource.Pushed(0)),
                        _ -> {},
                        InstantSource.system(),
                        System::nanoTime,
                        new Random(1))) {
            LongSupplier wall = () -> System.nanoTime() + wallMinusNano;
            RmrAddress to = new RmrAddress("127.0.0.1", world.rmrPort());
            measure(world, new Traffic(rmr, to, System::nanoTime, wallMinusNano), wall);
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("rantwin bench loop: " + e.getMessage());
            return 1;
        }
    }

    private static long wallMinusNano() {
        Instant now = InstantSource.system().instant();
        return now.getEpochSecond() * SECOND + now.getNano() - System.nanoTime();
    }

    private void measure(LoopWorld world, Traffic traffic, LongSupplier wall) throws Exception {
        world.awaitXapp();
        figure("loop.settle.s", world.awaitSubscriptions(), "from the start of the xApp to the last subscription");
        List<CellFrames> frames = warmUp(world, traffic);
        say(String.format(Locale.ROOT, "%d nodes, %d cells report", nodes, frames.size()));
        ManagedChannel channel = Grpc.newChannelBuilder(
                        "127.0.0.1:" + world.port("grpc"), InsecureChannelCredentials.create())
                .build();
        List<String> sample = new ArrayList<>(world.cellIds());
        Collections.shuffle(sample, new Random(1));
        sample = sample.subList(0, Math.min(watched, sample.size()));
        try (StateWatch watch = new StateWatch(channel, sample, wall)) {
            traffic.send(frames, SECOND, warmUpSeconds * SECOND, false, 1);
            even(world, traffic, frames, watch, false);
            even(world, traffic, frames, watch, true);
            if (overload > 1) {
                overload(world, traffic, frames, watch, channel, sample, wall);
            }
            if (watch.failure() != null) {
                say(String.format(Locale.ROOT, "the stream of states ended: %s", watch.failure()));
            }
        } finally {
            channel.shutdownNow();
        }
    }

    // Until the reports of one turn have all been published; the compiler is at work meanwhile.
    private List<CellFrames> warmUp(LoopWorld world, Traffic traffic) throws Exception {
        int cells = world.cellIds().size();
        long published = 0;
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            List<CellFrames> frames = world.frames(1000);
            long before = world.settled().path("published").asLong();
            traffic.send(frames, SECOND, TURN_SECONDS * SECOND, false, 1);
            published = world.settled().path("published").asLong() - before;
            if (frames.size() == cells && published == (long) TURN_SECONDS * cells) {
                return frames;
            }
        }
        throw new IOException("of the reports of " + cells + " cells in " + TURN_SECONDS + " s the xApp publishes "
                + published + " only: " + world.loop());
    }

    private void even(LoopWorld world, Traffic traffic, List<CellFrames> frames, StateWatch watch, boolean together)
            throws Exception {
        JsonNode before = world.loop();
        double cpu = world.cpuSeconds();
        watch.begin(RECOVERED_NANOS);
        long nanos = together ? 10 * SECOND : Math.round(minutes * 60) * SECOND;
        Traffic.Sent sent = traffic.send(frames, SECOND, nanos, together, 1);
        JsonNode after = world.settled();
        Histogram latencies = watch.latencies();
        long published =
                after.path("published").asLong() - before.path("published").asLong();
        String name = "loop." + frames.size() + "cells" + (together ? ".together" : "");
        say(String.format(
                Locale.ROOT,
                "%s, %d s: %d reports sent (%d refused by RMR, at most %.1f ms behind), %.1f CPU s, %d MB",
                together ? "all on the second" : "evenly",
                nanos / SECOND,
                sent.reports(),
                sent.refused(),
                sent.latestMillis(),
                world.cpuSeconds() - cpu,
                world.residentMegabytes()));
        figure(name + ".p50.ms", latencies.getValueAtPercentile(50) / MILLION, together ? "" : "below 2");
        figure(name + ".p99.ms", latencies.getValueAtPercentile(99) / MILLION, together ? "" : "below 10");
        figure(name + ".p999.ms", latencies.getValueAtPercentile(99.9) / MILLION, "");
        figure(name + ".max.ms", latencies.getMaxValue() / MILLION, "");
        if (!together) {
            figure(
                    "loop.bad.seconds",
                    (double) watch.badSeconds(),
                    "with more than 1 % of the reports later than 50 ms");
            figure("loop.watched.reports", (double) latencies.getTotalCount(), "");
            figure("loop.lost", (double) (sent.reports() + sent.refused() - published), "0");
        }
    }

    private void overload(
            LoopWorld world,
            Traffic traffic,
            List<CellFrames> frames,
            StateWatch watch,
            ManagedChannel channel,
            List<String> sample,
            LongSupplier wall)
            throws Exception {
        List<CellFrames> shorter = world.frames(1000 / overload);
        JsonNode before = world.loop();
        long memory = world.residentMegabytes();
        WhatIfBurst burst = new WhatIfBurst(channel, sample, whatIfs, deadlineMillis, System::nanoTime);
        Traffic.Sent sent = traffic.send(shorter, SECOND / overload, overloadSeconds * SECOND, false, 2);
        long end = wall.getAsLong();
        boolean answered = burst.await(deadlineMillis / 1000 + 5);
        JsonNode published = world.settled();
        say(String.format(
                Locale.ROOT,
                "%d times the load for %d s: %d reports sent (%d refused by RMR), %d MB before, %d MB after",
                overload,
                overloadSeconds,
                sent.reports(),
                sent.refused(),
                memory,
                world.residentMegabytes()));
        figure("loop.overload.published", (double) delta(before, published, "published"), "");
        figure("loop.overload.dropped", (double) delta(before, published, "droppedForNewer"), "");
        say(String.format(
                Locale.ROOT,
                "what-ifs: %s, the longest %.2f s%s",
                burst.outcomes(),
                burst.longestSeconds(),
                answered ? "" : ", NOT ALL"));
        figure("loop.whatifs.answered", burst.answered(), "");
        figure("loop.whatifs.late", burst.late(), "0: neither answered nor refused by the deadline");
        watch.begin(RECOVERED_NANOS);
        double cpu = world.cpuSeconds();
        Traffic.Sent after = traffic.send(frames, SECOND, 15 * SECOND, false, 1);
        say(String.format(
                Locale.ROOT,
                "evenly again, 15 s: %d reports sent (at most %.1f ms behind), %.1f CPU s",
                after.reports(),
                after.latestMillis(),
                world.cpuSeconds() - cpu));
        double recovery = Math.max(0, (double) (watch.badUntil() - end) / SECOND);
        figure(
                "loop.recovery.s",
                recovery,
                "below 5: to the end of the last second with more than 1 % of the reports later than 50 ms before five without");
        figure("loop.recovery.bad.seconds", (double) watch.badSeconds(), "such seconds in the 15 s after the overload");
        Histogram latencies = watch.latencies();
        figure("loop.recovery.p50.ms", latencies.getValueAtPercentile(50) / MILLION, "");
        figure("loop.recovery.p99.ms", latencies.getValueAtPercentile(99) / MILLION, "");
    }

    private static long delta(JsonNode before, JsonNode after, String name) {
        return after.path(name).asLong() - before.path(name).asLong();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void say(String line) {
        if (!json) {
            out().println(line);
            out().flush();
        }
    }

    private void figure(String name, double value, String wanted) {
        if (json) {
            ObjectNode node = JsonMapper.builder().build().createObjectNode();
            node.put("name", name).put("value", value);
            if (!wanted.isEmpty()) {
                node.put("wanted", wanted);
            }
            node.put("machine", Machine.here().toString());
            out().println(node);
        } else {
            out().println(String.format(
                    Locale.ROOT, "  %-28s %10.3f%s", name, value, wanted.isEmpty() ? "" : "  (" + wanted + ")"));
        }
        out().flush();
    }
}

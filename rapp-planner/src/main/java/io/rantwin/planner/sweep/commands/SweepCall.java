package io.rantwin.planner.sweep.commands;

import io.rantwin.planner.fields.Mistake;
import io.rantwin.planner.sweep.Cancellation;
import io.rantwin.planner.sweep.Sweep;
import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepExecutor;
import io.rantwin.planner.sweep.plan.OrderedSweep;
import io.rantwin.planner.sweep.plan.PlanException;
import io.rantwin.planner.sweep.results.SqliteSweeps;
import io.rantwin.planner.terminal.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What run and resume have in common: runs what a sweep lacks, with progress, until it is done or told to end. */
@Command
abstract class SweepCall implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Spec
    private CommandSpec spec;

    @Mixin
    private EngineOptions engine;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = SweepCommand.FOLDER,
            description = "where sweeps are kept (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "prints so many of the best scenarios (default: ${DEFAULT-VALUE})")
    private int top;

    /** What is asked for, kept in the store. */
    abstract OrderedSweep ask(SqliteSweeps store) throws SweepException, PlanException;

    @Override
    public final Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (SqliteSweeps store = SqliteSweeps.open(folder)) {
            OrderedSweep asked = ask(store);
            if (isDryRun()) {
                PrintWriter out = spec.commandLine().getOut();
                out.println("would run sweep " + asked.sweep().id() + ": "
                        + asked.job().space().scenarios() + " scenarios in "
                        + asked.job().space().dimensions().size() + " dimensions, "
                        + asked.job().draws()
                        + " draws each, " + asked.job().evaluations() + " evaluations in "
                        + asked.job().shards() + " shards; sought: "
                        + asked.job().objective().words());
                out.flush();
                return 0;
            }
            return run(store, asked) ? 0 : 1;
        } catch (PlanException wrong) {
            for (Mistake mistake : wrong.mistakes()) {
                err.println("rantwin: " + mistake);
            }
            return 1;
        } catch (SweepException | IOException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    /** Whether to tell only. */
    boolean isDryRun() {
        return false;
    }

    private boolean run(SqliteSweeps store, OrderedSweep asked) throws SweepException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        String id = asked.sweep().id();
        var cancellation = new Cancellation();
        var closed = new Semaphore(0);
        Thread atSignal = Thread.ofPlatform().unstarted(() -> {
            cancellation.ask();
            closed.acquireUninterruptibly();
        });
        Runtime.getRuntime().addShutdownHook(atSignal);
        boolean whole;
        try (FileChannel claim = store.claim(id);
                SweepExecutor executor = engine.start(spec)) {
            out.println("sweep " + id + " \"" + asked.sweep().name() + "\", "
                    + asked.job().evaluations() + " evaluations in "
                    + asked.job().shards() + " shards, on " + executor.name());
            out.flush();
            long begun = System.nanoTime();
            long before = (long) store.done(id).cardinality();
            PrintStream screen = System.err;
            try (Progress progress = Progress.goingOn(
                    screen,
                    "sweep",
                    "evaluations",
                    asked.job().evaluations(),
                    before * asked.job().evaluations() / asked.job().shards())) {
                whole = new Sweep(store, id, asked.job()).run(executor, cancellation, progress);
            }
            double seconds = (System.nanoTime() - begun) / NANOS;
            double made = (double) (store.done(id).cardinality() - before)
                    / asked.job().shards();
            if (claim.isOpen() && made > 0) {
                double evaluations = made * asked.job().evaluations();
                out.printf(
                        Locale.ROOT,
                        "%.0f evaluations in %.1f s, %.0f a second%n",
                        evaluations,
                        seconds,
                        evaluations / seconds);
            }
            if (!whole) {
                spec.commandLine()
                        .getErr()
                        .println("rantwin: stopped with "
                                + store.done(id).cardinality() + " of "
                                + asked.job().shards()
                                + " shards kept; rantwin sweep resume " + id + " goes on from there");
            }
        } finally {
            closed.release();
            forget(atSignal);
        }
        if (whole) {
            new SweepReport(asked.sweep(), asked.job(), top, false).print(store, out);
        }
        out.flush();
        return whole;
    }

    private static void forget(Thread atSignal) {
        try {
            Runtime.getRuntime().removeShutdownHook(atSignal);
        } catch (IllegalStateException ending) {
            // The signal came; the process ends now.
        }
    }
}

package io.rantwin.planner.sweep.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepStore;
import io.rantwin.planner.sweep.results.SqliteSweeps;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rantwin sweep list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the sweeps, the newest first.")
final class ListCommand implements Callable<Integer> {
    private static final double PER_CENT = 100;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = SweepCommand.FOLDER,
            description = "where sweeps are kept (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(names = "--json", description = "a JSON line a sweep")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (SweepStore store = SqliteSweeps.openThere(folder)) {
            if (!json) {
                out.printf(
                        Locale.ROOT, "%-16s  %-20s  %12s  %6s  %s%n", "id", "ordered", "evaluations", "done", "name");
            }
            for (SweepStore.Summary sweep : store.list()) {
                out.println(json ? line(sweep) : row(sweep));
            }
            out.flush();
            return 0;
        } catch (SweepException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private static String row(SweepStore.Summary sweep) {
        return String.format(
                Locale.ROOT,
                "%-16s  %-20s  %12d  %5.1f%%  %s",
                sweep.id(),
                Instant.ofEpochMilli(sweep.orderedMillis()).truncatedTo(ChronoUnit.SECONDS),
                sweep.evaluations(),
                PER_CENT * sweep.done() / sweep.shards(),
                sweep.name());
    }

    private static String line(SweepStore.Summary sweep) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", sweep.id())
                .put("name", sweep.name())
                .put("orderedMillis", sweep.orderedMillis())
                .put("evaluations", sweep.evaluations())
                .put("shards", sweep.shards())
                .put("shardsDone", sweep.done())
                .toString();
    }
}

package io.rantwin.planner.sweep.commands;

import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepStore;
import io.rantwin.planner.sweep.plan.PlanException;
import io.rantwin.planner.sweep.results.SqliteSweeps;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin sweep show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints the best scenarios of a sweep and what became of its guard rails, also while it runs.")
final class ShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The sweep, or how its id begins.")
    private String id;

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
            description = "so many scenarios (default: ${DEFAULT-VALUE})")
    private int top;

    @Option(names = "--worst", description = "the worst in place of the best: which outage hurts most")
    private boolean worst;

    @Option(names = "--csv", paramLabel = "FILE", description = "writes all scenarios to a file as well")
    private @Nullable Path csv;

    @Option(names = "--plan", description = "prints the plan instead")
    private boolean plan;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (SweepStore store = SqliteSweeps.openThere(folder)) {
            SweepCall.Asked asked = KeptSweep.read(store, id);
            if (plan) {
                out.print(asked.sweep().plan());
            } else {
                new SweepReport(asked.sweep(), asked.job(), top, worst).print(store, out);
            }
            if (csv != null) {
                new CsvExport(asked.job()).write(store, asked.sweep().id(), csv);
            }
            out.flush();
            return 0;
        } catch (PlanException | SweepException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
    }
}

package io.rantwin.planner.sweep.commands;

import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.plan.OrderedSweep;
import io.rantwin.planner.sweep.plan.PlanException;
import io.rantwin.planner.sweep.results.SqliteSweeps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rantwin sweep run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the sweep that a plan (YAML or JSON) describes, and prints its best scenarios.",
            "The same plan and network are the same sweep: what was answered before is not answered again."
        },
        footer = {
            "",
            "Example of a plan:",
            "  name: night",
            "  network: {topology: city.json, load: 0.2}     # or {snapshot: now.snapshot}",
            "  template: {kind: energy-saving, asleep: {probability: 0.3}}",
            "  space: {method: latin-hypercube, scenarios: 1000}",
            "  draws: 8"
        })
final class RunCommand extends SweepCall {
    @Parameters(paramLabel = "PLAN", description = "The plan; files that it names are sought beside it.")
    private Path file;

    @Option(names = "--dry-run", description = "says what would be run, and runs nothing")
    private boolean dryRun;

    @Override
    OrderedSweep ask(SqliteSweeps store) throws SweepException, PlanException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException failed) {
            throw new SweepException("The plan " + file + " cannot be read: " + failed, failed);
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
        OrderedSweep asked = OrderedSweep.of(text, file.toString(), folder, System.currentTimeMillis());
        if (!dryRun) {
            store.begin(asked.sweep());
        }
        return asked;
    }

    @Override
    boolean isDryRun() {
        return dryRun;
    }
}

package io.rantwin.planner.sweep.commands;

import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepStore.Ordered;
import io.rantwin.planner.sweep.plan.PlanException;
import io.rantwin.planner.sweep.plan.PlanReader;
import io.rantwin.planner.sweep.results.SqliteSweeps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    private static final int ID_OCTETS = 8;

    @Parameters(paramLabel = "PLAN", description = "The plan; files that it names are sought beside it.")
    private Path file;

    @Option(names = "--dry-run", description = "says what would be run, and runs nothing")
    private boolean dryRun;

    @Override
    Asked ask(SqliteSweeps store) throws SweepException, PlanException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException failed) {
            throw new SweepException("The plan " + file + " cannot be read: " + failed, failed);
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
        PlanReader.Plan plan = PlanReader.read(text, file.toString(), folder, null);
        byte[] snapshot = plan.job().snapshot();
        Ordered ordered = new Ordered(
                id(text, snapshot),
                plan.name(),
                System.currentTimeMillis(),
                text,
                snapshot,
                plan.job().shards(),
                plan.job().evaluations());
        if (!dryRun) {
            store.begin(ordered);
        }
        return new Asked(ordered, plan.job());
    }

    @Override
    boolean isDryRun() {
        return dryRun;
    }

    private static String id(String text, byte[] snapshot) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update(snapshot);
            return HexFormat.of().formatHex(digest.digest(), 0, ID_OCTETS);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }
}

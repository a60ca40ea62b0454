package io.rantwin.planner.history.commands;

import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Receipt;
import io.rantwin.planner.history.pm.DeadLetters;
import io.rantwin.planner.history.pm.PmIntake;
import io.rantwin.planner.history.sources.RefusedRecordException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin data replay}: reports from files, and records that were refused once more. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Takes PM reports (JSON, plain or gzip) from files into the history; without files the records that were refused,",
            "which go from the folder when they are taken now. Not while another process follows into the same history."
        })
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private IntakeOptions options;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "reports")
    private List<Path> files = List.of();

    @Option(
            names = "--job",
            paramLabel = "NAME",
            defaultValue = "rantwin-pm",
            description = "whose refused records (default: ${DEFAULT-VALUE})")
    private String job;

    @Mixin
    private HistoryFolder history;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() {
        options.check(spec.commandLine());
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (HistoryStore store = history.open()) {
            PmIntake intake = options.intake();
            boolean isRefused = files.isEmpty();
            List<Path> records = isRefused
                    ? DeadLetters.list(history.path().resolve("refused").resolve(job))
                    : files;
            Receipt receipt = Receipt.NONE;
            int refused = 0;
            for (Path record : records) {
                try {
                    receipt = receipt.plus(store.append(intake.take(Files.readAllBytes(record), clock.millis())
                            .rows()));
                    if (isRefused) {
                        DeadLetters.remove(record);
                    }
                } catch (RefusedRecordException still) {
                    refused++;
                    err.println("rantwin: " + record + ": " + still.getMessage());
                }
            }
            out.printf(
                    "%d of %d records taken; rows: %d new, %d changed, %d known already%n",
                    records.size() - refused, records.size(), receipt.added(), receipt.changed(), receipt.repeated());
            out.flush();
            return refused == 0 ? 0 : 1;
        } catch (HistoryException | IOException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
    }
}

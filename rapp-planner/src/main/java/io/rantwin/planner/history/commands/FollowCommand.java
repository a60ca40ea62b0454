package io.rantwin.planner.history.commands;

import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.pm.PmFeed;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin data follow}: PM data into the history as it comes, until it is told to end. */
@Command(
        name = "follow",
        mixinStandardHelpOptions = true,
        description = {
            "Orders PM data at the information coordinator, reads it from Kafka and keeps it in the history, each value once,",
            "until it is told to end. What it cannot take is counted (rantwin data sources); records that are no reports are",
            "kept in the history's folder refused. The order stays when it ends: what comes meanwhile is read next time."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  With the RAN PM functions, two measurements of all cells:",
            "    rantwin data follow --ics http://ics:8083 --kafka kafka:9092 --measure NRCellDU=RRU.PrbTotDl \\",
            "      --measure NRCellCU=RRC.ConnMean",
            "  A topic that somebody else has ordered:",
            "    rantwin data follow --kafka kafka:9092 --topic pmreports",
            "  With the producer in the box (rantwin pm), whose clock is that of the simulated network:",
            "    rantwin data follow --ics http://127.0.0.1:8083 --kafka 127.0.0.1:9092 --ahead 3650d"
        })
final class FollowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private FollowOptions options;

    @Mixin
    private HistoryFolder history;

    @Override
    public Integer call() throws InterruptedException {
        options.check(spec.commandLine());
        if (!options.isGiven()) {
            throw new ParameterException(spec.commandLine(), "--kafka is missing: where the reports are read from");
        }
        var ended = new Semaphore(0);
        var closed = new Semaphore(0);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            ended.release();
            closed.acquireUninterruptibly();
        }));
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
                HistoryStore store = history.open();
                PmFeed feed = options.start(
                        spec.commandLine(), history.path(), store, client, InstantSource.system(), this::say)) {
            say("follows PM data into " + history.path() + "; rantwin data sources tells how it goes");
            ended.acquire();
            return feed.isAlive() ? 0 : 1;
        } catch (HistoryException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        } finally {
            // Only now may the process end: the history is closed.
            closed.release();
        }
    }

    private void say(String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        synchronized (this) {
            out.println(sentence);
            out.flush();
        }
    }
}

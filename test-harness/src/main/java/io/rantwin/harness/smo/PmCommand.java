package io.rantwin.harness.smo;

import io.rantwin.harness.command.EndOnSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin pm}: PM data can be ordered and is sent over Kafka, until it is told to end. */
@Command(
        name = "pm",
        mixinStandardHelpOptions = true,
        description = {
            "Runs an information coordinator and a producer of PM data: what is ordered of the reports in a folder goes to"
                    + " Kafka as each file comes, in the form of the RAN PM functions. With a Kafka broker in the process.",
            "rantwin ran --pm DIR writes such reports; those of recorded series are made by --csv."
        },
        footer = {
            "",
            "Examples:",
            "  rantwin ran --pm /tmp/pm --speed 60             a simulated network writes its counters",
            "  rantwin pm --files /tmp/pm                      offers them at http://127.0.0.1:8083",
            "  rantwin data follow --ics http://127.0.0.1:8083 --kafka 127.0.0.1:9092 --cells /tmp/pm/cells.csv --ahead 3650d",
            "",
            "A signal ends it cleanly; the exit code is 143 after SIGTERM then, and 130 after Ctrl-C."
        })
public final class PmCommand implements Callable<Integer> {
    private static final long TICK_MILLIS = 200;

    @Spec
    private CommandSpec spec;

    @Option(names = "--files", required = true, paramLabel = "DIR", description = "where reports (.json) come to be")
    private Path files;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "address to listen at, and to be reached by (${DEFAULT-VALUE})")
    private String host;

    @Option(
            names = "--ics-port",
            paramLabel = "PORT",
            defaultValue = "8083",
            description = "information coordinator; 0 for any (${DEFAULT-VALUE})")
    private int icsPort;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "sends to this Kafka in place of its own broker")
    private @Nullable String kafka;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "its own broker; 0 for any (${DEFAULT-VALUE})")
    private int kafkaPort;

    @Option(
            names = "--kafka-folder",
            paramLabel = "DIR",
            description = "where its own broker keeps records (default: kafka in the folder of the files)")
    private @Nullable Path kafkaFolder;

    @Option(names = "--gzip", description = "packs every report")
    private boolean gzip;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "makes reports of recorded series: first column time, then one column a cell")
    private @Nullable Path csv;

    @Option(
            names = "--measurement",
            paramLabel = "NAME",
            defaultValue = "RRU.PrbTotDl",
            description = "what --csv holds (${DEFAULT-VALUE})")
    private String measurement;

    @Option(
            names = "--granularity",
            paramLabel = "SECONDS",
            defaultValue = "900",
            description = "period of a row of --csv (${DEFAULT-VALUE})")
    private int granularitySeconds;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "writes the addresses there, once everything listens")
    private @Nullable Path envFile;

    @Override
    public Integer call() throws InterruptedException {
        if (granularitySeconds < 1) {
            throw new ParameterException(spec.commandLine(), "--granularity is at least 1, not " + granularitySeconds);
        }
        var stop = new CountDownLatch(1);
        PrintWriter err = spec.commandLine().getErr();
        try (EndOnSignal _ = new EndOnSignal("pm", stop, err)) {
            Files.createDirectories(files);
            return serve(stop, err);
        } catch (IOException failed) {
            EndOnSignal.print(err, "rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private int serve(CountDownLatch stop, PrintWriter err) throws IOException, InterruptedException {
        AtomicReference<@Nullable PmProducer> producer = new AtomicReference<>();
        try (@Nullable
                        Broker broker = kafka != null
                                ? null
                                : Broker.start(
                                        kafkaFolder == null ? files.resolve("kafka") : kafkaFolder, host, kafkaPort);
                InformationCoordinator coordinator = InformationCoordinator.start(host, icsPort, job -> {
                    @Nullable PmProducer to = producer.get();
                    if (to != null) {
                        to.ordered(job);
                    }
                    EndOnSignal.print(err, "ordered: " + job.id() + ", to topic " + job.topic());
                })) {
            String servers = broker != null ? broker.address() : String.valueOf(kafka);
            try (var sends = new PmProducer(
                    files, servers, gzip, coordinator::jobs, complaint -> EndOnSignal.print(err, complaint))) {
                producer.set(sends);
                sends.tick();
                String ics = "http://" + host + ":" + coordinator.port();
                if (envFile != null) {
                    Files.writeString(
                            envFile, "export RANTWIN_ICS=" + ics + "\nexport RANTWIN_KAFKA=" + servers + "\n");
                }
                EndOnSignal.print(
                        err, "information coordinator at " + ics + ", Kafka at " + servers + ", reports of " + files);
                @Nullable
                CsvReports recorded = csv == null ? null : CsvReports.open(csv, measurement, granularitySeconds);
                while (!stop.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                    sends.tick();
                    if (recorded != null && !coordinator.jobs().isEmpty() && !recorded.writeSome(files)) {
                        EndOnSignal.print(err, csv + ": " + recorded.summary());
                        recorded = null;
                    }
                }
                EndOnSignal.print(err, sends.sent() + " records sent");
            }
        }
        return 0;
    }
}

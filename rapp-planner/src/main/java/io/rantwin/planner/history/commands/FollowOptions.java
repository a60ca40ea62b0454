package io.rantwin.planner.history.commands;

import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.pm.Coordinator;
import io.rantwin.planner.history.pm.FollowSettings;
import io.rantwin.planner.history.pm.JobOrder;
import io.rantwin.planner.history.pm.PmFeed;
import io.rantwin.planner.history.pm.PmIntake;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of commands that follow PM data. */
public final class FollowOptions {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    private static final Duration COORDINATOR_WITHIN = Duration.ofSeconds(5);

    @Option(
            names = "--ics",
            paramLabel = "URL",
            description = "information coordinator where PM data is ordered, such as http://ics:8083; without it the"
                    + " topic is only read")
    private @Nullable URI ics;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Kafka; several, split by commas")
    private @Nullable String kafka;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "further properties of the consumer, such as those of TLS and SASL")
    private @Nullable Path kafkaConfig;

    @Option(
            names = "--producer-kafka",
            paramLabel = "HOST:PORT",
            description = "Kafka as the producer of the data reaches it (default: as it is set up there)")
    private @Nullable String producerKafka;

    @Option(
            names = "--job",
            paramLabel = "NAME",
            defaultValue = "rantwin-pm",
            description = "name of the order, and of the source in the history (default: ${DEFAULT-VALUE})")
    private String job;

    @Option(names = "--topic", paramLabel = "NAME", description = "topic of Kafka (default: the name of the order)")
    private @Nullable String topic;

    @Option(
            names = "--info-type",
            paramLabel = "NAME",
            defaultValue = "PmDataOverKafka",
            description = "what is ordered (default: ${DEFAULT-VALUE})")
    private String infoType;

    @Option(
            names = "--job-owner",
            paramLabel = "NAME",
            defaultValue = "rantwin",
            description = "who orders (default: ${DEFAULT-VALUE})")
    private String owner;

    @Option(
            names = "--measure",
            paramLabel = "CLASS=NAME",
            description = "order only this measurement, such as NRCellDU=RRU.PrbTotDl; may be repeated (default: all)")
    private List<String> measures = List.of();

    @Option(names = "--nodes", split = ",", paramLabel = "NAME", description = "order only reports of these nodes")
    private List<String> nodes = List.of();

    @Option(
            names = "--node-dns",
            split = ";",
            paramLabel = "DN",
            description = "order only reports of nodes whose distinguished names have this in them")
    private List<String> nodeDns = List.of();

    @Option(
            names = "--objects",
            split = ",",
            paramLabel = "NAME",
            description = "order only objects whose names have this in them")
    private List<String> objects = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "order stored reports from this time on, too, such as 2026-01-05T06:00")
    private @Nullable String since;

    @Mixin
    private IntakeOptions intake;

    /** How far ahead of now reports may lie that are taken. */
    public Duration mostAhead() {
        return intake.mostAhead();
    }

    /** Whether anything is to be followed. */
    public boolean isGiven() {
        return kafka != null;
    }

    /** @throws ParameterException when the options do not fit together */
    public void check(CommandLine command) {
        if (kafka == null && (ics != null || topic != null)) {
            throw new ParameterException(command, "--kafka is missing: where the reports are read from");
        }
        for (String name : new String[] {job, topic()}) {
            if (!name.matches(NAME)) {
                throw new ParameterException(
                        command,
                        "--job and --topic are 1 to 100 letters, digits, dots, dashes and underscores, not " + name);
            }
        }
        intake.check(command);
        measTypes(command);
        sinceInstant(command);
    }

    private String topic() {
        return topic == null ? job : topic;
    }

    private Map<String, List<String>> measTypes(CommandLine command) {
        Map<String, List<String>> types = new TreeMap<>();
        for (String each : measures) {
            int equals = each.indexOf('=');
            if (equals < 1 || !Reports.isMeasurement(each.substring(equals + 1))) {
                throw new ParameterException(
                        command, "--measure is CLASS=NAME, such as NRCellDU=RRU.PrbTotDl, not " + each);
            }
            types.computeIfAbsent(each.substring(0, equals), first -> new ArrayList<>())
                    .add(each.substring(equals + 1));
        }
        return types;
    }

    private @Nullable Instant sinceInstant(CommandLine command) {
        if (since == null) {
            return null;
        }
        try {
            return Instant.ofEpochMilli(Times.instantMillis(since));
        } catch (DateTimeException noTime) {
            throw new ParameterException(command, "--since must be a date, or a date and time, not '" + since + "'");
        }
    }

    /**
     * Begins to follow.
     *
     * @param history its folder
     * @param store stays open when the feed is closed
     */
    public PmFeed start(
            CommandLine command,
            Path history,
            HistoryStore store,
            HttpClient client,
            InstantSource clock,
            Consumer<String> say)
            throws HistoryException {
        PmIntake takes = intake.intake();
        Properties further = properties();
        var filter = new JobOrder.Filter(nodes, objects, measTypes(command), nodeDns, sinceInstant(command));
        return PmFeed.start(
                FollowSettings.usual(job, topic(), history),
                store,
                takes,
                String.valueOf(kafka),
                further,
                ics == null ? null : new Coordinator(client, ics, COORDINATOR_WITHIN),
                new JobOrder(job, infoType, owner, topic(), producerKafka, filter),
                clock,
                say);
    }

    private Properties properties() throws HistoryException {
        var properties = new Properties();
        if (kafkaConfig != null) {
            try (InputStream in = Files.newInputStream(kafkaConfig)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException failed) {
                throw new HistoryException(kafkaConfig + ": cannot be read: " + failed, failed);
            }
        }
        return properties;
    }
}

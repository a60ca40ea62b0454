package io.rantwin.harness.smo;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.harness.ric.rest.JsonInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends reports as they were ordered: each new {@code .json} file of a folder, once to every topic that an order names. What was
 * in the folder before an order came goes to it only when the order asks for stored periods, as with the real producer. For one
 * thread.
 */
final class PmProducer implements AutoCloseable {
    private final Path folder;
    private final String ownKafka;
    private final boolean gzip;
    private final Supplier<List<PmJob>> jobs;
    private final Consumer<String> complain;
    private final Set<String> seen = new HashSet<>();
    private final Queue<PmJob> fresh = new ConcurrentLinkedQueue<>();
    private final Map<String, Producer<byte[], byte[]>> producers = new TreeMap<>();
    private boolean isFirst = true;
    private long sent;

    private record Place(String bootstrapServers, String topic) {}

    PmProducer(Path folder, String ownKafka, boolean gzip, Supplier<List<PmJob>> jobs, Consumer<String> complain) {
        this.folder = folder;
        this.ownKafka = ownKafka;
        this.gzip = gzip;
        this.jobs = jobs;
        this.complain = complain;
    }

    /** An order came or changed; any thread. */
    void ordered(PmJob job) {
        fresh.add(job);
    }

    /** Records sent so far. */
    long sent() {
        return sent;
    }

    /** Looks for new files and sends them; call it a few times a second. */
    void tick() throws IOException {
        List<Path> files = files();
        for (PmJob job = fresh.poll(); job != null; job = fresh.poll()) {
            if (job.filter().beginMicros() != null) {
                for (Path file : files) {
                    if (seen.contains(name(file)) || isFirst) {
                        send(file, List.of(job), true);
                    }
                }
            }
        }
        for (Path file : files) {
            if (seen.add(name(file)) && !isFirst) {
                send(file, jobs.get(), false);
            }
        }
        Set<String> there = new HashSet<>();
        files.forEach(file -> there.add(name(file)));
        seen.retainAll(there);
        isFirst = false;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> name(file).endsWith(".json")).sorted().toList();
        } catch (NoSuchFileException notYet) {
            return List.of();
        } catch (UncheckedIOException failed) {
            throw new IOException(folder + ": cannot be listed: " + failed.getMessage(), failed);
        }
    }

    private void send(Path file, List<PmJob> to, boolean isStored) throws IOException {
        if (to.isEmpty()) {
            return;
        }
        JsonNode report;
        try {
            report = JsonInput.MAPPER.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException noReport) {
            complain.accept(file + " is no report: " + noReport.getMessage());
            return;
        }
        send(report, to, isStored);
    }

    /** Sends a report to all that ordered it. */
    void send(JsonNode report, List<PmJob> to, boolean isStored) throws IOException {
        JsonNode header = report.path("event").path("commonEventHeader");
        long begin = header.path("startEpochMicrosec").asLong();
        Map<Place, List<PmJob.Filter>> places = new LinkedHashMap<>();
        for (PmJob job : to) {
            @Nullable Long from = job.filter().beginMicros();
            @Nullable Long until = job.filter().endMicros();
            if ((!isStored || from != null && begin >= from) && (until == null || begin < until)) {
                String servers = job.bootstrapServers() == null ? ownKafka : job.bootstrapServers();
                places.computeIfAbsent(new Place(servers, job.topic()), first -> new ArrayList<>())
                        .add(job.filter());
            }
        }
        for (Map.Entry<Place, List<PmJob.Filter>> each : places.entrySet()) {
            @Nullable JsonNode part = ReportFilter.apply(report, each.getValue());
            if (part != null) {
                send(each.getKey(), header.path("sourceName").asText(), part);
            }
        }
    }

    private void send(Place place, String sourceName, JsonNode part) throws IOException {
        byte[] octets = JsonInput.MAPPER.writeValueAsBytes(part);
        var sending = new ProducerRecord<byte[], byte[]>(place.topic(), gzip ? zipped(octets) : octets);
        sending.headers().add("type-id", PmJob.INFO_TYPE.getBytes(StandardCharsets.UTF_8));
        sending.headers().add("source-name", sourceName.getBytes(StandardCharsets.UTF_8));
        if (gzip) {
            sending.headers().add("gzip", new byte[0]);
        }
        try {
            // What fails later is told by the callback.
            var _ = producer(place.bootstrapServers()).send(sending, (where, failed) -> {
                if (failed != null) {
                    complain.accept("a report for " + place.topic() + " was not sent: " + failed.getMessage());
                }
            });
            sent++;
        } catch (KafkaException failed) {
            complain.accept("Kafka at " + place.bootstrapServers() + ": " + failed.getMessage());
        }
    }

    private Producer<byte[], byte[]> producer(String bootstrapServers) {
        return producers.computeIfAbsent(bootstrapServers, servers -> {
            var properties = new Properties();
            properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
            properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 64 << 20);
            properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
            return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        });
    }

    private static byte[] zipped(byte[] octets) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(octets);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        producers.values().forEach(each -> each.close(Duration.ofSeconds(2)));
    }
}

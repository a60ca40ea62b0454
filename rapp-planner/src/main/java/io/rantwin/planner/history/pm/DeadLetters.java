package io.rantwin.planner.history.pm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.history.sources.Refusal;
import io.rantwin.planner.history.sources.SourceStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Records that were refused as a whole, each as it came ({@code TOPIC-PARTITION-OFFSET.record}) and why
 * ({@code ...why.json}), to be looked at and read again. The name of a record is its place in Kafka: the same record twice is
 * one file. When the folder is full the oldest go. For one thread.
 */
public final class DeadLetters {
    private static final String RECORD = ".record";
    private static final String WHY = ".why.json";

    private final Path folder;
    private final int mostRecords;
    private final long mostOctets;
    private final Deque<Path> kept = new ArrayDeque<>();
    private long octets;

    private DeadLetters(Path folder, int mostRecords, long mostOctets) {
        this.folder = folder;
        this.mostRecords = mostRecords;
        this.mostOctets = mostOctets;
    }

    /** Opens or begins a folder. */
    public static DeadLetters open(Path folder, int mostRecords, long mostOctets) throws IOException {
        Files.createDirectories(folder);
        var letters = new DeadLetters(folder, mostRecords, mostOctets);
        for (Path record : list(folder)) {
            letters.kept.add(record);
            letters.octets += Files.size(record);
        }
        return letters;
    }

    /** The records of a folder, the oldest first. */
    public static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(RECORD))
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    /** Keeps a record. */
    void keep(String topic, SourceStatus.Problem why, Refusal cause, long millis, byte[] record) throws IOException {
        if (record.length > mostOctets) {
            return;
        }
        String name = topic + "-" + why.partition() + "-" + why.offset();
        Path file = folder.resolve(name + RECORD);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("topic", topic)
                .put("partition", why.partition())
                .put("offset", why.offset())
                .put("timeMillis", millis)
                .put("cause", cause.name())
                .put("pointer", why.pointer())
                .put("reason", why.reason());
        Files.write(folder.resolve(name + WHY), json.toPrettyString().getBytes(StandardCharsets.UTF_8));
        boolean again = Files.exists(file);
        Path part = folder.resolve(name + ".part");
        Files.write(part, record);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        if (again) {
            return;
        }
        kept.add(file);
        octets += record.length;
        while (kept.size() > mostRecords || octets > mostOctets) {
            Path oldest = kept.remove();
            octets -= Files.exists(oldest) ? Files.size(oldest) : 0;
            remove(oldest);
        }
    }

    /** Forgets a record, which has been read by now. */
    public static void remove(Path record) throws IOException {
        Files.deleteIfExists(record);
        String name = String.valueOf(record.getFileName());
        Files.deleteIfExists(record.resolveSibling(name.substring(0, name.length() - RECORD.length()) + WHY));
    }
}

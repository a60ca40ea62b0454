package io.rantwin.planner.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.durable.DurableFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The log as one process writes it. An append is on the disk when it returns. What a crash left half written at the end
 * is cut off when the log is opened, and nothing before it; a log with a broken record is not written to. Thread-safe.
 *
 * <p>The chain tells of every changed, inserted, removed or reordered record but not of missing last ones: for that,
 * compare the {@linkplain #head head} with one noted elsewhere.
 */
public final class AuditLog implements AutoCloseable {
    private static final Pattern KIND = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    private final Path file;
    private final DurableFile end;
    private final InstantSource clock;
    private final @Nullable AuditKey key;
    private long sequence;
    private String head;

    private AuditLog(Path file, DurableFile end, InstantSource clock, @Nullable AuditKey key, Verification found) {
        this.file = file;
        this.end = end;
        this.clock = clock;
        this.key = key;
        this.sequence = found.records();
        this.head = found.head();
    }

    /**
     * Opens or begins a log and checks all of it.
     *
     * @param key seals the records; null for a log without seals. A log keeps to what it began with
     * @param notes is told in a sentence when a half written record was cut off
     */
    public static AuditLog open(Path file, InstantSource clock, @Nullable AuditKey key, Consumer<String> notes)
            throws AuditException {
        if (key != null && !key.canSeal()) {
            throw new AuditException(file + ": a public key can check the log, but not write it");
        }
        @Nullable FileChannel channel = null;
        try {
            Path absolute = file.toAbsolutePath();
            @Nullable Path folder = absolute.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            boolean isNew = !Files.exists(file);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!DurableFile.lock(channel)) {
                throw new AuditException(file + ": the log is in use; only one process writes it at a time");
            }
            if (isNew && folder != null) {
                DurableFile.forceFolder(folder);
            }
            List<AuditRecord> first = new ArrayList<>();
            Verification found = AuditChain.walk(file, key, record -> {
                if (first.isEmpty()) {
                    first.add(record);
                }
            });
            Verification.@Nullable Broken broken = found.broken();
            if (broken != null) {
                throw new AuditException(file + ": record " + broken.sequence() + " is broken: " + broken.reason()
                        + ". Nothing is written to a broken log: move it away, keep it, and a new one begins");
            }
            if (key == null && !first.isEmpty() && first.getFirst().seal() != null) {
                throw new AuditException(file + ": its records are sealed; the key is needed to go on");
            }
            DurableFile end = new DurableFile(channel, channel.size() - found.torn());
            if (found.torn() > 0) {
                end.cut();
                notes.accept(file + ": a record was half written when the last run ended (" + found.torn()
                        + " octets after record " + found.records() + "); it was cut off");
            }
            return new AuditLog(file, end, clock, key, found);
        } catch (IOException | AuditException failed) {
            if (channel != null) {
                try {
                    channel.close();
                } catch (IOException second) {
                    failed.addSuppressed(second);
                }
            }
            throw failed instanceof AuditException told
                    ? told
                    : new AuditException(file + ": the log cannot be opened: " + failed, failed);
        }
    }

    /**
     * Adds an event.
     *
     * @param kind lower case words, dots or dashes between them
     * @param data the facts; kept as it is now
     * @return the record, which survives the end of the process from now on
     * @throws AuditException when it could not be written; then it is not in the log
     */
    public synchronized AuditRecord append(String kind, String actor, ObjectNode data) throws AuditException {
        if (end.isFailed()) {
            throw new AuditException(file + ": an earlier record could not be written; open the log anew");
        }
        if (!KIND.matcher(kind).matches()) {
            throw new AuditException("'" + kind + "' is no kind of event: lower case words with dots between them are");
        }
        AuditRecord record = AuditChain.next(head, sequence + 1, clock.instant(), kind, actor, data.deepCopy(), key);
        byte[] line = (AuditChain.line(record) + "\n").getBytes(StandardCharsets.UTF_8);
        if (line.length > AuditChain.LONGEST_LINE) {
            throw new AuditException("a record has at most " + AuditChain.LONGEST_LINE + " octets, not " + line.length
                    + "; keep large evidence elsewhere and its hash here");
        }
        try {
            end.append(line);
        } catch (IOException broken) {
            throw new AuditException(file + ": a record cannot be written: " + broken, broken);
        }
        sequence = record.sequence();
        head = record.hash();
        return record;
    }

    /** Number of records. */
    public synchronized long size() {
        return sequence;
    }

    /** False once a record could not be written: until it is opened anew the log takes none. */
    public synchronized boolean isWritable() {
        return !end.isFailed();
    }

    /** Hash of the last record; note it elsewhere to notice missing last records. */
    public synchronized String head() {
        return head;
    }

    @Override
    public synchronized void close() throws AuditException {
        try {
            end.close();
        } catch (IOException broken) {
            throw new AuditException(file + ": the log cannot be closed: " + broken, broken);
        }
    }

    /** Checks a log, also while another process writes it. */
    public static Verification verify(Path file, @Nullable AuditKey key) throws AuditException {
        return AuditChain.walk(file, key, record -> {});
    }

    /** The records that are wanted, in order, up to the first broken one; {@link #verify} tells of that. */
    public static List<AuditRecord> list(Path file, Predicate<AuditRecord> wanted) throws AuditException {
        List<AuditRecord> records = new ArrayList<>();
        AuditChain.walk(file, null, record -> {
            if (wanted.test(record)) {
                records.add(record);
            }
        });
        return records;
    }
}

package io.rantwin.planner.desired;

import io.rantwin.a1.json.A1Exception;
import io.rantwin.planner.durable.DurableFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A journal in a file of lines, each a CRC-32C in eight hex digits, a blank and an event as JSON. An append is on the disk when
 * it returns. What a crash left half written at the end is cut off when the file is opened; a broken line before it is an
 * error, because what it said is not known. One process at a time.
 */
public final class FileJournal implements EventJournal {
    private static final int CRC_DIGITS = 8;

    private final Path file;
    private final FileChannel lock;
    private final List<PolicyEvent> events;
    private DurableFile end;
    private long size;

    private FileJournal(Path file, FileChannel lock, DurableFile end, List<PolicyEvent> events) {
        this.file = file;
        this.lock = lock;
        this.end = end;
        this.events = List.copyOf(events);
        this.size = events.size();
    }

    /**
     * Opens or begins a journal.
     *
     * @param notes is told in a sentence when a half written event was cut off
     */
    public static FileJournal open(Path file, Consumer<String> notes) throws DesiredException {
        @Nullable FileChannel lock = null;
        try {
            Path folder = folder(file);
            Files.createDirectories(folder);
            lock = lock(file);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            DurableFile.forceFolder(folder);
            byte[] octets = Files.readAllBytes(file);
            int whole = lastLineEnd(octets);
            DurableFile end = new DurableFile(channel, whole);
            if (whole < octets.length) {
                end.cut();
                notes.accept(file + ": an event was half written when the last run ended; it was cut off");
            }
            return new FileJournal(file, lock, end, parse(file, octets, whole));
        } catch (IOException | DesiredException failed) {
            closeQuietly(lock);
            throw failed instanceof DesiredException told
                    ? told
                    : new DesiredException(file + ": the journal cannot be opened: " + failed, failed);
        }
    }

    /** Reads a journal that another process may be writing. */
    public static List<PolicyEvent> read(Path file) throws DesiredException {
        try {
            byte[] octets = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            return parse(file, octets, lastLineEnd(octets));
        } catch (IOException failed) {
            throw new DesiredException(file + ": the journal cannot be read: " + failed, failed);
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? Path.of(".") : folder;
    }

    private static FileChannel lock(Path file) throws IOException, DesiredException {
        FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (DurableFile.lock(channel)) {
            return channel;
        }
        channel.close();
        throw new DesiredException(file + ": the journal is in use; only one process writes it at a time");
    }

    private static int lastLineEnd(byte[] octets) {
        int end = octets.length;
        while (end > 0 && octets[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static List<PolicyEvent> parse(Path file, byte[] octets, int end) throws DesiredException {
        List<PolicyEvent> events = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < end; i++) {
            if (octets[i] == '\n') {
                events.add(
                        event(file, events.size() + 1, new String(octets, begin, i - begin, StandardCharsets.UTF_8)));
                begin = i + 1;
            }
        }
        return events;
    }

    private static PolicyEvent event(Path file, int number, String line) throws DesiredException {
        String text = line.length() > CRC_DIGITS ? line.substring(CRC_DIGITS + 1) : "";
        if (!line.startsWith(crc(text) + " ")) {
            throw new DesiredException(
                    file + ": line " + number + " is not as it was written. Move the file away and keep"
                            + " it: what is in force then is nobody's until somebody takes it away by hand");
        }
        try {
            return EventText.read(text);
        } catch (A1Exception e) {
            throw new DesiredException(file + ": line " + number + " is no event: " + e.getMessage(), e);
        }
    }

    private static String crc(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }

    private static byte[] line(PolicyEvent event) throws DesiredException {
        String text = EventText.write(event).toString();
        try {
            EventText.read(text);
        } catch (A1Exception e) {
            throw new DesiredException("an event that could not be read back is not kept: " + e.getMessage(), e);
        }
        byte[] line = (crc(text) + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
        if (line.length > EventText.MOST_OCTETS) {
            throw new DesiredException("a policy of " + line.length + " octets cannot be kept");
        }
        return line;
    }

    @Override
    public List<PolicyEvent> events() {
        return events;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void append(PolicyEvent event) throws DesiredException {
        if (end.isFailed()) {
            throw new DesiredException(file + ": an earlier event could not be written; open the journal anew");
        }
        byte[] line = line(event);
        try {
            end.append(line);
        } catch (IOException broken) {
            throw new DesiredException(file + ": an event cannot be written: " + broken, broken);
        }
        size++;
    }

    @Override
    public void replace(List<PolicyEvent> newEvents) throws DesiredException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        List<byte[]> lines = new ArrayList<>();
        for (PolicyEvent event : newEvents) {
            lines.add(line(event));
        }
        try {
            DurableFile next = new DurableFile(
                    FileChannel.open(
                            draft,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE),
                    0);
            try {
                next.appendAll(lines);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException broken) {
                next.close();
                throw broken;
            }
            DurableFile before = end;
            end = next;
            size = newEvents.size();
            before.close();
            DurableFile.forceFolder(folder(file));
        } catch (IOException broken) {
            throw new DesiredException(file + ": the journal cannot be shortened: " + broken, broken);
        }
    }

    @Override
    public void close() throws DesiredException {
        try (lock) {
            end.close();
        } catch (IOException broken) {
            throw new DesiredException(file + ": the journal cannot be closed: " + broken, broken);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException nothingWasWritten) {
                // It only held the lock, which ends with the process at the latest.
            }
        }
    }
}

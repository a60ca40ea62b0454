package io.rantwin.harness.ric.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.harness.ric.store.MemoryData.Change;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shared data in a folder: each change is a line of JSON that is with the kernel before the call returns, so a killed process
 * loses nothing but a line it was writing. (A machine that loses power may lose more: nothing waits for the disk.) The file is
 * written anew when most of its lines are out of date. Events have no listeners.
 */
public final class FileData implements SharedData {
    private static final Logger LOG = LoggerFactory.getLogger(FileData.class);
    private static final String JOURNAL = "shared-data.jsonl";
    private static final int SPARE_LINES = 1_000;

    private final MemoryData content = new MemoryData();
    private final Path journal;
    private final FileChannel lockFile;
    private FileChannel channel;
    private long lines;

    private FileData(Path journal, FileChannel lockFile) throws IOException, StoreException {
        this.journal = journal;
        this.lockFile = lockFile;
        if (Files.exists(journal)) {
            replay();
        }
        channel = rewritten();
    }

    /**
     * Opens the data in a folder, which is made when it is not there.
     *
     * @throws StoreException when the folder cannot be written, or another process has it open
     */
    public static FileData open(Path folder) throws StoreException {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (!isLocked(lockFile)) {
                    throw new StoreException("the folder " + folder + " is in use by another process");
                }
                return new FileData(folder.resolve(JOURNAL), lockFile);
            } catch (IOException | StoreException failed) {
                lockFile.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new StoreException("cannot keep data in " + folder + ": " + failed, failed);
        }
    }

    /** Locks for the life of the channel. */
    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    @Override
    public Optional<Octets> get(String namespace, String key) {
        return content.get(namespace, key);
    }

    @Override
    public Map<String, Octets> getAll(String namespace) {
        return content.getAll(namespace);
    }

    @Override
    public Set<Octets> members(String namespace, String group) {
        return content.members(namespace, group);
    }

    @Override
    public void set(String namespace, String key, Octets value) throws StoreException {
        change(Change.SET, namespace, key, value);
    }

    @Override
    public void remove(String namespace, String key) throws StoreException {
        change(Change.REMOVE, namespace, key, Octets.EMPTY);
    }

    @Override
    public void addMember(String namespace, String group, Octets member) throws StoreException {
        change(Change.ADD_MEMBER, namespace, group, member);
    }

    @Override
    public void removeMember(String namespace, String group, Octets member) throws StoreException {
        change(Change.REMOVE_MEMBER, namespace, group, member);
    }

    @Override
    public void publish(String namespace, String channel, String event) {
        // Nobody can listen to a file.
    }

    @Override
    public void clear() throws StoreException {
        change(Change.CLEAR, "", "", Octets.EMPTY);
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
            lockFile.close();
        } catch (IOException failed) {
            LOG.warn("closing {}: {}", journal, failed.toString());
        }
    }

    private synchronized void change(Change change, String namespace, String key, Octets value) throws StoreException {
        try {
            append(channel, change, namespace, key, value);
            content.apply(change, namespace, key, value);
            if (lines > 4L * content.size() + SPARE_LINES) {
                FileChannel old = channel;
                channel = rewritten();
                old.close();
            }
        } catch (IOException failed) {
            throw new StoreException("cannot write " + journal + ": " + failed, failed);
        }
    }

    private void append(FileChannel to, Change change, String namespace, String key, Octets value) throws IOException {
        String line = JsonNodeFactory.instance
                        .objectNode()
                        .put("change", change.name())
                        .put("namespace", namespace)
                        .put("key", key)
                        .put("value", value.toHex())
                + "\n";
        ByteBuffer octets = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (octets.hasRemaining()) {
            to.write(octets);
        }
        lines++;
    }

    /** Writes the content as it is to a new file, and puts it in the place of the old one. */
    private FileChannel rewritten() throws IOException, StoreException {
        Path fresh = journal.resolveSibling(JOURNAL + ".new");
        FileChannel channelOfFresh = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try {
            lines = 0;
            content.describe((change, namespace, key, value) -> {
                try {
                    append(channelOfFresh, change, namespace, key, value);
                } catch (IOException failed) {
                    throw new StoreException("cannot write " + fresh + ": " + failed, failed);
                }
            });
            Files.move(fresh, journal, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return channelOfFresh;
        } catch (IOException | StoreException failed) {
            channelOfFresh.close();
            throw failed;
        }
    }

    private void replay() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(journal)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!replayed(line)) {
                    LOG.warn("{} has a line that is no change, perhaps cut by a kill; it is left out", journal);
                }
            }
        }
    }

    private boolean replayed(String line) {
        try {
            JsonNode json = JsonInput.MAPPER.readTree(line);
            content.apply(
                    Change.valueOf(json.path("change").asText()),
                    json.path("namespace").asText(),
                    json.path("key").asText(),
                    Octets.ofHex(json.path("value").asText()));
            return true;
        } catch (JsonProcessingException | IllegalArgumentException cut) {
            return false;
        }
    }
}

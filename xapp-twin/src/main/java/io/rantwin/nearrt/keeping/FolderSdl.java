package io.rantwin.nearrt.keeping;

import io.rantwin.xapp.sdl.MemorySdl;
import io.rantwin.xapp.sdl.Publication;
import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.sdl.SdlException;
import io.rantwin.xapp.sdl.SdlListener;
import io.rantwin.xapp.sdl.SdlSubscription;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The shared data layer for a single process without a Redis, which outlives it: each value is in a file of its own, and a small one in
 * memory, too. Files are replaced whole, so that a process killed at any moment leaves the old value or the new one. Groups and events do not
 * outlive the process. Thread-safe.
 */
public final class FolderSdl implements Sdl {
    private static final String KEPT = ".kept";
    private static final String UNFINISHED = ".part";
    private static final String LOCK = "lock";
    private static final int NAME_OCTETS = 16;
    // States of cells, which are written all the time and read at the start, would fill memory twice.
    private static final int LARGE_OCTETS = 16 * 1024;
    // Namespaces are not empty, and keys may hold anything: the first of these ends the namespace.
    private static final char END = '\n';

    private final Path folder;
    private final FileChannel lock;
    private final MemorySdl memory;
    /** Names of values that are in their files only; memory has nothing in their place. */
    private final Set<String> large = ConcurrentHashMap.newKeySet();

    /**
     * Opens a folder, which is made when it is not there, and reads what is in it.
     *
     * @param executor runs listeners
     * @param damaged told in a sentence of each file that cannot be used; it stays where it is
     * @throws IOException when the folder cannot be used, or another process has it
     */
    public FolderSdl(Path folder, Executor executor, Consumer<String> damaged) throws IOException {
        this.folder = Files.createDirectories(folder);
        lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        memory = new MemorySdl(executor);
        try {
            if (lock.tryLock() == null) {
                throw new IOException("another process uses it");
            }
            load(damaged);
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw new IOException("another part of this process uses it", e);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private void load(Consumer<String> damaged) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(UNFINISHED)) {
                Files.delete(file);
            } else if (name.endsWith(KEPT)) {
                load(file, damaged);
            }
        }
    }

    private void load(Path file, Consumer<String> damaged) throws IOException {
        for (KeptEntry entry : KeptEntry.read(Files.readAllBytes(file), why -> damaged.accept(file + ", " + why))) {
            int end = entry.name().indexOf(END);
            if (end < 1) {
                damaged.accept(file + ", this is no value of the shared data layer");
                continue;
            }
            try {
                String namespace = entry.name().substring(0, end);
                String key = entry.name().substring(end + 1);
                memory.set(namespace, key, inMemory(namespace, key, entry.octets()));
            } catch (SdlException e) {
                damaged.accept(file + ", " + e.getMessage());
            }
        }
    }

    private Path file(String namespace, String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((namespace + END + key).getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest, 0, NAME_OCTETS) + KEPT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private void write(String namespace, String key, byte[] value) throws SdlException {
        if (namespace.indexOf(END) >= 0) {
            throw new SdlException("a namespace has no line break: " + namespace);
        }
        Path file = file(namespace, key);
        Path part = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            Files.write(part, KeptEntry.write(List.of(new KeptEntry(namespace + END + key, value))));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | IllegalArgumentException e) {
            throw new SdlException(namespace + ", " + key + " cannot be written to " + folder + ": " + e, e);
        }
    }

    private void delete(String namespace, String key) throws SdlException {
        try {
            Files.deleteIfExists(file(namespace, key));
        } catch (IOException e) {
            throw new SdlException(namespace + ", " + key + " cannot be removed from " + folder + ": " + e, e);
        }
    }

    // What memory holds of a value, which is in its file already.
    private byte[] inMemory(String namespace, String key, byte[] value) {
        if (value.length < LARGE_OCTETS) {
            large.remove(namespace + END + key);
            return value;
        }
        large.add(namespace + END + key);
        return new byte[0];
    }

    private byte[] read(String namespace, String key) throws SdlException {
        Path file = file(namespace, key);
        List<String> problems = new ArrayList<>();
        try {
            for (KeptEntry entry : KeptEntry.read(Files.readAllBytes(file), problems::add)) {
                if (entry.name().equals(namespace + END + key)) {
                    return entry.octets();
                }
            }
        } catch (IOException e) {
            throw new SdlException(namespace + ", " + key + " cannot be read from " + folder + ": " + e, e);
        }
        throw new SdlException(namespace + ", " + key + " is no longer in " + file + " " + problems);
    }

    private boolean isThere(String namespace, String key, byte[] expected) throws SdlException {
        byte[] value = get(namespace, List.of(key)).get(key);
        return value != null && Arrays.equals(value, expected);
    }

    // The file first: what could not be written has not happened.
    @Override
    public synchronized void set(String namespace, Map<String, byte[]> values, Publication... publications)
            throws SdlException {
        Map<String, byte[]> kept = new HashMap<>();
        for (Map.Entry<String, byte[]> each : values.entrySet()) {
            write(namespace, each.getKey(), each.getValue());
            kept.put(each.getKey(), inMemory(namespace, each.getKey(), each.getValue()));
        }
        memory.set(namespace, kept, publications);
    }

    @Override
    public synchronized boolean setIfNotExists(String namespace, String key, byte[] value, Publication... publications)
            throws SdlException {
        if (memory.keys(namespace).contains(key)) {
            return false;
        }
        write(namespace, key, value);
        return memory.setIfNotExists(namespace, key, inMemory(namespace, key, value), publications);
    }

    @Override
    public synchronized boolean setIf(
            String namespace, String key, byte[] expected, byte[] value, Publication... publications)
            throws SdlException {
        if (!isThere(namespace, key, expected)) {
            return false;
        }
        write(namespace, key, value);
        memory.set(namespace, Map.of(key, inMemory(namespace, key, value)), publications);
        return true;
    }

    @Override
    public synchronized long remove(String namespace, Collection<String> keys, Publication... publications)
            throws SdlException {
        for (String key : keys) {
            delete(namespace, key);
            large.remove(namespace + END + key);
        }
        return memory.remove(namespace, keys, publications);
    }

    @Override
    public synchronized boolean removeIf(String namespace, String key, byte[] expected, Publication... publications)
            throws SdlException {
        if (!isThere(namespace, key, expected)) {
            return false;
        }
        return remove(namespace, List.of(key), publications) > 0;
    }

    @Override
    public synchronized Map<String, byte[]> get(String namespace, Collection<String> keys) throws SdlException {
        Map<String, byte[]> found = memory.get(namespace, keys);
        for (Map.Entry<String, byte[]> each : found.entrySet()) {
            if (large.contains(namespace + END + each.getKey())) {
                each.setValue(read(namespace, each.getKey()));
            }
        }
        return found;
    }

    @Override
    public Set<String> keys(String namespace) throws SdlException {
        return memory.keys(namespace);
    }

    @Override
    public void addMembers(String namespace, String group, Collection<byte[]> members) throws SdlException {
        memory.addMembers(namespace, group, members);
    }

    @Override
    public void removeMembers(String namespace, String group, Collection<byte[]> members) throws SdlException {
        memory.removeMembers(namespace, group, members);
    }

    @Override
    public List<byte[]> members(String namespace, String group) throws SdlException {
        return memory.members(namespace, group);
    }

    @Override
    public boolean isMember(String namespace, String group, byte[] member) throws SdlException {
        return memory.isMember(namespace, group, member);
    }

    @Override
    public long memberCount(String namespace, String group) throws SdlException {
        return memory.memberCount(namespace, group);
    }

    @Override
    public void publish(String namespace, Publication... publications) throws SdlException {
        memory.publish(namespace, publications);
    }

    @Override
    public SdlSubscription subscribe(String namespace, Collection<String> channels, SdlListener listener) {
        return memory.subscribe(namespace, channels, listener);
    }

    @Override
    public LongSupplier stored() {
        return memory.stored();
    }

    @Override
    public LongSupplier storeErrors() {
        return memory.storeErrors();
    }

    /** Ends; the folder can be opened again. */
    @Override
    public synchronized void close() {
        memory.close();
        try {
            lock.close();
        } catch (IOException _) {
            // It goes with the process.
        }
    }
}

package io.rantwin.planner.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The end of a file to which octets are appended, each time wholly or not at all. Used by one thread at a time. */
public final class DurableFile implements AutoCloseable {
    private final FileChannel channel;
    private long length;
    private boolean failed;

    /**
     * Takes a file over.
     *
     * @param channel open for writing
     * @param length of what counts in it; octets beyond are overwritten
     */
    public DurableFile(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
    }

    /** Locks a file; false when another process, or another part of this one, has it. */
    public static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    /** Makes names of new and moved files last: they are safe only when their folder is. */
    public static void forceFolder(Path folder) throws IOException {
        try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
            entry.force(true);
        } catch (FileSystemException notHere) {
            // Some systems cannot open folders; they keep names by other means.
        }
    }

    /** Whether nothing can be appended any more: what failed could not be taken back, or it was closed. */
    public boolean isFailed() {
        return failed;
    }

    /** Cuts off what stands behind the length. */
    public void cut() throws IOException {
        channel.truncate(length);
        channel.force(true);
    }

    /**
     * Adds octets, which are on the disk when this returns.
     *
     * @throws IOException when they could not be written; then they are taken back, and if that fails, too, the file is {@linkplain
     *     #isFailed failed}
     */
    public void append(byte[] octets) throws IOException {
        try {
            write(octets);
            channel.force(false);
        } catch (IOException broken) {
            takeBack(broken);
            throw broken;
        }
        length += octets.length;
    }

    /** Adds many at once, which are on the disk when this returns; when it fails, some of them may be in the file. */
    public void appendAll(Iterable<byte[]> parts) throws IOException {
        for (byte[] each : parts) {
            write(each);
            length += each.length;
        }
        channel.force(true);
    }

    private void write(byte[] octets) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(octets);
        long at = length;
        while (rest.hasRemaining()) {
            at += channel.write(rest, at);
        }
    }

    private void takeBack(IOException broken) {
        try {
            cut();
        } catch (IOException second) {
            broken.addSuppressed(second);
            failed = true;
        }
    }

    @Override
    public void close() throws IOException {
        failed = true;
        channel.close();
    }
}

package io.rantwin.harness.ric.rtmgr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the table to a file, for xApps with static routes; a reader sees the old or the new table. Thread-safe. */
public final class TableFile {
    private static final Logger LOG = LoggerFactory.getLogger(TableFile.class);

    private final @Nullable Path path;
    private final Executor executor;
    private final AtomicBoolean isWanted = new AtomicBoolean();
    private final AtomicBoolean isWriting = new AtomicBoolean();

    /**
     * @param path {@code null} for no file
     * @param executor runs what blocks
     */
    public TableFile(@Nullable Path path, Executor executor) {
        this.path = path;
        this.executor = executor;
    }

    void want() {
        isWanted.set(true);
    }

    void writeIfWanted(Supplier<String> table) {
        Path file = path;
        if (file != null && isWanted.get() && isWriting.compareAndSet(false, true)) {
            isWanted.set(false);
            executor.execute(() -> write(file, table.get()));
        }
    }

    private void write(Path file, String table) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, table);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            LOG.warn("the route table cannot be written to {}: {}", file, failed.toString());
        } finally {
            isWriting.set(false);
        }
    }
}

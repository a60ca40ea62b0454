package io.rantwin.nearrt.loop;

import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Guards values that one thread writes, without ever waiting, and others read. A reader that has met the writer throws away what it
 * read and reads again; what it reads may not fit together until then, so a reader must cope with that.
 */
final class WriterFirst {
    private static final int SPINS = 64;
    private static final long PAUSE_NANOS = 10_000;

    private final StampedLock lock = new StampedLock();

    /** Begins to write. Nobody else may, so nothing is waited for. */
    long beginWrite() {
        return lock.writeLock();
    }

    /** Ends it. */
    void endWrite(long stamp) {
        lock.unlockWrite(stamp);
    }

    /** Reads values that fit together. */
    <T extends @Nullable Object> T read(Supplier<T> reader) {
        for (int i = 1; ; i++) {
            long stamp = lock.tryOptimisticRead();
            if (stamp != 0) {
                T seen = reader.get();
                if (lock.validate(stamp)) {
                    return seen;
                }
            }
            if (i % SPINS == 0) {
                // The writer was stopped in the middle by the system.
                LockSupport.parkNanos(PAUSE_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}

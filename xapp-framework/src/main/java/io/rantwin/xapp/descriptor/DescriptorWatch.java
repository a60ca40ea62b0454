package io.rantwin.xapp.descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the descriptor that is in force, and reads it again when its file changes. A file that cannot be used leaves the old
 * descriptor in force, is counted and logged once. Kubernetes changes a mounted ConfigMap by pointing a symbolic link to
 * another folder; this is seen, too. {@link #current} may be called by any thread, {@link #tick} by one.
 */
public final class DescriptorWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DescriptorWatch.class);

    /** How often the file is looked at. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Path file;
    private final InstantSource clock;
    private final List<Consumer<Descriptor>> listeners = new CopyOnWriteArrayList<>();
    private volatile Descriptor current;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private volatile @Nullable String lastRefusal;
    private @Nullable Stamp stamp;
    private Instant nextLook;

    /**
     * @param file what to watch
     * @param initial the descriptor as read from it
     * @param clock gives the time
     */
    public DescriptorWatch(Path file, Descriptor initial, InstantSource clock) {
        this.file = file;
        this.current = initial;
        this.clock = clock;
        this.nextLook = clock.instant();
    }

    /** The descriptor in force. */
    public Descriptor current() {
        return current;
    }

    /** How often another descriptor came into force. */
    public long changes() {
        return changes.get();
    }

    /** How often a changed file could not be used. */
    public long refusals() {
        return refusals.get();
    }

    /** Why the file as it is now cannot be used; {@code null} when it is in force. */
    public @Nullable String lastRefusal() {
        return lastRefusal;
    }

    /** Whom to tell of a new descriptor, on the thread that ticks. */
    public void addListener(Consumer<Descriptor> listener) {
        listeners.add(listener);
    }

    /** Looks at the file when it is time to. */
    public void tick() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(INTERVAL);
        try {
            Stamp seen = Stamp.of(file);
            if (seen.equals(stamp)) {
                return;
            }
            byte[] octets;
            try (InputStream in = Files.newInputStream(file)) {
                octets = in.readNBytes(Descriptor.MAX_OCTETS + 1);
            }
            stamp = seen;
            String text = Descriptor.textOf(octets);
            if (text.equals(current.text())) {
                lastRefusal = null;
            } else {
                replace(Descriptor.read(text));
            }
        } catch (IOException e) {
            // Gone for a moment, perhaps; whatever comes back is read.
            stamp = null;
            refuse(DescriptorException.unreadable(file, e).getMessage());
        } catch (DescriptorException e) {
            refuse(e.of(file).getMessage());
        }
    }

    private void replace(Descriptor descriptor) {
        lastRefusal = null;
        current = descriptor;
        changes.incrementAndGet();
        LOG.info("descriptor {} read again: {} {}", file, descriptor.name(), descriptor.version());
        for (Consumer<Descriptor> listener : listeners) {
            try {
                listener.accept(descriptor);
            } catch (RuntimeException e) {
                LOG.error("a listener failed on the new descriptor", e);
            }
        }
    }

    private void refuse(@Nullable String why) {
        if (!Objects.equals(why, lastRefusal)) {
            lastRefusal = why;
            refusals.incrementAndGet();
            LOG.warn("the changed descriptor is not used, the old one stays in force: {}", why);
        }
    }

    /** What tells one file from the next without reading it. */
    private record Stamp(
            Path realPath,
            long modifiedNanos,
            long size,
            @Nullable Object key) {
        static Stamp of(Path file) throws IOException {
            Path real = file.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            return new Stamp(
                    real,
                    attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                    attributes.size(),
                    attributes.fileKey());
        }
    }
}

package io.rantwin.codecs.kpm.view;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measurement names by their octets, so that reading a known name allocates nothing. Not thread-safe: one for each
 * thread, shared by its views.
 *
 * <p>Names given at construction stay for good. Others are learned, up to a limit; at the limit all learned ones are
 * forgotten and learning starts again ({@link #floods} counts that), so that random names from a hostile node cost memory
 * within the limit and disturb the others for a moment only. A name that is longer than 150 octets, or for which a short
 * search finds neither itself nor room (names made to collide), is turned into a new string each time
 * ({@link #uninterned}). The strings are right in every case, but compare them with {@code equals}: after a flood the same
 * name may be another object.
 */
public final class NameTable {
    /** Learned names kept unless told otherwise: some ten times what one deployment uses. */
    public static final int MOST_LEARNED = 2048;

    /** Longest name that is kept: the root size of measName. */
    private static final int LONGEST = 150;

    /** Slots looked at for one name; a quarter-full table needs more than a few only when somebody makes names collide. */
    private static final int MOST_PROBES = 16;

    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private static final VarHandle EIGHT_OCTETS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final List<String> known;
    private final int mostLearned;
    private final byte[] @Nullable [] keys;
    private final @Nullable String[] names;
    private int learned;
    private long floods;
    private long uninterned;

    /** Knows no names yet and learns {@link #MOST_LEARNED}. */
    public NameTable() {
        this(List.of(), MOST_LEARNED);
    }

    /**
     * @param known names that are kept for good
     * @param mostLearned how many others are kept at a time, 1..65536
     */
    public NameTable(Collection<String> known, int mostLearned) {
        if (mostLearned < 1 || mostLearned > 65_536) {
            throw new IllegalArgumentException("mostLearned must be 1..65536, not " + mostLearned);
        }
        this.known = List.copyOf(known);
        this.mostLearned = mostLearned;
        int slots = Integer.highestOneBit(4 * (this.known.size() + mostLearned) - 1) << 1;
        keys = new byte[slots][];
        names = new String[slots];
        forget();
    }

    private void forget() {
        Arrays.fill(keys, null);
        Arrays.fill(names, null);
        learned = 0;
        for (String name : known) {
            byte[] octets = name.getBytes(StandardCharsets.ISO_8859_1);
            int slot = octets.length > LONGEST ? -1 : find(octets, 0, octets.length);
            if (slot >= 0) {
                keys[slot] = octets;
                names[slot] = name;
            }
        }
    }

    /** The name that is written in {@code length} octets of {@code array} from {@code offset}, Latin-1. */
    String intern(byte[] array, int offset, int length) {
        int slot = length > LONGEST ? -1 : find(array, offset, length);
        if (slot < 0) {
            uninterned++;
            return new String(array, offset, length, StandardCharsets.ISO_8859_1);
        }
        String name = names[slot];
        return name != null ? name : learn(slot, array, offset, length);
    }

    private String learn(int free, byte[] array, int offset, int length) {
        int slot = free;
        if (learned == mostLearned) {
            floods++;
            forget();
            slot = find(array, offset, length);
        }
        String name = new String(array, offset, length, StandardCharsets.ISO_8859_1);
        if (slot >= 0) {
            learned++;
            keys[slot] = Arrays.copyOfRange(array, offset, offset + length);
            names[slot] = name;
        }
        return name;
    }

    /** Slot of a name, or a free one for it, or -1 when the search came to its end. */
    private int find(byte[] array, int offset, int length) {
        int mask = keys.length - 1;
        int slot = hash(array, offset, length) & mask;
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            byte[] key = keys[slot];
            if (key == null || Arrays.equals(key, 0, key.length, array, offset, offset + length)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    private static int hash(byte[] array, int offset, int length) {
        long hash = length;
        int at = offset;
        int end = offset + length;
        for (; at + 8 <= end; at += 8) {
            hash = (hash ^ (long) EIGHT_OCTETS.get(array, at)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        for (; at < end; at++) {
            hash = (hash ^ array[at]) * MULTIPLIER;
        }
        return (int) (hash >>> 32);
    }

    /** How often the limit was reached and the learned names were forgotten. */
    public long floods() {
        return floods;
    }

    /** How many names were made anew because the table could not keep them. */
    public long uninterned() {
        return uninterned;
    }
}

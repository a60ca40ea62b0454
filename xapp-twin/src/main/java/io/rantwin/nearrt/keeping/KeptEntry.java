package io.rantwin.nearrt.keeping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Something with a name, in a form that shows damage: magic, version, lengths, name, octets, CRC-32C of all before. Entries may follow
 * each other.
 *
 * @param name UTF-8, at most 64 KiB
 * @param octets at most 16 MiB
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, compared nowhere.
record KeptEntry(String name, byte[] octets) {
    private static final int MAGIC = 0x52_54_4B_45;
    private static final short VERSION = 1;
    private static final int HEAD = 4 + 2 + 2 + 4;
    private static final int TAIL = 4;
    private static final int MOST_NAME = 0xffff;
    private static final int MOST_OCTETS = 1 << 24;

    /** All entries, one behind the other. */
    static byte[] write(Collection<KeptEntry> entries) {
        List<byte[]> names = entries.stream()
                .map(entry -> entry.name.getBytes(StandardCharsets.UTF_8))
                .toList();
        int length = 0;
        int place = 0;
        for (KeptEntry entry : entries) {
            byte[] name = names.get(place++);
            if (name.length > MOST_NAME || entry.octets.length > MOST_OCTETS) {
                throw new IllegalArgumentException("A name of " + name.length + " octets, or a state of "
                        + entry.octets.length + ", is too long to be kept.");
            }
            length = Math.addExact(length, HEAD + name.length + entry.octets.length + TAIL);
        }
        ByteBuffer to = ByteBuffer.allocate(length);
        place = 0;
        for (KeptEntry entry : entries) {
            byte[] name = names.get(place++);
            int from = to.position();
            to.putInt(MAGIC).putShort(VERSION).putShort((short) name.length).putInt(entry.octets.length);
            to.put(name).put(entry.octets);
            to.putInt(sum(to.array(), from, to.position() - from));
        }
        return to.array();
    }

    /**
     * Reads entries; what is damaged or foreign is left out.
     *
     * @param damaged told of each in a sentence
     */
    static List<KeptEntry> read(byte[] octets, Consumer<String> damaged) {
        List<KeptEntry> entries = new ArrayList<>();
        ByteBuffer from = ByteBuffer.wrap(octets);
        while (from.hasRemaining()) {
            int start = from.position();
            String where = "octet " + start + ": ";
            if (from.remaining() < HEAD + TAIL) {
                damaged.accept(where + "an entry is cut off");
                return entries;
            }
            int magic = from.getInt();
            short version = from.getShort();
            int name = Short.toUnsignedInt(from.getShort());
            int length = from.getInt();
            if (magic != MAGIC) {
                damaged.accept(where + "this is nothing that was kept here");
                return entries;
            }
            if (length < 0 || length > MOST_OCTETS || from.remaining() < name + length + TAIL) {
                damaged.accept(where + "an entry of " + length + " octets does not fit");
                return entries;
            }
            from.position(start + HEAD + name + length);
            if (from.getInt() != sum(octets, start, HEAD + name + length)) {
                damaged.accept(where + "the checksum is wrong");
            } else if (version != VERSION) {
                damaged.accept(where + "the form is of version " + version + ", this is version " + VERSION);
            } else {
                int at = start + HEAD;
                byte[] own = new byte[length];
                System.arraycopy(octets, at + name, own, 0, length);
                entries.add(new KeptEntry(new String(octets, at, name, StandardCharsets.UTF_8), own));
            }
        }
        return entries;
    }

    private static int sum(byte[] octets, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(octets, from, length);
        return (int) sum.getValue();
    }
}

package io.rantwin.harness.record;

import java.nio.ByteBuffer;

/** Reads numbers from octets of a file and says where they end too early. Not thread-safe. */
final class Cursor {
    private final ByteBuffer from;
    private final long fileOffset;

    /** @param fileOffset of the first octet in the file */
    Cursor(byte[] octets, long fileOffset) {
        this.from = ByteBuffer.wrap(octets);
        this.fileOffset = fileOffset;
    }

    RecordingException error(String problem) {
        return new RecordingException(fileOffset + from.position(), problem);
    }

    private void need(int octets) throws RecordingException {
        if (octets > from.remaining()) {
            throw error(octets + " octets are needed here, " + from.remaining() + " are left");
        }
    }

    boolean hasMore() {
        return from.hasRemaining();
    }

    long offset() {
        return fileOffset + from.position();
    }

    int octet() throws RecordingException {
        need(1);
        return from.get() & 0xff;
    }

    int number16() throws RecordingException {
        need(2);
        return from.getShort() & 0xffff;
    }

    /** @param most the highest number allowed */
    int number(String what, int most) throws RecordingException {
        need(4);
        int number = from.getInt();
        if (number < 0 || number > most) {
            from.position(from.position() - 4);
            throw error(what + " is " + Integer.toUnsignedString(number) + ", at most " + most + " is allowed");
        }
        return number;
    }

    long number64() throws RecordingException {
        need(8);
        return from.getLong();
    }

    byte[] octets(int count) throws RecordingException {
        need(count);
        byte[] octets = new byte[count];
        from.get(octets);
        return octets;
    }

    void end() throws RecordingException {
        if (from.hasRemaining()) {
            throw error(from.remaining() + " octets too many");
        }
    }
}

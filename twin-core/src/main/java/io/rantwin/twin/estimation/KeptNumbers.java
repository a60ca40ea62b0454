package io.rantwin.twin.estimation;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.DoublePredicate;

/** Numbers of one cell to and from octets, bit for bit. Used by all that is kept over a restart. */
public final class KeptNumbers {
    /** Times are within this, so that differences do not overflow. */
    private static final long FARTHEST_NANOS = Long.MAX_VALUE / 4;

    private KeptNumbers() {}

    /** Writes {@code count} numbers from {@code at}. */
    public static void write(ByteBuffer to, double[] from, int at, int count) {
        for (int i = at; i < at + count; i++) {
            to.putDouble(from[i]);
        }
    }

    /**
     * Reads numbers.
     *
     * @param allowed what each must be
     * @param name of all of them, for the sentence
     */
    public static double[] read(ByteBuffer from, int count, DoublePredicate allowed, String name)
            throws KeptStateException {
        demand(from, (long) count * Double.BYTES);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = from.getDouble();
        }
        if (!Arrays.stream(numbers).allMatch(allowed)) {
            throw new KeptStateException("A number of the " + name + " cannot be: " + Arrays.toString(numbers));
        }
        return numbers;
    }

    /** Reads a time that is known. */
    public static long readNanos(ByteBuffer from) throws KeptStateException {
        demand(from, Long.BYTES);
        long nanos = from.getLong();
        if (Math.abs(nanos) > FARTHEST_NANOS) {
            throw new KeptStateException("A time cannot be: " + nanos);
        }
        return nanos;
    }

    /** Reads a number of things. */
    public static int readCount(ByteBuffer from) throws KeptStateException {
        demand(from, Integer.BYTES);
        int count = from.getInt();
        if (count < 0) {
            throw new KeptStateException("A number of things is negative: " + count);
        }
        return count;
    }

    /** So many octets must be there, and instead of {@link BufferUnderflowException} there is a sentence. */
    private static void demand(ByteBuffer from, long octets) throws KeptStateException {
        if (from.remaining() < octets) {
            throw new KeptStateException("The state ends " + (octets - from.remaining()) + " octets too early.");
        }
    }
}

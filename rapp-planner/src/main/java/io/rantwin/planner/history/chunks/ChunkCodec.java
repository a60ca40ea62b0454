package io.rantwin.planner.history.chunks;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.zip.CRC32C;

/**
 * The body of a chunk, big-endian: form (1 octet), rows and columns (int), times, arrivals and report counts, then per
 * column the measurement's number and octets that follow (int each) and the values; last a CRC-32C of all before.
 *
 * <p>Whole numbers are kept as the first and the steps to the next, in the narrowest of: one step for all, 16 bits, 32
 * bits, 64 bits. Values are kept in the narrowest form that loses nothing: one for all rows, whole numbers of 16 bits,
 * float, double. The only NaN is the usual one.
 */
final class ChunkCodec {
    private static final byte FORM = 1;
    private static final int CRC_OCTETS = 4;

    private static final byte ONE = 0;
    private static final byte SHORTS = 1;
    private static final byte FLOATS = 2;
    private static final byte DOUBLES = 3;

    private static final byte STEADY = 0;
    private static final byte STEPS_16 = 1;
    private static final byte STEPS_32 = 2;
    private static final byte PLAIN = 3;

    /** Stands for NaN among whole numbers of 16 bits. */
    private static final short NO_SHORT = Short.MIN_VALUE;

    private ChunkCodec() {}

    static byte[] encode(Chunk chunk) {
        int most = 16 + chunk.rows * 24 + 64 + chunk.columns * (16 + 8 * chunk.rows) + CRC_OCTETS;
        ByteBuffer out = ByteBuffer.allocate(most);
        out.put(FORM).putInt(chunk.rows).putInt(chunk.columns);
        putLongs(out, chunk.times, chunk.rows);
        putLongs(out, chunk.arrivals, chunk.rows);
        long[] counts = new long[chunk.rows];
        for (int row = 0; row < counts.length; row++) {
            counts[row] = chunk.reports[row];
        }
        putLongs(out, counts, chunk.rows);
        for (int column = 0; column < chunk.columns; column++) {
            out.putInt(chunk.measurements[column]);
            int begin = out.position();
            out.putInt(0);
            putDoubles(out, chunk.values[column], chunk.rows);
            out.putInt(begin, out.position() - begin - Integer.BYTES);
        }
        out.putInt(crc(out.array(), out.position()));
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * @param wanted says of a measurement's number whether its column is read
     * @throws BrokenChunkException when the octets are not those of a chunk
     */
    static Chunk decode(byte[] body, IntPredicate wanted) throws BrokenChunkException {
        ByteBuffer in = ByteBuffer.wrap(body);
        int end = body.length - CRC_OCTETS;
        if (end < 1 || crc(body, end) != in.getInt(end)) {
            throw new BrokenChunkException("its checksum is wrong");
        }
        in.limit(end);
        try {
            byte form = in.get();
            if (form != FORM) {
                throw new BrokenChunkException("its form is " + form + "; this program reads form " + FORM);
            }
            int rows = in.getInt();
            int columns = in.getInt();
            var chunk = new Chunk(0, Math.max(0, Math.min(columns, end)));
            chunk.rows = rows;
            chunk.times = longs(in, rows);
            chunk.arrivals = longs(in, rows);
            chunk.reports = new int[rows];
            long[] counts = longs(in, rows);
            for (int row = 0; row < rows; row++) {
                chunk.reports[row] = (int) counts[row];
            }
            for (int column = 0; column < columns; column++) {
                int measurement = in.getInt();
                int next = in.getInt() + in.position();
                if (wanted.test(measurement)) {
                    chunk.addColumn(measurement, doubles(in, rows));
                }
                in.position(next);
            }
            return chunk;
        } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException shape) {
            throw new BrokenChunkException("its parts do not fit together: " + shape);
        }
    }

    private static int crc(byte[] octets, int length) {
        var crc = new CRC32C();
        crc.update(octets, 0, length);
        return (int) crc.getValue();
    }

    private static void putLongs(ByteBuffer out, long[] numbers, int n) {
        if (n == 0) {
            return;
        }
        long first = n == 1 ? 0 : numbers[1] - numbers[0];
        long least = first;
        long most = first;
        for (int i = 2; i < n; i++) {
            long step = numbers[i] - numbers[i - 1];
            least = Math.min(least, step);
            most = Math.max(most, step);
        }
        byte form = least == most
                ? STEADY
                : least >= Short.MIN_VALUE && most <= Short.MAX_VALUE
                        ? STEPS_16
                        : least >= Integer.MIN_VALUE && most <= Integer.MAX_VALUE ? STEPS_32 : PLAIN;
        out.put(form).putLong(numbers[0]);
        if (form == STEADY) {
            out.putLong(first);
            return;
        }
        for (int i = 1; i < n; i++) {
            long step = numbers[i] - numbers[i - 1];
            switch (form) {
                case STEPS_16 -> out.putShort((short) step);
                case STEPS_32 -> out.putInt((int) step);
                default -> out.putLong(numbers[i]);
            }
        }
    }

    private static long[] longs(ByteBuffer in, int n) throws BrokenChunkException {
        long[] numbers = new long[n];
        if (n == 0) {
            return numbers;
        }
        byte form = in.get();
        numbers[0] = in.getLong();
        long step = form == STEADY ? in.getLong() : 0;
        for (int i = 1; i < n; i++) {
            numbers[i] = switch (form) {
                case STEADY -> numbers[i - 1] + step;
                case STEPS_16 -> numbers[i - 1] + in.getShort();
                case STEPS_32 -> numbers[i - 1] + in.getInt();
                case PLAIN -> in.getLong();
                default -> throw new BrokenChunkException("no form of whole numbers is " + form);
            };
        }
        return numbers;
    }

    private static void putDoubles(ByteBuffer out, double[] values, int n) {
        boolean one = true;
        boolean shorts = true;
        boolean floats = true;
        for (int i = 0; i < n; i++) {
            double value = values[i];
            long bits = Double.doubleToLongBits(value);
            one &= bits == Double.doubleToLongBits(values[0]);
            shorts &= Double.isNaN(value)
                    || (Double.doubleToLongBits((double) (short) value) == bits && (short) value != NO_SHORT);
            floats &= Double.isNaN(value) || Double.doubleToLongBits((double) (float) value) == bits;
        }
        if (n == 0) {
            return;
        }
        if (one) {
            out.put(ONE).putDouble(values[0]);
            return;
        }
        out.put(shorts ? SHORTS : floats ? FLOATS : DOUBLES);
        for (int i = 0; i < n; i++) {
            if (shorts) {
                out.putShort(Double.isNaN(values[i]) ? NO_SHORT : (short) values[i]);
            } else if (floats) {
                out.putFloat((float) values[i]);
            } else {
                out.putDouble(values[i]);
            }
        }
    }

    private static double[] doubles(ByteBuffer in, int n) throws BrokenChunkException {
        double[] values = new double[n];
        if (n == 0) {
            return values;
        }
        byte form = in.get();
        switch (form) {
            case ONE -> Arrays.fill(values, in.getDouble());
            case SHORTS -> {
                for (int i = 0; i < n; i++) {
                    short value = in.getShort();
                    values[i] = value == NO_SHORT ? Double.NaN : value;
                }
            }
            case FLOATS -> {
                for (int i = 0; i < n; i++) {
                    values[i] = in.getFloat();
                }
            }
            case DOUBLES -> {
                in.slice().asDoubleBuffer().get(values);
                in.position(in.position() + n * Double.BYTES);
            }
            default -> throw new BrokenChunkException("no form of values is " + form);
        }
        return values;
    }
}

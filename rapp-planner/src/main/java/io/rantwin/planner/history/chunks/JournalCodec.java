package io.rantwin.planner.history.chunks;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a journal row, big-endian: form (1 octet), number of parts (int), then per part the number of its series,
 * of its rows and of its measurements (int each), the measurements' numbers (int), and per row time, arrival (long) and
 * values (double).
 */
final class JournalCodec {
    private static final byte FORM = 1;

    private JournalCodec() {}

    /** Rows of one series on their way into chunks; the arrays are as {@code Reports} has them. */
    record Part(int series, int[] measurements, long[] times, long[] arrivals, double[] values) {}

    static byte[] encode(List<Part> parts) {
        long octets = 1 + Integer.BYTES;
        for (Part part : parts) {
            octets += 3L * Integer.BYTES
                    + (long) part.measurements.length * Integer.BYTES
                    + 16L * part.times.length
                    + (long) part.values.length * Double.BYTES;
        }
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(octets));
        out.put(FORM).putInt(parts.size());
        for (Part part : parts) {
            int width = part.measurements.length;
            out.putInt(part.series).putInt(part.times.length).putInt(width);
            for (int measurement : part.measurements) {
                out.putInt(measurement);
            }
            for (int row = 0; row < part.times.length; row++) {
                out.putLong(part.times[row]).putLong(part.arrivals[row]);
                for (int i = 0; i < width; i++) {
                    out.putDouble(part.values[row * width + i]);
                }
            }
        }
        return out.array();
    }

    static List<Part> decode(byte[] body) throws BrokenChunkException {
        ByteBuffer in = ByteBuffer.wrap(body);
        try {
            byte form = in.get();
            if (form != FORM) {
                throw new BrokenChunkException("its form is " + form + "; this program reads form " + FORM);
            }
            int n = in.getInt();
            List<Part> parts = new ArrayList<>();
            for (int p = 0; p < n; p++) {
                int series = in.getInt();
                int rows = in.getInt();
                int[] measurements = new int[in.getInt()];
                for (int i = 0; i < measurements.length; i++) {
                    measurements[i] = in.getInt();
                }
                long[] times = new long[rows];
                long[] arrivals = new long[rows];
                double[] values = new double[Math.multiplyExact(rows, measurements.length)];
                for (int row = 0; row < rows; row++) {
                    times[row] = in.getLong();
                    arrivals[row] = in.getLong();
                    for (int i = 0; i < measurements.length; i++) {
                        values[row * measurements.length + i] = in.getDouble();
                    }
                }
                parts.add(new Part(series, measurements, times, arrivals, values));
            }
            return parts;
        } catch (BufferUnderflowException | NegativeArraySizeException | ArithmeticException shape) {
            throw new BrokenChunkException("its parts do not fit together: " + shape);
        }
    }
}

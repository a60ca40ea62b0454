package io.rantwin.planner.sweep;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * What is kept of a shard's scenarios: a row each of means over draws. Columns are the figures (the objective's first), mean and
 * deviation over draws of the gain against doing nothing, and for each guard rail the draws that broke it.
 *
 * @param shard number
 * @param from first scenario
 * @param columns of a row
 * @param baseline the figures when nothing is done, then for each guard rail the draws that break it even so
 * @param rows {@code rows[scenario * columns + column]}
 */
public record ShardResult(int shard, long from, int columns, double[] baseline, double[] rows) {
    private static final int MAGIC = 0x52545352;
    private static final int VERSION = 1;
    private static final int MOST_COLUMNS = 10_000;

    /** Number of scenarios. */
    public int scenarios() {
        return rows.length / columns;
    }

    /** A number of the k-th scenario. */
    public double value(int k, int column) {
        return rows[k * columns + column];
    }

    /** All bits, beginning with a version. */
    public byte[] toBytes() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeInt(shard);
            out.writeLong(from);
            out.writeInt(columns);
            write(baseline, out);
            write(rows, out);
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot be written to.", e);
        }
        return octets.toByteArray();
    }

    private static void write(double[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /**
     * Reads what {@link #toBytes} gave.
     *
     * @throws SweepException when the octets are no result of a version known here
     */
    public static ShardResult fromBytes(byte[] octets) throws SweepException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets))) {
            if (in.readInt() != MAGIC || in.readInt() != VERSION) {
                throw new SweepException("These octets are no result of a shard of version " + VERSION + ".");
            }
            int shard = in.readInt();
            long from = in.readLong();
            int columns = in.readInt();
            double[] baseline = read(in, octets.length);
            double[] rows = read(in, octets.length);
            if (columns < 1 || columns > MOST_COLUMNS || rows.length % columns != 0 || in.read() >= 0) {
                throw new SweepException("The result of shard " + shard + " has rows that do not fit.");
            }
            return new ShardResult(shard, from, columns, baseline, rows);
        } catch (IOException broken) {
            throw new SweepException("The result of a shard ends early.", broken);
        }
    }

    private static double[] read(DataInputStream in, int octets) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > octets / Double.BYTES) {
            throw new IOException("There cannot be " + length + " numbers in " + octets + " octets.");
        }
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShardResult that
                && shard == that.shard
                && from == that.from
                && columns == that.columns
                && Arrays.equals(baseline, that.baseline)
                && Arrays.equals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return 31 * shard + Arrays.hashCode(rows);
    }
}

package io.rantwin.twin.propagation;

import io.rantwin.twin.topology.ModelBasis;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Arrays as octets, bit for bit. Reading grows an array only as its octets arrive. */
final class MapOctets {
    private static final int CHUNK = 1 << 16;

    private MapOctets() {}

    static void write(double[] values, DataOutput out) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static void write(float[] values, DataOutput out) throws IOException {
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    static void write(int[] values, DataOutput out) throws IOException {
        for (int value : values) {
            out.writeInt(value);
        }
    }

    static double[] readDoubles(int count, DataInput in) throws IOException {
        double[] values = new double[Math.min(count, CHUNK)];
        for (int i = 0; i < count; i++) {
            values = i < values.length ? values : Arrays.copyOf(values, Math.min(count, 2 * i));
            values[i] = in.readDouble();
        }
        return values;
    }

    static float[] readFloats(int count, DataInput in) throws IOException {
        float[] values = new float[Math.min(count, CHUNK)];
        for (int i = 0; i < count; i++) {
            values = i < values.length ? values : Arrays.copyOf(values, Math.min(count, 2 * i));
            values[i] = in.readFloat();
        }
        return values;
    }

    static int[] readIndices(int count, int least, int bound, DataInput in) throws IOException {
        int[] values = new int[Math.min(count, CHUNK)];
        for (int i = 0; i < count; i++) {
            values = i < values.length ? values : Arrays.copyOf(values, Math.min(count, 2 * i));
            values[i] = in.readInt();
            if (values[i] < least || values[i] >= bound) {
                throw new IOException("A radio map of " + bound + " cells names a cell " + values[i] + ".");
            }
        }
        return values;
    }

    static ModelBasis readBasis(DataInput in) throws IOException {
        String name = in.readUTF();
        for (ModelBasis basis : ModelBasis.values()) {
            if (basis.name().equals(name)) {
                return basis;
            }
        }
        throw new IOException("There is no model basis " + name + ".");
    }

    static void writePattern(AntennaPattern pattern, DataOutput out) throws IOException {
        out.writeDouble(pattern.horizontalHalfPowerDegrees());
        out.writeDouble(pattern.verticalHalfPowerDegrees());
        out.writeDouble(pattern.sideLobeDb());
        out.writeDouble(pattern.frontToBackDb());
        out.writeDouble(pattern.elementGainDbi());
        out.writeInt(pattern.columnElements());
    }

    static AntennaPattern readPattern(DataInput in) throws IOException {
        return new AntennaPattern(
                in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readInt());
    }
}

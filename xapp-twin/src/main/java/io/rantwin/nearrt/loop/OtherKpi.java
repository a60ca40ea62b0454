package io.rantwin.nearrt.loop;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A measurement that the filter has no state for: the last value, and how much it changes from report to report. */
final class OtherKpi {
    private static final double RATE = 0.1;

    final String unit;
    double value;
    long informationNanos = Long.MIN_VALUE;
    private double square;
    private int changes;

    OtherKpi(String unit) {
        this.unit = unit;
    }

    void take(double next, long endNanos) {
        if (endNanos <= informationNanos) {
            return;
        }
        if (informationNanos != Long.MIN_VALUE) {
            changes++;
            double change = next - value;
            square += Math.max(RATE, 1.0 / changes) * (change * change - square);
        }
        value = next;
        informationNanos = endNanos;
    }

    /** Root mean square of the change to the next report. */
    double deviation() {
        return Math.sqrt(square);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(unit);
        out.writeDouble(value);
        out.writeLong(informationNanos);
        out.writeDouble(square);
        out.writeInt(changes);
    }

    static OtherKpi read(DataInputStream in) throws IOException {
        OtherKpi other = new OtherKpi(in.readUTF());
        other.value = in.readDouble();
        other.informationNanos = in.readLong();
        other.square = Math.max(0, in.readDouble());
        other.changes = Math.max(0, in.readInt());
        return other;
    }
}

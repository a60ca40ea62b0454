package io.rantwin.harness.e2node;

import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An indication that was encoded once; sequence number, time and values are then written over the old ones. That works as
 * long as every value keeps its length, see {@link OfferedMeasurement}. Where they are is found by encoding twice with one
 * of them changed, so nothing here knows the layout. Immutable.
 */
final class IndicationTemplate {
    /** Each place costs one encoding when the template is made. */
    private static final int MOST_PLACES = 400;

    private static final int SN_OCTETS = 2;
    private static final int ONE = 0x01;
    private static final int OTHER = 0x02;

    private final byte[] octets;
    private final int snAt;
    private final int timeAt;
    private final int timeOctets;
    private final int[] valueAt;
    private final int[] valueOctets;

    private IndicationTemplate(
            byte[] octets, int snAt, int timeAt, int timeOctets, int[] valueAt, int[] valueOctets) {
        this.octets = octets;
        this.snAt = snAt;
        this.timeAt = timeAt;
        this.timeOctets = timeOctets;
        this.valueAt = valueAt;
        this.valueOctets = valueOctets;
    }

    /** The template for what an encoder writes; {@code null} when it cannot be patched and has to be encoded each time. */
    static @Nullable IndicationTemplate of(IndicationEncoder encoder) throws PerException {
        List<@Nullable OfferedMeasurement> columns = encoder.plan().columns();
        int count = columns.size() * encoder.plan().records();
        if (count > MOST_PLACES) {
            return null;
        }
        int[] valueOctets = new int[count];
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            OfferedMeasurement column = columns.get(i % columns.size());
            valueOctets[i] = column == null ? 0 : column.octets();
            values[i] = filled(ONE, valueOctets[i]);
        }
        int sn = filled(ONE, SN_OCTETS);
        int timeOctets = encoder.timeStampOctets();
        CollectionStartTime time = timeOf(ONE, timeOctets);
        byte[] octets = encoder.encode(sn, time, values);
        int snAt = place(octets, encoder.encode(filled(OTHER, SN_OCTETS), time, values), SN_OCTETS);
        int timeAt = place(octets, encoder.encode(sn, timeOf(OTHER, timeOctets), values), timeOctets);
        boolean isPatchable = snAt >= 0 && timeAt >= 0;
        int[] valueAt = new int[count];
        for (int i = 0; i < count && isPatchable; i++) {
            if (valueOctets[i] > 0) {
                int[] changed = values.clone();
                changed[i] = filled(OTHER, valueOctets[i]);
                valueAt[i] = place(octets, encoder.encode(sn, time, changed), valueOctets[i]);
                isPatchable = valueAt[i] >= 0;
            }
        }
        return isPatchable ? new IndicationTemplate(octets, snAt, timeAt, timeOctets, valueAt, valueOctets) : null;
    }

    private static int filled(int octet, int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | octet;
        }
        return number;
    }

    private static CollectionStartTime timeOf(int octet, int count) {
        byte[] octets = new byte[count];
        Arrays.fill(octets, (byte) octet);
        return new CollectionStartTime(Octets.of(octets));
    }

    /** Where {@code count} octets have changed from {@link #ONE} to {@link #OTHER} and nothing else has; -1 otherwise. */
    private static int place(byte[] one, byte[] other, int count) {
        int at = Arrays.mismatch(one, other);
        if (at < 0 || one.length != other.length || at + count > one.length) {
            return -1;
        }
        for (int i = at; i < at + count; i++) {
            if (one[i] != ONE || other[i] != OTHER) {
                return -1;
            }
        }
        return Arrays.equals(one, at + count, one.length, other, at + count, other.length) ? at : -1;
    }

    /** One indication; parameters as for {@link IndicationEncoder#encode}. */
    byte[] write(int ricIndicationSn, CollectionStartTime start, int[] values) {
        byte[] pdu = octets.clone();
        put(pdu, snAt, SN_OCTETS, ricIndicationSn);
        for (int i = 0; i < timeOctets; i++) {
            pdu[timeAt + i] = (byte) start.octets().at(i);
        }
        for (int i = 0; i < valueAt.length; i++) {
            put(pdu, valueAt[i], valueOctets[i], values[i]);
        }
        return pdu;
    }

    private static void put(byte[] pdu, int at, int count, int number) {
        for (int i = 0; i < count; i++) {
            pdu[at + i] = (byte) (number >>> 8 * (count - 1 - i));
        }
    }
}

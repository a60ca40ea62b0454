package io.rantwin.harness.record;

import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.kpm.view.HeaderView;
import io.rantwin.codecs.kpm.view.IndicationView;
import io.rantwin.codecs.kpm.view.KpmWire;
import io.rantwin.codecs.kpm.view.OctetRange;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the collection start time in E2SM-KPM indications, and writes another one over it. Only what is a KPM indication from
 * end to end counts, so that indications of other service models are let alone. Not thread-safe.
 */
final class IndicationTime {
    /** The time stamp is the first member behind the seven bits of choice and preamble. */
    private static final int TIME_IN_HEADER = 1;

    /** From so many octets on, contents may come in fragments, which the view joins elsewhere. */
    private static final int FRAGMENT = 16_384;

    private final IndicationView view = new IndicationView();

    /** Nanoseconds since 1970, {@link RecordingEntry#UNKNOWN_TIME} when the PDU says none. */
    long nanos(byte[] octets, int offset, int length) {
        if (!isKpm(octets, offset, length)) {
            return RecordingEntry.UNKNOWN_TIME;
        }
        Instant time = stamp(view.header()).instant();
        return time == null ? RecordingEntry.UNKNOWN_TIME : RecordingWriter.nanos(time);
    }

    /**
     * A copy of the octets whose collection start time is later by {@code nanos}, in the same notation; the octets themselves
     * when there is none that could be moved.
     */
    byte[] shifted(byte[] octets, int offset, int length, long nanos) {
        if (!isKpm(octets, offset, length)) {
            return octets;
        }
        HeaderView header = view.header();
        CollectionStartTime old = stamp(header);
        Instant time = old.instant();
        OctetRange range = view.envelope().ricIndicationHeader();
        if (time == null || range.length() >= FRAGMENT) {
            // Without a clock, or in fragments: nothing that could be overwritten in place.
            return octets;
        }
        CollectionStartTime moved = written(old.interpretation(), time.plusNanos(nanos));
        if (moved == null) {
            return octets;
        }
        byte[] copy = octets.clone();
        for (int i = 0; i < header.timeStampOctets(); i++) {
            copy[range.offset() + TIME_IN_HEADER + i] = (byte) moved.octets().at(i);
        }
        return copy;
    }

    private boolean isKpm(byte[] octets, int offset, int length) {
        if (!IndicationView.isIndication(octets, offset, length)) {
            return false;
        }
        try {
            view.read(octets, offset, length, KpmWire.V4);
            return true;
        } catch (PerException _) {
            return false;
        }
    }

    private static CollectionStartTime stamp(HeaderView header) {
        byte[] number =
                ByteBuffer.allocate(8).putLong(header.collectionStartTime()).array();
        return new CollectionStartTime(Octets.of(Arrays.copyOfRange(number, 8 - header.timeStampOctets(), 8)));
    }

    private static @Nullable CollectionStartTime written(CollectionStartTime.Interpretation as, Instant time) {
        return switch (as) {
            case NTP_64 -> CollectionStartTime.ntp64(time);
            case UNIX_MICROSECONDS -> CollectionStartTime.unixMicroseconds(time);
            case NTP_SECONDS -> CollectionStartTime.ntpSeconds(time);
            case UNIX_SECONDS ->
                new CollectionStartTime(Octets.of(ByteBuffer.allocate(4)
                        .putInt((int) time.getEpochSecond())
                        .array()));
            case UNSET -> null;
        };
    }
}

package io.rantwin.codecs.rc;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import java.util.List;
import java.util.Map;

/**
 * A message with what a newer peer added to it and the record has no place for. Immutable.
 *
 * @param message what E2SM-RC v01.03 knows
 * @param additions extension additions by the path of the SEQUENCE they extend; empty for a peer of this version
 * @param <T> type of the message
 */
public record Received<T extends RcMessage>(T message, Map<String, List<UnknownAddition>> additions) {
    public Received {
        additions = Map.copyOf(additions);
    }
}

package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Indication header format 1 (E2SM-KPM 8.2.1.3.1).
 *
 * @param collectionStartTime start of the first record's period; {@code null} in v1, which has none
 * @param fileFormatVersion of the sender
 * @param senderName of the sender
 * @param senderType of the sender
 * @param vendorName of the sender
 * @param scope what a v1 header says the report is about; {@code null} from v2 on
 * @param additions of a newer version
 */
public record KpmIndicationHeader(
        @Nullable CollectionStartTime collectionStartTime,
        @Nullable String fileFormatVersion,
        @Nullable String senderName,
        @Nullable String senderType,
        @Nullable String vendorName,
        @Nullable ReportScope scope,
        List<UnknownAddition> additions) {
    public KpmIndicationHeader {
        additions = List.copyOf(additions);
    }

    /** With a time only. */
    public static KpmIndicationHeader at(CollectionStartTime collectionStartTime) {
        return new KpmIndicationHeader(collectionStartTime, null, null, null, null, null, List.of());
    }
}

package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import org.jspecify.annotations.Nullable;

/** Indication headers and event triggers from v2 on. */
final class HeaderMapping {
    private static final String HEADER_FORMATS = "indicationHeader-formats";
    private static final String START = "colletStartTime";
    private static final String TRIGGER_FORMATS = "eventDefinition-formats";

    private HeaderMapping() {}

    /** The header, or {@code null} for a format of a newer version. */
    static @Nullable KpmIndicationHeader header(SequenceValue from) {
        if (!(from.choice(HEADER_FORMATS).value() instanceof SequenceValue format)) {
            return null;
        }
        return new KpmIndicationHeader(
                new CollectionStartTime(format.octets(START)),
                format.findText("fileFormatversion"),
                format.findText("senderName"),
                format.findText("senderType"),
                format.findText("vendorName"),
                null,
                format.unknownAdditions());
    }

    static SequenceValue toValue(KpmIndicationHeader header) {
        CollectionStartTime start = header.collectionStartTime();
        SequenceValue format = SequenceValue.builder()
                .set(START, start == null ? null : start.octets())
                .setText("fileFormatversion", header.fileFormatVersion())
                .setText("senderName", header.senderName())
                .setText("senderType", header.senderType())
                .setText("vendorName", header.vendorName())
                .unknownAdditions(header.additions())
                .build();
        return SequenceValue.of(HEADER_FORMATS, Value.choice("indicationHeader-Format1", format));
    }

    /** The trigger, or {@code null} for a format of a newer version. */
    static @Nullable KpmEventTrigger trigger(SequenceValue from) {
        ChoiceValue formats = from.choice(TRIGGER_FORMATS);
        return formats.value() instanceof SequenceValue format
                ? KpmEventTrigger.every(format.integer("reportingPeriod"))
                : null;
    }

    static SequenceValue toValue(KpmEventTrigger trigger) {
        return SequenceValue.of(
                TRIGGER_FORMATS,
                Value.choice(
                        "eventDefinition-Format1",
                        SequenceValue.of("reportingPeriod", Value.of(trigger.reportingPeriodMillis()))));
    }
}

package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import io.rantwin.codecs.per.PerWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one version of E2SM-KPM. What it reads it writes again octet by octet, from v02.00 on; not kept are
 * additions of newer versions to sequences whose record has no {@code additions}. A v1 message is written for O-DU and
 * O-CU-CP figures. Making one takes some milliseconds: keep it. Immutable and thread-safe.
 */
public final class KpmCodec {
    /**
     * What was read.
     *
     * @param message the message
     * @param trailingOctets octets behind it, which belong to nothing
     */
    record Read<T>(T message, int trailingOctets) {}

    /** Turns a value into a message; {@code null} for a format that only a newer version has. */
    private interface Mapping<T> {
        @Nullable
        T from(Value value);
    }

    private final KpmVersion version;
    private final boolean tolerant;
    private final AsnType ranFunctionDefinition;
    private final AsnType eventTrigger;
    private final AsnType actionDefinition;
    private final AsnType indicationHeader;
    private final AsnType indicationMessage;

    private KpmCodec(KpmVersion version, boolean tolerant) {
        this.version = version;
        this.tolerant = tolerant;
        Schema schema = Schema.load(version.schemaVersion());
        ranFunctionDefinition = schema.type("E2SM-KPM-RANfunction-Description");
        eventTrigger = schema.type("E2SM-KPM-EventTriggerDefinition");
        actionDefinition = schema.type("E2SM-KPM-ActionDefinition");
        indicationHeader = schema.type("E2SM-KPM-IndicationHeader");
        indicationMessage = schema.type("E2SM-KPM-IndicationMessage");
    }

    /** The codec of {@code version}; writes what the standard allows only. */
    public static KpmCodec of(KpmVersion version) {
        return new KpmCodec(version, false);
    }

    /**
     * The codec of {@code version} for writing again what was received: lets text pass with characters outside its
     * alphabet, such as the underscore in names of real nodes.
     */
    public static KpmCodec tolerant(KpmVersion version) {
        return new KpmCodec(version, true);
    }

    /** The version that is read and written. */
    public KpmVersion version() {
        return version;
    }

    /** Reads a RAN function definition. */
    public KpmRanFunctionDefinition decodeRanFunctionDefinition(Octets octets) throws PerException {
        return readRanFunctionDefinition(octets).message();
    }

    /** Reads an event trigger definition. */
    public KpmEventTrigger decodeEventTrigger(Octets octets) throws PerException {
        return readEventTrigger(octets).message();
    }

    /** Reads an action definition. */
    public KpmActionDefinition decodeActionDefinition(Octets octets) throws PerException {
        return readActionDefinition(octets).message();
    }

    /** Reads an indication header. */
    public KpmIndicationHeader decodeIndicationHeader(Octets octets) throws PerException {
        return readIndicationHeader(octets).message();
    }

    /** Reads an indication message. */
    public KpmReport decodeIndicationMessage(Octets octets) throws PerException {
        return readIndicationMessage(octets).message();
    }

    Read<KpmRanFunctionDefinition> readRanFunctionDefinition(Octets octets) throws PerException {
        return read(ranFunctionDefinition, octets, value -> FunctionMapping.from((SequenceValue) value));
    }

    Read<KpmEventTrigger> readEventTrigger(Octets octets) throws PerException {
        return read(
                eventTrigger,
                octets,
                value -> value instanceof ChoiceValue v1
                        ? V1Mapping.trigger(v1)
                        : HeaderMapping.trigger((SequenceValue) value));
    }

    Read<KpmActionDefinition> readActionDefinition(Octets octets) throws PerException {
        return read(actionDefinition, octets, value -> ActionMapping.from((SequenceValue) value));
    }

    Read<KpmIndicationHeader> readIndicationHeader(Octets octets) throws PerException {
        return read(
                indicationHeader,
                octets,
                value -> value instanceof ChoiceValue v1
                        ? V1Mapping.header(v1)
                        : HeaderMapping.header((SequenceValue) value));
    }

    Read<KpmReport> readIndicationMessage(Octets octets) throws PerException {
        return read(
                indicationMessage,
                octets,
                value -> value instanceof ChoiceValue v1
                        ? V1ReportReader.read(v1)
                        : ReportMapping.from((SequenceValue) value));
    }

    private <T> Read<T> read(AsnType type, Octets octets, Mapping<T> mapping) throws PerException {
        if (octets.length() > PerReader.MAX_OCTETS) {
            throw new PerException("message of " + octets.length() + " octets", 0);
        }
        PerReader reader = octets.reader();
        Value value = type.decode(reader);
        reader.align();
        T message = mapping.from(value);
        if (message == null) {
            throw new PerException("a format that " + version.schemaVersion().label() + " does not have", 0);
        }
        // An otherwise empty outermost value has one octet (X.691 11.1.3).
        int used = Math.max(1, reader.octetPosition());
        return new Read<>(message, Math.max(0, octets.length() - used));
    }

    /**
     * Writes a RAN function definition.
     *
     * @throws PerException when this version has no place for something in it
     */
    public Octets encode(KpmRanFunctionDefinition definition) throws PerException {
        return write(ranFunctionDefinition, FunctionMapping.toValue(definition, version));
    }

    /**
     * Writes an event trigger definition.
     *
     * @throws PerException when this version has no place for something in it
     */
    public Octets encode(KpmEventTrigger trigger) throws PerException {
        if (version == KpmVersion.V1_00) {
            return write(eventTrigger, V1Mapping.toValue(trigger));
        }
        if (!trigger.furtherPeriodsMillis().isEmpty()) {
            throw refused("several reporting periods");
        }
        return write(eventTrigger, HeaderMapping.toValue(trigger));
    }

    /**
     * Writes an action definition.
     *
     * @throws PerException when this version has no place for something in it
     */
    public Octets encode(KpmActionDefinition definition) throws PerException {
        return write(actionDefinition, ActionMapping.toValue(definition, version));
    }

    /**
     * Writes an indication header.
     *
     * @throws PerException when this version has no place for something in it
     */
    public Octets encode(KpmIndicationHeader header) throws PerException {
        if (version == KpmVersion.V1_00) {
            if (header.collectionStartTime() != null) {
                throw refused("a time stamp");
            }
            return write(indicationHeader, V1Mapping.toValue(header));
        }
        if (header.scope() != null) {
            throw refused("the scope of a report");
        }
        return write(indicationHeader, HeaderMapping.toValue(header));
    }

    /**
     * Writes an indication message.
     *
     * @throws PerException when this version has no place for something in it
     */
    public Octets encode(KpmReport report) throws PerException {
        Value message =
                version == KpmVersion.V1_00 ? V1ReportWriter.toValue(report) : ReportMapping.toValue(report, version);
        if (message == null) {
            throw refused("a report without figures");
        }
        if (version != KpmVersion.V1_00
                && report instanceof MeasurementReport figures
                && !figures.ranContainers().isEmpty()) {
            throw refused("RAN containers");
        }
        return write(indicationMessage, message);
    }

    private PerException refused(String what) {
        return new PerException(version.schemaVersion().label() + " has no place for " + what, 0);
    }

    private Octets write(AsnType type, Value value) throws PerException {
        PerWriter writer = tolerant ? PerWriter.tolerant() : new PerWriter();
        type.encode(writer, value);
        return writer.toOctets();
    }
}

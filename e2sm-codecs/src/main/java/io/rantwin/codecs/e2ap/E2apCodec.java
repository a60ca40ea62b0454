package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.Criticality;
import io.rantwin.codecs.asn1.OpenType;
import io.rantwin.codecs.asn1.OpenType.Row;
import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SequenceType;
import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.TypeReference;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.OpaqueValue;
import io.rantwin.codecs.e2ap.E2apDecoded.Verdict;
import io.rantwin.codecs.e2ap.Finding.Kind;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Encoder and decoder of one version of E2AP. Making one loads a schema, which takes some milliseconds: keep it.
 * Immutable and thread-safe.
 */
public final class E2apCodec {
    private static final String PDU = "E2AP-PDU";

    /** A message of this version with its place in the envelope. */
    private record Place(
            MessageMapping<?> mapping,
            MessageClass messageClass,
            int procedureCode,
            Criticality criticality,
            IeTable ies) {}

    private final E2apVersion version;
    private final Schema schema;
    private final Map<Class<?>, Place> byType = new HashMap<>();
    private final @Nullable Place[] initiating;
    private final @Nullable Place[] successful;
    private final @Nullable Place[] unsuccessful;

    public E2apCodec(E2apVersion version) {
        this.version = version;
        this.schema = Schema.load(version.schemaVersion());
        Map<String, MessageMapping<?>> mappings = new HashMap<>();
        Stream.of(
                        GlobalMappings.ALL,
                        NodeMappings.ALL,
                        SubscriptionMappings.ALL,
                        ModificationMappings.ALL,
                        FunctionalMappings.ALL)
                .flatMap(List::stream)
                .forEach(mapping -> mappings.put(mapping.typeName(), mapping));
        initiating = places(MessageClass.INITIATING_MESSAGE, "InitiatingMessage", mappings);
        successful = places(MessageClass.SUCCESSFUL_OUTCOME, "SuccessfulOutcome", mappings);
        unsuccessful = places(MessageClass.UNSUCCESSFUL_OUTCOME, "UnsuccessfulOutcome", mappings);
    }

    private @Nullable Place[] places(
            MessageClass messageClass, String envelope, Map<String, MessageMapping<?>> mappings) {
        if (!(schema.type(envelope) instanceof SequenceType type
                && type.member("value") instanceof OpenType contents)) {
            throw new IllegalStateException(schema.label() + " has no envelope " + envelope);
        }
        var places = new @Nullable Place[256];
        for (Row row : contents.rows()) {
            MessageMapping<?> mapping = row.type() instanceof TypeReference name ? mappings.get(name.name()) : null;
            if (mapping == null || !(row.type().resolved() instanceof SequenceType message)) {
                throw new IllegalStateException(schema.label() + ": no record for procedure " + row.key());
            }
            var place = new Place(mapping, messageClass, row.key(), IeTable.criticality(row), new IeTable(message));
            places[row.key()] = place;
            byType.put(mapping.type(), place);
        }
        return places;
    }

    private @Nullable Place place(MessageClass messageClass, int procedureCode) {
        return switch (messageClass) {
            case INITIATING_MESSAGE -> initiating[procedureCode];
            case SUCCESSFUL_OUTCOME -> successful[procedureCode];
            case UNSUCCESSFUL_OUTCOME -> unsuccessful[procedureCode];
        };
    }

    /** The version this codec speaks. */
    public E2apVersion version() {
        return version;
    }

    /**
     * Reads a message and judges it by the criticality of what it does not understand.
     *
     * @throws PerException when the octets are no E2AP message of this version (a transfer syntax error, E2AP 10.2)
     */
    public E2apDecoded decode(byte[] octets) throws PerException {
        Schema.Decoded decoded = schema.decode(PDU, octets);
        var pdu = (ChoiceValue) decoded.value();
        if (!(pdu.value() instanceof SequenceValue envelope)) {
            throw new PerException("neither initiating message nor outcome", 0);
        }
        MessageClass messageClass = messageClass(pdu.alternative());
        int code = (int) envelope.integer("procedureCode");
        var criticality = Criticality.ofAsnName(envelope.enumerated("criticality"));
        Place place = place(messageClass, code);
        E2apMessage message;
        KeptParts kept = KeptParts.NONE;
        List<Finding> findings;
        Reading reading = null;
        if (place == null) {
            Octets contents = ((OpaqueValue) envelope.get("value")).contents();
            message = new UnknownMessage(code, messageClass, criticality, contents);
            findings = List.of(new Finding(Kind.UNKNOWN_PROCEDURE, code, criticality));
        } else {
            SequenceValue contents = envelope.sequence("value");
            reading = new Reading(version, schema, place.ies(), contents.items("protocolIEs"));
            message = read(place.mapping(), reading);
            kept = reading.kept(contents.unknownAdditions());
            findings = List.copyOf(reading.findings());
        }
        Verdict verdict = Reply.verdict(findings, message != null);
        E2apMessage reply = verdict == Verdict.PROCEED
                ? null
                : new Reply(version, messageClass, code, criticality, findings, reading).message(verdict);
        return new E2apDecoded(
                version,
                messageClass,
                code,
                message,
                verdict,
                findings,
                kept,
                reply,
                decoded.trailingOctets(),
                decoded.slackOctets());
    }

    private static @Nullable E2apMessage read(MessageMapping<?> mapping, Reading reading) {
        try {
            return mapping.from().read(reading);
        } catch (AbsentIeException _) {
            return null;
        }
    }

    private static MessageClass messageClass(String alternative) {
        return switch (alternative) {
            case "initiatingMessage" -> MessageClass.INITIATING_MESSAGE;
            case "successfulOutcome" -> MessageClass.SUCCESSFUL_OUTCOME;
            default -> MessageClass.UNSUCCESSFUL_OUTCOME;
        };
    }

    /**
     * Writes a message.
     *
     * @throws PerException when this version does not have the message or one of its components, when a mandatory one is
     *     absent, or when a value is out of its range; it names version and component
     */
    public byte[] encode(E2apMessage message) throws PerException {
        return write(message, KeptParts.NONE, false);
    }

    /**
     * Writes a message with IEs that its record does not hold.
     *
     * @throws PerException as {@link #encode(E2apMessage)}
     */
    public byte[] encode(E2apMessage message, KeptParts kept) throws PerException {
        return write(message, kept, false);
    }

    /**
     * Writes a received message again, with its unknown IEs, and with text outside its alphabet if it came so. What was
     * wrong with the order or number of its IEs is not repeated.
     *
     * @throws PerException when there was no message in it, or when it cannot be written in this version
     */
    public byte[] reencode(E2apDecoded received) throws PerException {
        E2apMessage message = received.message();
        if (message == null) {
            throw new PerException("a message with mandatory IEs missing cannot be written", 0);
        }
        return write(message, received.kept(), true);
    }

    private byte[] write(E2apMessage message, KeptParts kept, boolean tolerant) throws PerException {
        Value pdu = pdu(message, kept);
        try {
            return tolerant ? schema.reencode(PDU, pdu) : schema.encode(PDU, pdu);
        } catch (PerException e) {
            String path = e.fieldPath();
            throw new PerException(
                    version.label() + " " + message.getClass().getSimpleName() + ", "
                            + (path.isEmpty() ? "" : path + ": ") + e.problem(),
                    e.bitOffset());
        }
    }

    private Value pdu(E2apMessage message, KeptParts kept) throws PerException {
        if (message instanceof UnknownMessage(int code, MessageClass messageClass, var criticality, var contents)) {
            return envelope(messageClass, code, criticality, new OpaqueValue(contents));
        }
        String name = message.getClass().getSimpleName();
        Place place = byType.get(message.getClass());
        if (place == null) {
            throw new PerException(version.label() + " has no message " + name, 0);
        }
        var writing = new Writing(version, schema, place.ies(), name, kept);
        place.mapping().write(message, writing);
        return envelope(place.messageClass(), place.procedureCode(), place.criticality(), writing.message());
    }

    private static Value envelope(MessageClass messageClass, int code, Criticality criticality, Value contents) {
        return Value.choice(
                messageClass.alternative(),
                SequenceValue.of(
                        "procedureCode",
                        Value.of(code),
                        "criticality",
                        Value.named(criticality.asnName()),
                        "value",
                        contents));
    }
}

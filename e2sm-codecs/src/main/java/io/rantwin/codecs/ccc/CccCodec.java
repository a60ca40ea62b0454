package io.rantwin.codecs.ccc;

import java.nio.charset.StandardCharsets;

/**
 * E2SM-CCC messages from JSON octets (UTF-8) and back: clause 9.4.
 *
 * <p>Reading is strict: duplicate names, members that do not belong, wrong types, values out of range and missing
 * members are refused with the place where they stand, and so are documents of more than 4 MiB, 500,000 tokens, 40
 * levels, names of more than 256, strings of more than 65,536 and numbers of more than 40 characters. Attributes and
 * structures that this package has no type for are kept and written again. Three habits of public peers are accepted: a
 * zero octet after the document, a control outcome without its outer member, and the resource type {@code PRB}.
 *
 * <p>Writing is stricter: what is written was read back and found equal, and a control message must make sense, see
 * {@link ORrmPolicyRatio#contradictions}.
 *
 * <p>Immutable and thread-safe.
 */
public final class CccCodec {

    private interface Reading<T> {
        T read(ObjectCursor root) throws CccException;
    }

    private static <T> T decode(byte[] octets, Reading<T> reading) throws CccException {
        ObjectCursor root = new ObjectCursor(JsonText.parse(octets), "");
        T message = reading.read(root);
        root.end();
        return message;
    }

    /** Reads the RAN function definition that a node sends at E2 setup. */
    public RanFunctionDefinition decodeRanFunctionDefinition(byte[] octets) throws CccException {
        return decode(octets, DefinitionReader::ranFunctionDefinition);
    }

    /** Reads the event trigger definition of a subscription. */
    public EventTriggerDefinition decodeEventTriggerDefinition(byte[] octets) throws CccException {
        return decode(octets, MessageReader::eventTriggerDefinition);
    }

    /** Reads the definition of a report action of a subscription. */
    public ActionDefinition decodeActionDefinition(byte[] octets) throws CccException {
        return decode(octets, MessageReader::actionDefinition);
    }

    /** Reads the header of an indication. */
    public IndicationHeader decodeIndicationHeader(byte[] octets) throws CccException {
        return decode(octets, MessageReader::indicationHeader);
    }

    /** Reads the message of an indication. */
    public IndicationMessage decodeIndicationMessage(byte[] octets) throws CccException {
        return decode(octets, MessageReader::indicationMessage);
    }

    /** Reads the header of a control request. */
    public ControlHeader decodeControlHeader(byte[] octets) throws CccException {
        return decode(octets, MessageReader::controlHeader);
    }

    /**
     * Reads the message of a control request. Policies that contradict themselves are read: the node has to answer for
     * each structure.
     */
    public ControlMessage decodeControlMessage(byte[] octets) throws CccException {
        return decode(octets, MessageReader::controlMessage);
    }

    /** Reads the outcome of a control request out of its acknowledgement or failure. */
    public ControlOutcome decodeControlOutcome(byte[] octets) throws CccException {
        return decode(octets, MessageReader::controlOutcome);
    }

    /**
     * The message as compact JSON in ASCII.
     *
     * @throws CccException when no peer may be sent this message
     */
    public byte[] encode(CccMessage message) throws CccException {
        WriteRules.check(message);
        byte[] octets = JsonText.write(MessageWriter.write(message)).getBytes(StandardCharsets.US_ASCII);
        // Ranges stand in the readers only; reading back applies them to what is written.
        CccMessage readBack = switch (message) {
            case RanFunctionDefinition _ -> decodeRanFunctionDefinition(octets);
            case EventTriggerDefinition _ -> decodeEventTriggerDefinition(octets);
            case ActionDefinition _ -> decodeActionDefinition(octets);
            case IndicationHeader _ -> decodeIndicationHeader(octets);
            case IndicationMessage _ -> decodeIndicationMessage(octets);
            case ControlHeader _ -> decodeControlHeader(octets);
            case ControlMessage _ -> decodeControlMessage(octets);
            case ControlOutcome _ -> decodeControlOutcome(octets);
        };
        if (!readBack.equals(message)) {
            throw new CccException(
                    "",
                    "the message reads back as another one: old and new values of different structures, a typed attribute"
                            + " among the others, or an empty structure name");
        }
        return octets;
    }
}

package io.rantwin.codecs.rc;

import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SchemaVersion;
import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.identity.EutraCgi;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;

/**
 * Reads and writes E2SM-RC v01.03 in aligned PER. Loading the schema takes some milliseconds: keep the instance.
 * Immutable and thread-safe.
 */
public final class RcCodec {
    private static final String NR_CGI = "NR-CGI";
    private static final String EUTRA_CGI = "EUTRA-CGI";

    private final Schema schema;

    /** Loads the schema. */
    public RcCodec() {
        this(Schema.load(SchemaVersion.RC_V01_03));
    }

    /** Shares a schema that is loaded already; it must be {@link SchemaVersion#RC_V01_03}. */
    public RcCodec(Schema schema) {
        this.schema = schema;
    }

    /**
     * Reads a message. Octets behind it and extension additions of newer versions are ignored; {@link #receive} keeps the
     * latter.
     *
     * @throws PerException when the octets are no encoding of the type, or use an enumeration item of a newer version
     */
    public <T extends RcMessage> T decode(RcType<T> type, Octets octets) throws PerException {
        return fromValue(type, schema.decode(type.asn1Name(), octets));
    }

    /**
     * Writes a message canonically.
     *
     * @throws PerException when a figure, a size or a character is outside what the schema allows, or parameters nest too
     *     deep; the path names the member
     */
    public <T extends RcMessage> Octets encode(RcType<T> type, T message) throws PerException {
        return Octets.of(schema.encode(type.asn1Name(), toValue(type, message)));
    }

    /**
     * Writes again what was received: as {@link #encode}, but text may hold characters outside its alphabet, as real
     * nodes send them.
     *
     * @throws PerException as {@link #encode}
     */
    public <T extends RcMessage> Octets reencode(RcType<T> type, T message) throws PerException {
        return Octets.of(schema.reencode(type.asn1Name(), toValue(type, message)));
    }

    /**
     * Reads a message with everything in it, for those who pass it on: as {@link #decode}, but keeps extension additions of
     * newer versions.
     *
     * @throws PerException as {@link #decode}
     */
    public <T extends RcMessage> Received<T> receive(RcType<T> type, Octets octets) throws PerException {
        Value value = schema.decode(type.asn1Name(), octets);
        return new Received<>(fromValue(type, value), UnknownAdditions.of(value));
    }

    /**
     * Writes again what was received, with the extension additions of newer versions.
     *
     * @throws PerException as {@link #encode}
     */
    public <T extends RcMessage> Octets reencode(RcType<T> type, Received<T> received) throws PerException {
        Value value = UnknownAdditions.put(received.additions(), toValue(type, received.message()));
        return Octets.of(schema.reencode(type.asn1Name(), value));
    }

    /**
     * The record of a value of the schema.
     *
     * @throws PerException when the value uses an enumeration item of a newer version
     */
    public <T extends RcMessage> T fromValue(RcType<T> type, Value value) throws PerException {
        return type.binding().read(value);
    }

    /**
     * The value of the schema, for tools that show messages of any kind.
     *
     * @throws PerException when parameters nest too deep
     */
    public <T extends RcMessage> Value toValue(RcType<T> type, T message) throws PerException {
        return type.binding().write(message, 0);
    }

    /**
     * Reads a cell identity as RAN parameters carry it: an OCTET STRING that holds the IE NR-CGI.
     *
     * @throws PerException when the octets hold no NR-CGI
     */
    public NrCgi decodeNrCgi(Octets octets) throws PerException {
        return NrCgi.from((SequenceValue) schema.decode(NR_CGI, octets));
    }

    /** The OCTET STRING that {@link #decodeNrCgi} reads. */
    public Octets encode(NrCgi cell) throws PerException {
        return Octets.of(schema.encode(NR_CGI, cell.toValue()));
    }

    /**
     * Reads a cell identity as RAN parameters carry it: an OCTET STRING that holds the IE EUTRA-CGI.
     *
     * @throws PerException when the octets hold no EUTRA-CGI
     */
    public EutraCgi decodeEutraCgi(Octets octets) throws PerException {
        return EutraCgi.from((SequenceValue) schema.decode(EUTRA_CGI, octets));
    }

    /** The OCTET STRING that {@link #decodeEutraCgi} reads. */
    public Octets encode(EutraCgi cell) throws PerException {
        return Octets.of(schema.encode(EUTRA_CGI, cell.toValue()));
    }
}

package io.rantwin.codecs.asn1;

import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import io.rantwin.codecs.per.PerWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All types of one version of one specification, and their encoding in aligned PER. Loaded from a table of facts in the
 * resources, which takes some milliseconds: keep the instance. Immutable and thread-safe.
 */
public final class Schema {
    /**
     * What was read from octets.
     *
     * @param value the value
     * @param trailingOctets octets behind the value, which belong to nothing; tolerated because real peers pad
     * @param slackOctets octets left over at the end of open types inside the value; tolerated likewise
     */
    public record Decoded(Value value, int trailingOctets, long slackOctets) {}

    private final String label;
    private final Map<String, AsnType> types;

    private Schema(String label, Map<String, AsnType> types) {
        this.label = label;
        this.types = types;
    }

    /** Loads the types of {@code version}. */
    public static Schema load(SchemaVersion version) {
        return parse(version.label(), version.table(), Schema::resource);
    }

    /** Loads the types of a table; {@code tables} gives the text of a table by its base name. */
    static Schema parse(String label, String table, UnaryOperator<String> tables) {
        Map<String, AsnType> definitions = new LinkedHashMap<>();
        List<AsnType> toLink = new ArrayList<>();
        read(table, tables, definitions, toLink);
        for (AsnType type : toLink) {
            if (type instanceof TypeReference reference) {
                AsnType target = definitions.get(reference.name());
                if (target == null) {
                    throw new IllegalStateException(
                            label + " refers to " + reference.name() + ", which is not defined");
                }
                reference.bind(target);
            }
        }
        toLink.forEach(Schema::link);
        return new Schema(label, definitions);
    }

    private static void read(
            String table, UnaryOperator<String> tables, Map<String, AsnType> definitions, List<AsnType> toLink) {
        new SchemaNotation(table, tables.apply(table), definitions, toLink)
                .read(base -> read(base, tables, definitions, toLink));
    }

    private static void link(AsnType type) {
        switch (type) {
            case SequenceType sequence -> sequence.link();
            case SequenceOfType sequenceOf -> sequenceOf.link();
            case ChoiceType choice -> choice.link();
            case OpenType open -> open.link();
            case TypeReference reference -> reference.resolved();
            case IntegerType _, SimpleType _, EnumeratedType _, StringType _ -> {
                // Complete when made.
            }
        }
    }

    private static String resource(String table) {
        String name = table + ".types";
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no schema table " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Specification and version. */
    public String label() {
        return label;
    }

    /** Names of all types. */
    public Iterable<String> typeNames() {
        return types.keySet();
    }

    /** The type of that name, or {@code null}. */
    public @Nullable AsnType find(String typeName) {
        AsnType type = types.get(typeName);
        return type == null ? null : type.resolved();
    }

    /**
     * The type of that name.
     *
     * @throws IllegalArgumentException when the schema has none
     */
    public AsnType type(String typeName) {
        AsnType type = find(typeName);
        if (type == null) {
            throw new IllegalArgumentException(label + " has no type " + typeName);
        }
        return type;
    }

    /**
     * Reads one value that fills {@code octets}.
     *
     * @throws PerException when the octets are no encoding of the type
     */
    public Decoded decode(String typeName, byte[] octets) throws PerException {
        return decode(type(typeName), octets);
    }

    /** As {@link #decode(String, byte[])}, for an immutable string of octets. */
    public Value decode(String typeName, Octets octets) throws PerException {
        checkLength(octets.length());
        return type(typeName).decode(octets.reader());
    }

    private static void checkLength(int octets) throws PerException {
        if (octets > PerReader.MAX_OCTETS) {
            throw new PerException("message of " + octets + " octets", 0);
        }
    }

    static Decoded decode(AsnType type, byte[] octets) throws PerException {
        checkLength(octets.length);
        var reader = new PerReader(octets);
        Value value = type.decode(reader);
        reader.align();
        // The one octet of an otherwise empty outermost value (X.691 11.1.3) is no left-over.
        int used = Math.max(1, reader.octetPosition());
        return new Decoded(value, Math.max(0, octets.length - used), reader.slackOctets());
    }

    /**
     * Writes one value canonically.
     *
     * @throws PerException when {@code value} is not one of the type; the path names the member
     */
    public byte[] encode(String typeName, Value value) throws PerException {
        var writer = new PerWriter();
        type(typeName).encode(writer, value);
        return writer.toArray();
    }

    /**
     * Writes again what was received: as {@link #encode}, but text may hold characters outside its alphabet, as real
     * nodes send them.
     *
     * @throws PerException when {@code value} is not one of the type
     */
    public byte[] reencode(String typeName, Value value) throws PerException {
        var writer = PerWriter.tolerant();
        type(typeName).encode(writer, value);
        return writer.toArray();
    }
}

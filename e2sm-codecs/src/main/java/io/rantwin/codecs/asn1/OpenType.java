package io.rantwin.codecs.asn1;

import io.rantwin.codecs.asn1.Value.OpaqueValue;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import io.rantwin.codecs.per.PerWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open type whose contents are chosen by a sibling member (X.681 object sets): protocol IEs by their id, PDU contents
 * by the procedure code. Contents with an unknown key are kept as octets.
 */
public final class OpenType implements AsnType {
    /**
     * A row of the object set.
     *
     * @param key id or procedure code
     * @param type what the contents are
     * @param criticality what to do when the row is not understood, as the specification has it
     * @param mandatory whether the specification wants it in every message
     */
    public record Row(int key, AsnType type, @Nullable Criticality criticality, boolean mandatory) {}

    private final String selector;
    private final List<Row> rows;
    private final @Nullable Row[] byKey;
    private final @Nullable AsnType[] types;

    OpenType(String selector, List<Row> rows) {
        this.selector = selector;
        this.rows = List.copyOf(rows);
        int highest = rows.stream().mapToInt(Row::key).max().orElse(-1);
        byKey = new Row[highest + 1];
        types = new AsnType[highest + 1];
        for (Row row : rows) {
            byKey[row.key()] = row;
        }
    }

    /** Name of the sibling member whose value chooses the type. */
    public String selector() {
        return selector;
    }

    /** All rows in the order of the specification. */
    public List<Row> rows() {
        return rows;
    }

    /** The row for a key, or {@code null} when this version has none. */
    public @Nullable Row row(long key) {
        return key >= 0 && key < byKey.length ? byKey[(int) key] : null;
    }

    /** Type of the contents for a key, or {@code null} when this version has none. */
    public @Nullable AsnType typeFor(long key) {
        return key >= 0 && key < types.length ? types[(int) key] : null;
    }

    void link() {
        for (Row row : rows) {
            types[row.key()] = row.type().resolved();
        }
    }

    Value decode(PerReader from, long key) throws PerException {
        AsnType type = typeFor(key);
        if (type == null) {
            return new OpaqueValue(from.openTypeOctets());
        }
        from.enterOpenType();
        Value value = type.decode(from);
        from.leaveOpenType();
        return value;
    }

    void encode(PerWriter to, long key, Value value) throws PerException {
        if (value instanceof OpaqueValue(var contents)) {
            to.openType(contents);
            return;
        }
        AsnType type = typeFor(key);
        if (type == null) {
            throw to.error("no contents are defined for " + selector + " " + key);
        }
        int mark = to.beginOpenType();
        type.encode(to, value);
        to.endOpenType(mark);
    }

    /** Without its selector the contents stay closed. */
    @Override
    public Value decode(PerReader from) throws PerException {
        return new OpaqueValue(from.openTypeOctets());
    }

    @Override
    public void encode(PerWriter to, Value value) throws PerException {
        if (!(value instanceof OpaqueValue(var contents))) {
            throw AsnType.mismatch(to, "contents of an open type", value);
        }
        to.openType(contents);
    }
}

package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.Criticality;
import io.rantwin.codecs.asn1.OpenType;
import io.rantwin.codecs.asn1.OpenType.Row;
import io.rantwin.codecs.asn1.SequenceOfType;
import io.rantwin.codecs.asn1.SequenceType;
import java.util.List;

/** The IEs of one message in one version, in the order of the specification. Immutable and thread-safe. */
final class IeTable {
    private final List<Row> rows;
    private final int[] ids;
    private final Criticality[] criticalities;

    IeTable(SequenceType message) {
        if (!(message.member("protocolIEs") instanceof SequenceOfType ies)) {
            throw new IllegalArgumentException("a message has protocolIEs");
        }
        rows = contentsOf(ies).rows();
        ids = rows.stream().mapToInt(Row::key).toArray();
        criticalities = rows.stream().map(IeTable::criticality).toArray(Criticality[]::new);
    }

    /** The object set of a list of protocol-IE containers. */
    static OpenType contentsOf(SequenceOfType containers) {
        if (containers.item().resolved() instanceof SequenceType container
                && container.member("value") instanceof OpenType contents) {
            return contents;
        }
        throw new IllegalArgumentException("no list of protocol-IE containers");
    }

    int size() {
        return ids.length;
    }

    /** Row of an id, or -1; {@code expected} is looked at first. */
    int indexOf(long id, int expected) {
        if (expected < ids.length && ids[expected] == id) {
            return expected;
        }
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    int id(int row) {
        return ids[row];
    }

    boolean mandatory(int row) {
        return rows.get(row).mandatory();
    }

    Criticality criticality(int row) {
        return criticalities[row];
    }

    AsnType type(int row) {
        return rows.get(row).type().resolved();
    }

    /** Criticality of a row of E2AP, which all have one. */
    static Criticality criticality(Row row) {
        Criticality criticality = row.criticality();
        if (criticality == null) {
            throw new IllegalArgumentException("no criticality for id " + row.key());
        }
        return criticality;
    }
}

package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.Criticality;
import io.rantwin.codecs.asn1.OpenType.Row;
import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SequenceOfType;
import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.asn1.Value.ListValue;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the IEs of one message to be sent, in the order of the table of the version. Not thread-safe. */
final class Writing {
    private final E2apVersion version;
    private final Schema schema;
    private final IeTable table;
    private final String messageName;
    private final KeptParts kept;
    private final @Nullable Value[] contents;

    Writing(E2apVersion version, Schema schema, IeTable table, String messageName, KeptParts kept) {
        this.version = version;
        this.schema = schema;
        this.table = table;
        this.messageName = messageName;
        this.kept = kept;
        this.contents = new @Nullable Value[table.size()];
    }

    E2apVersion version() {
        return version;
    }

    /** An error that names version and message. */
    PerException error(String problem) {
        return new PerException(version.label() + " " + messageName + ": " + problem, 0);
    }

    /** Takes an IE; {@code null} is absent. */
    <T> Writing put(int id, String member, @Nullable T component, Mapping<T> mapping) throws PerException {
        int row = table.indexOf(id, 0);
        if (component == null) {
            if (row >= 0 && isDemanded(row)) {
                throw missing(id, member);
            }
        } else if (row < 0) {
            throw unknown(id, member);
        } else {
            contents[row] = mapping.write(component, this);
        }
        return this;
    }

    /** Takes an INTEGER IE that every version demands. */
    Writing put(int id, int number) {
        contents[table.indexOf(id, 0)] = Value.of(number);
        return this;
    }

    /** Takes a list IE; an empty one is absent, or empty where it is mandatory and may be empty. */
    <T> Writing putList(int id, String member, List<T> components, Mapping<T> mapping) throws PerException {
        int row = table.indexOf(id, 0);
        if (row < 0) {
            if (!components.isEmpty()) {
                throw unknown(id, member);
            }
            return this;
        }
        AsnType type = table.type(row);
        if (!components.isEmpty()) {
            contents[row] = items(type, components, mapping);
        } else if (isDemanded(row)) {
            if (!(type instanceof SequenceOfType list) || list.size().lower() > 0) {
                throw missing(id, member);
            }
            contents[row] = new ListValue(List.of());
        }
        return this;
    }

    /** Whether the record has to give the IE: it is mandatory and not among the kept ones. */
    private boolean isDemanded(int row) {
        if (!table.mandatory(row)) {
            return false;
        }
        for (KeptParts.Ie ie : kept.ies()) {
            if (ie.id() == table.id(row)) {
                return false;
            }
        }
        return true;
    }

    /** A list of protocol-IE containers by the name of its type. */
    <T> Value items(String listType, List<T> components, Mapping<T> mapping) throws PerException {
        return items(schema.type(listType), components, mapping);
    }

    private <T> Value items(AsnType listType, List<T> components, Mapping<T> mapping) throws PerException {
        Row item = IeTable.contentsOf((SequenceOfType) listType).rows().getFirst();
        List<Value> containers = new ArrayList<>(components.size());
        for (T component : components) {
            containers.add(container(item.key(), IeTable.criticality(item), mapping.write(component, this)));
        }
        return new ListValue(containers);
    }

    /** A BIT STRING that holds a number in {@code bits} (1..64) bits. */
    BitStringValue bitString(long number, int bits) throws PerException {
        if (bits < 1 || bits > 64 || bits < 64 && number >>> bits != 0) {
            throw error(number + " does not fit " + bits + " bits");
        }
        var octets = new byte[bits + 7 >>> 3];
        long aligned = number << 64 - bits;
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (aligned >>> 56 - 8 * i);
        }
        return new BitStringValue(Octets.of(octets), bits);
    }

    /** The message. */
    SequenceValue message() {
        var criticalities = new Criticality[contents.length];
        List<Value> last = new ArrayList<>(0);
        for (KeptParts.Ie ie : kept.ies()) {
            int row = table.indexOf(ie.id(), 0);
            if (row < 0) {
                last.add(container(ie.id(), ie.criticality(), ie.value()));
            } else {
                contents[row] = ie.value();
                criticalities[row] = ie.criticality();
            }
        }
        List<Value> ies = new ArrayList<>(contents.length + last.size());
        for (int row = 0; row < contents.length; row++) {
            Value value = contents[row];
            if (value != null) {
                Criticality received = criticalities[row];
                ies.add(container(table.id(row), received == null ? table.criticality(row) : received, value));
            }
        }
        ies.addAll(last);
        return SequenceValue.builder()
                .set("protocolIEs", new ListValue(ies))
                .unknownAdditions(kept.additions())
                .build();
    }

    private static Value container(int id, Criticality criticality, Value value) {
        return SequenceValue.of("id", Value.of(id), "criticality", Value.named(criticality.asnName()), "value", value);
    }

    private PerException missing(int id, String member) {
        return error("mandatory " + member + " (IE " + id + ") is missing").within(member);
    }

    private PerException unknown(int id, String member) {
        return error("this version has no " + member + " (IE " + id + ")").within(member);
    }
}

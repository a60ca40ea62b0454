package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.Criticality;
import io.rantwin.codecs.asn1.OpenType.Row;
import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SequenceOfType;
import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.IntegerValue;
import io.rantwin.codecs.asn1.Value.ListValue;
import io.rantwin.codecs.asn1.Value.OpaqueValue;
import io.rantwin.codecs.e2ap.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The IEs of one received message, sorted by the table of the version, and what was found wrong. Not thread-safe. */
final class Reading {
    private final E2apVersion version;
    private final Schema schema;
    private final IeTable table;
    private final @Nullable SequenceValue[] containers;
    private final List<Finding> findings = new ArrayList<>(0);
    private final List<KeptParts.Ie> kept = new ArrayList<>(0);
    /** Whether writing the record of the IE being read would not give the same octets. */
    private boolean partial;

    Reading(E2apVersion version, Schema schema, IeTable table, List<Value> ies) {
        this.version = version;
        this.schema = schema;
        this.table = table;
        this.containers = new @Nullable SequenceValue[table.size()];
        sort(ies);
    }

    private void sort(List<Value> ies) {
        int next = 0;
        for (int i = 0; i < ies.size(); i++) {
            var container = (SequenceValue) ies.get(i);
            int row = table.indexOf(container.integer("id"), next);
            if (row < 0) {
                keep(container);
                find(Kind.NOT_UNDERSTOOD, container);
            } else if (containers[row] != null) {
                find(Kind.DUPLICATE, container);
            } else {
                containers[row] = container;
                if (row < next) {
                    find(Kind.OUT_OF_ORDER, container);
                } else {
                    next = row + 1;
                }
            }
        }
        for (int row = 0; row < containers.length; row++) {
            if (containers[row] == null && table.mandatory(row)) {
                findings.add(new Finding(Kind.MISSING, table.id(row), table.criticality(row)));
            }
        }
    }

    E2apVersion version() {
        return version;
    }

    List<Finding> findings() {
        return findings;
    }

    /** What the record that was read does not hold. */
    KeptParts kept(List<UnknownAddition> additions) {
        return kept.isEmpty() && additions.isEmpty() ? KeptParts.NONE : new KeptParts(kept, additions);
    }

    /** The IE, or {@code null} when it is absent, not understood, or not in this version. */
    <T> @Nullable T optional(int id, Mapping<T> mapping) {
        int row = table.indexOf(id, 0);
        SequenceValue container = row < 0 ? null : containers[row];
        if (container == null) {
            return null;
        }
        partial = criticality(container) != table.criticality(row);
        T component = null;
        try {
            component = mapping.read(container.get("value"), this);
        } catch (NotUnderstoodException _) {
            find(Kind.NOT_UNDERSTOOD, container);
            partial = true;
        }
        if (partial) {
            keep(container);
        }
        return component;
    }

    /** The IE, without which there is no record. */
    <T> T required(int id, Mapping<T> mapping) throws AbsentIeException {
        T component = optional(id, mapping);
        if (component == null) {
            throw new AbsentIeException();
        }
        return component;
    }

    /** An INTEGER IE of at most 16 bits, without which there is no record. */
    int requiredInt(int id) throws AbsentIeException {
        int row = table.indexOf(id, 0);
        SequenceValue container = row < 0 ? null : containers[row];
        if (container == null) {
            throw new AbsentIeException();
        }
        if (criticality(container) != table.criticality(row)) {
            keep(container);
        }
        return (int) container.integer("value");
    }

    /** Items of a list IE; empty when it is absent. */
    <T> List<T> list(int id, Mapping<T> mapping) {
        int row = table.indexOf(id, 0);
        SequenceValue container = row < 0 ? null : containers[row];
        if (container == null) {
            return List.of();
        }
        Value list = container.get("value");
        // An empty list would read as absent: keep it.
        partial = criticality(container) != table.criticality(row)
                || list instanceof ListValue(List<Value> all) && all.isEmpty();
        List<T> items = items(table.type(row), list, mapping);
        if (partial) {
            keep(container);
        }
        return items;
    }

    /** Items of a list of protocol-IE containers by the name of its type; those not understood are left out and found. */
    <T> List<T> items(String listType, Value list, Mapping<T> mapping) {
        return items(schema.type(listType), list, mapping);
    }

    private <T> List<T> items(AsnType listType, Value list, Mapping<T> mapping) {
        Row expected = IeTable.contentsOf((SequenceOfType) listType).rows().getFirst();
        List<Value> entries = ((ListValue) list).items();
        List<T> items = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            var container = (SequenceValue) entries.get(i);
            Value value = container.get("value");
            partial |= criticality(container) != expected.criticality();
            try {
                if (value instanceof OpaqueValue) {
                    throw new NotUnderstoodException();
                }
                items.add(mapping.read(value, this));
            } catch (NotUnderstoodException _) {
                partial = true;
                find(Kind.NOT_UNDERSTOOD, container);
            }
        }
        return items;
    }

    /** A SEQUENCE; notices extension additions that no record holds. */
    SequenceValue sequence(Value value) {
        var sequence = (SequenceValue) value;
        if (!sequence.unknownAdditions().isEmpty()) {
            partial = true;
        }
        return sequence;
    }

    /** An INTEGER that must fit an int. */
    static int number(Value value) throws NotUnderstoodException {
        long number = ((IntegerValue) value).value();
        if (number != (int) number) {
            throw new NotUnderstoodException();
        }
        return (int) number;
    }

    private void find(Kind kind, SequenceValue container) {
        findings.add(new Finding(kind, (int) container.integer("id"), criticality(container)));
    }

    private void keep(SequenceValue container) {
        kept.add(new KeptParts.Ie((int) container.integer("id"), criticality(container), container.get("value")));
    }

    private static Criticality criticality(SequenceValue container) {
        return Criticality.ofAsnName(container.enumerated("criticality"));
    }
}

package io.rantwin.harness.e2;

import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.ChoiceType;
import io.rantwin.codecs.asn1.OpenType;
import io.rantwin.codecs.asn1.SequenceOfType;
import io.rantwin.codecs.asn1.SequenceType;
import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.EnumeratedValue;
import io.rantwin.codecs.asn1.Value.IntegerValue;
import io.rantwin.codecs.asn1.Value.ListValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what a version does not know or misses in a decoded message: elements, items, additions, mandatory IEs. */
final class ElementCheck {
    private final List<String> findings = new ArrayList<>();

    private ElementCheck() {}

    /** Findings in words, none when the message is wholly of this version. */
    static List<String> of(AsnType type, Value value) {
        var check = new ElementCheck();
        check.visit(type, value);
        return check.findings;
    }

    private void visit(@Nullable AsnType declared, Value value) {
        AsnType type = declared == null ? null : declared.resolved();
        switch (value) {
            case SequenceValue sequence
            when type instanceof SequenceType sequenceType -> {
                sequence.unknownAdditions()
                        .forEach(addition -> findings.add("unknown extension addition " + addition.index()));
                sequence.forEach((name, member) -> visitMember(sequenceType, sequence, name, member));
            }
            case ListValue(List<Value> items)
            when type instanceof SequenceOfType listType -> {
                items.forEach(item -> visit(listType.item(), item));
                checkMandatory(listType, items);
            }
            case ChoiceValue(String name, Value chosen)
            when type instanceof ChoiceType choice -> {
                if (name.startsWith(Value.UNKNOWN_EXTENSION)) {
                    findings.add("unknown alternative " + name);
                }
                visit(choice.alternative(name), chosen);
            }
            case EnumeratedValue(String name)
            when name.startsWith(Value.UNKNOWN_EXTENSION) -> findings.add("unknown enumeration item " + name);
            default -> {
                // Has no parts.
            }
        }
    }

    private void visitMember(SequenceType type, SequenceValue sequence, String name, Value member) {
        AsnType memberType = type.member(name);
        if (memberType instanceof OpenType open) {
            Long key = sequence.findInteger(open.selector());
            AsnType chosen = key == null ? null : open.typeFor(key);
            if (chosen == null) {
                findings.add("unknown " + open.selector() + " " + key);
            }
            visit(chosen, member);
        } else {
            visit(memberType, member);
        }
    }

    /** IE containers are lists of {id, criticality, value}; single containers inside lists repeat one id. */
    private void checkMandatory(SequenceOfType list, List<Value> items) {
        if (!(list.item().resolved() instanceof SequenceType item && item.member("value") instanceof OpenType open)
                || open.rows().size() < 2) {
            return;
        }
        Set<Long> present = new TreeSet<>();
        for (Value element : items) {
            if (element instanceof SequenceValue sequence && sequence.find("id") instanceof IntegerValue(long id)) {
                present.add(id);
            }
        }
        for (OpenType.Row row : open.rows()) {
            if (row.mandatory() && !present.contains((long) row.key())) {
                findings.add("mandatory IE " + row.key() + " is missing");
            }
        }
    }
}

package io.rantwin.harness.e2;

import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.ChoiceType;
import io.rantwin.codecs.asn1.OpenType;
import io.rantwin.codecs.asn1.SequenceOfType;
import io.rantwin.codecs.asn1.SequenceType;
import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.TypeReference;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.asn1.Value.BooleanValue;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.EnumeratedValue;
import io.rantwin.codecs.asn1.Value.IntegerValue;
import io.rantwin.codecs.asn1.Value.ListValue;
import io.rantwin.codecs.asn1.Value.NullValue;
import io.rantwin.codecs.asn1.Value.OctetStringValue;
import io.rantwin.codecs.asn1.Value.OpaqueValue;
import io.rantwin.codecs.asn1.Value.RealValue;
import io.rantwin.codecs.asn1.Value.TextValue;
import io.rantwin.codecs.per.Octets;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints a decoded message as an indented tree, with notes from {@link FieldNotes} behind {@code --}. */
final class TreePrinter {
    private static final int WIDEST_HEX = 64;

    private final PrintWriter out;
    private final FieldNotes notes;

    TreePrinter(PrintWriter out, FieldNotes notes) {
        this.out = out;
        this.notes = notes;
    }

    /** Prints the message, each payload in the place of its octets. */
    void print(DecodedMessage message) {
        heading("", message);
        print(1, "", message.type(), message.value(), message.inner().iterator());
    }

    private void heading(String indent, DecodedMessage message) {
        out.println(
                indent + message.schema() + " " + message.typeName() + (message.guessed() ? " (version guessed)" : ""));
        message.remarks().forEach(remark -> out.println(indent + "! " + remark));
    }

    private void print(
            int depth, String label, @Nullable AsnType declared, Value value, Iterator<DecodedMessage.Inner> inner) {
        AsnType type = declared == null ? null : declared.resolved();
        switch (value) {
            case SequenceValue sequence -> printSequence(depth, label, type, sequence, inner);
            case ListValue(List<Value> items) -> {
                line(
                        depth,
                        label,
                        items.isEmpty() ? "(none)" : items.size() + (items.size() == 1 ? " item" : " items"));
                AsnType item = type instanceof SequenceOfType list ? list.item() : null;
                for (int i = 0; i < items.size(); i++) {
                    print(depth + 1, "[" + i + "]", item, items.get(i), inner);
                }
            }
            case ChoiceValue(String name, Value chosen) ->
                print(
                        depth,
                        label.isEmpty() ? name : label + " > " + name,
                        type instanceof ChoiceType choice ? choice.alternative(name) : null,
                        chosen,
                        inner);
            default -> line(depth, label, scalar(value) + notes.note(lastName(label), value));
        }
    }

    private void printSequence(
            int depth,
            String label,
            @Nullable AsnType type,
            SequenceValue sequence,
            Iterator<DecodedMessage.Inner> inner) {
        OpenType open =
                type instanceof SequenceType known && known.member("value") instanceof OpenType found ? found : null;
        Long key = open == null ? null : sequence.findInteger(open.selector());
        if (open != null && key != null) {
            OpenType.Row row = open.row(key);
            String name = row != null && row.type() instanceof TypeReference reference ? reference.name() : "unknown";
            String title = key + " " + name + " (" + sequence.findEnumerated("criticality") + ")";
            Payload.Role role = payloadRole(key, sequence);
            printValue(
                    depth,
                    label.isEmpty() ? title : label + " " + title,
                    open.typeFor(key),
                    sequence.get("value"),
                    inner,
                    role != null);
            return;
        }
        if (!label.isEmpty()) {
            line(depth, label, "");
        }
        sequence.forEach((name, member) -> printValue(
                label.isEmpty() ? depth : depth + 1,
                name,
                type instanceof SequenceType known ? known.member(name) : null,
                member,
                inner,
                isPayloadMember(name, member)));
        sequence.unknownAdditions()
                .forEach(addition -> line(
                        depth + 1,
                        "extension addition " + addition.index(),
                        hex(addition.contents()) + " -- unknown here"));
    }

    private void printValue(
            int depth,
            String label,
            @Nullable AsnType type,
            Value value,
            Iterator<DecodedMessage.Inner> inner,
            boolean payload) {
        if (!payload || !inner.hasNext()) {
            print(depth, label, type, value, inner);
            return;
        }
        DecodedMessage.Inner contents = inner.next();
        DecodedMessage message = contents.message();
        if (message == null) {
            line(depth, label, scalar(value) + " -- of no known service model");
            return;
        }
        line(depth, label, contents.hex().length() / 2 + " octets");
        heading("  ".repeat(depth + 1), message);
        print(depth + 2, "", message.type(), message.value(), inner);
    }

    private static Payload.@Nullable Role payloadRole(long key, SequenceValue sequence) {
        List<Payload> found = Payload.of(SequenceValue.of("id", Value.of(key), "value", sequence.get("value")));
        return found.size() == 1 && sequence.get("value") instanceof OctetStringValue
                ? found.getFirst().role()
                : null;
    }

    private static boolean isPayloadMember(String name, Value member) {
        return member instanceof OctetStringValue
                && !Payload.of(SequenceValue.of(name, member)).isEmpty();
    }

    private void line(int depth, String label, String text) {
        out.println("  ".repeat(depth) + label + (text.isEmpty() || label.isEmpty() ? text : ": " + text));
    }

    private static String lastName(String label) {
        int at = label.lastIndexOf("> ");
        return at < 0 ? label : label.substring(at + 2);
    }

    private static String scalar(Value value) {
        return switch (value) {
            case IntegerValue(long number) -> Long.toString(number);
            case BooleanValue(boolean truth) -> Boolean.toString(truth);
            case NullValue _ -> "(null)";
            case RealValue(double number) -> Double.toString(number);
            case EnumeratedValue(String name) -> name;
            case TextValue(String text) -> '"' + text + '"';
            case OctetStringValue(Octets octets) -> hex(octets);
            case OpaqueValue(Octets contents) -> hex(contents) + " -- unknown here";
            case BitStringValue(Octets bits, int length) -> hex(bits) + "/" + length + " bits";
            case ListValue _, ChoiceValue _, SequenceValue _ ->
                throw new IllegalArgumentException("has parts: " + value);
        };
    }

    private static String hex(Octets octets) {
        String digits = octets.toHex();
        return digits.length() <= WIDEST_HEX
                ? digits
                : digits.substring(0, WIDEST_HEX) + "... (" + octets.length() + " octets)";
    }
}

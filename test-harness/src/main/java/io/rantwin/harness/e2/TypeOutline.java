package io.rantwin.harness.e2;

import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.ChoiceType;
import io.rantwin.codecs.asn1.EnumeratedType;
import io.rantwin.codecs.asn1.IntegerType;
import io.rantwin.codecs.asn1.OpenType;
import io.rantwin.codecs.asn1.SequenceOfType;
import io.rantwin.codecs.asn1.SequenceType;
import io.rantwin.codecs.asn1.SimpleType;
import io.rantwin.codecs.asn1.StringType;
import io.rantwin.codecs.asn1.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A type in words, its parts down to a few levels. */
final class TypeOutline {
    private static final int DEEPEST = 5;

    private final List<String> lines = new ArrayList<>();

    List<String> of(AsnType type) {
        add(1, "", type);
        return lines;
    }

    private void add(int depth, String label, AsnType declared) {
        AsnType type = declared.resolved();
        lines.add("  ".repeat(depth) + (label.isEmpty() ? "" : label + ": ") + headline(type));
        if (depth >= DEEPEST) {
            return;
        }
        switch (type) {
            case SequenceType sequence ->
                sequence.names().forEach(name -> {
                    AsnType member = sequence.member(name);
                    if (member != null) {
                        add(depth + 1, name + (sequence.isOptional(name) ? "?" : ""), member);
                    }
                });
            case ChoiceType choice ->
                choice.names().forEach(name -> {
                    AsnType alternative = choice.alternative(name);
                    if (alternative != null) {
                        add(depth + 1, name, alternative);
                    }
                });
            case SequenceOfType list -> add(depth + 1, "each", list.item());
            case OpenType open -> {
                for (OpenType.Row row : open.rows()) {
                    String name =
                            row.type() instanceof TypeReference reference ? reference.name() : headline(row.type());
                    String criticality =
                            row.criticality() == null ? "" : row.criticality().asnName();
                    lines.add("  ".repeat(depth + 1) + row.key() + " " + name + " (" + criticality
                            + (row.mandatory() ? ")" : ", optional)"));
                }
            }
            case IntegerType _, SimpleType _, EnumeratedType _, StringType _, TypeReference _ -> {
                // No parts.
            }
        }
    }

    private static String headline(AsnType type) {
        return switch (type.resolved()) {
            case IntegerType integer ->
                "integer "
                        + (integer.lower() == null
                                ? ""
                                : integer.lower() + ".." + (integer.upper() == null ? "" : integer.upper()))
                        + (integer.extensible() ? ",..." : "");
            case SimpleType simple -> simple.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case EnumeratedType enumerated -> "one of " + String.join(" ", enumerated.names());
            case StringType string -> string.kind().name().toLowerCase(Locale.ROOT) + ", size " + string.size();
            case SequenceType _ -> "sequence";
            case SequenceOfType list -> "list, size " + list.size();
            case ChoiceType _ -> "choice";
            case OpenType open -> "chosen by " + open.selector();
            case TypeReference reference -> reference.name();
        };
    }
}

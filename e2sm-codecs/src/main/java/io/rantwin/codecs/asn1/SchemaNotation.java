package io.rantwin.codecs.asn1;

import io.rantwin.codecs.asn1.ChoiceType.Alternative;
import io.rantwin.codecs.asn1.OpenType.Row;
import io.rantwin.codecs.asn1.SequenceType.Addition;
import io.rantwin.codecs.asn1.SequenceType.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schema table into types. The notation has one definition {@code Name = type} after another; its grammar is in
 * {@code docs/schema-tables.md}. References stay open until {@link Schema} binds them, so that a table that extends
 * another one replaces definitions everywhere.
 */
final class SchemaNotation {
    private final NotationScanner scanner;
    private final Map<String, AsnType> definitions;
    private final List<AsnType> toLink;

    /**
     * @param definitions receives the definitions, replacing those of the same name
     * @param toLink receives every reference and every type with members
     */
    SchemaNotation(String source, String text, Map<String, AsnType> definitions, List<AsnType> toLink) {
        this.scanner = new NotationScanner(source, text);
        this.definitions = definitions;
        this.toLink = toLink;
    }

    /** Reads the whole table; {@code extend} is called with the name of each table it begins with. */
    void read(Consumer<String> extend) {
        while (scanner.takes("extends")) {
            extend.accept(scanner.takeWord());
        }
        while (!scanner.token().isEmpty()) {
            String name = scanner.takeWord();
            scanner.expect("=");
            definitions.put(name, type());
        }
    }

    private AsnType type() {
        String word = scanner.takeWord();
        return switch (word) {
            case "bool" -> SimpleType.BOOLEAN;
            case "null" -> SimpleType.NULL;
            case "real" -> SimpleType.REAL;
            case "oid" -> SimpleType.OBJECT_IDENTIFIER;
            case "int" -> integer();
            case "enum" -> enumerated();
            case "bits" -> new StringType(StringType.Kind.BITS, size());
            case "octets" -> new StringType(StringType.Kind.OCTETS, size());
            case "printable" -> new StringType(StringType.Kind.PRINTABLE, size());
            case "visible" -> new StringType(StringType.Kind.VISIBLE, size());
            case "ia5" -> new StringType(StringType.Kind.IA5, size());
            case "utf8" -> new StringType(StringType.Kind.UTF8, size());
            case "list" -> linked(new SequenceOfType(size(), type()));
            case "seq" -> sequence();
            case "choice" -> choice();
            case "open" -> open();
            case "ies" -> linked(new SequenceOfType(new SizeConstraint(0, 65_535, false), container()));
            case "ie" -> container();
            default -> linked(new TypeReference(word));
        };
    }

    private AsnType linked(AsnType type) {
        toLink.add(type);
        return type;
    }

    private AsnType integer() {
        if (!scanner.takes("(")) {
            return new IntegerType(null, null, false);
        }
        long lower = scanner.takeNumber();
        Long upper = null;
        scanner.expect("..");
        if (!scanner.is(")") && !scanner.is(",")) {
            upper = scanner.takeNumber();
            if (upper < lower || upper - lower < 0) {
                throw scanner.error("range " + lower + ".." + upper);
            }
        }
        return new IntegerType(lower, upper, extensionInParentheses());
    }

    private SizeConstraint size() {
        if (!scanner.takes("(")) {
            return SizeConstraint.ANY;
        }
        long lower = scanner.takeNumber();
        long upper = lower;
        if (scanner.takes("..")) {
            upper = scanner.takeNumber();
        }
        boolean extensible = extensionInParentheses();
        // A bound that needs fragments anyway says no more than no bound; keeps sizes within an int.
        return new SizeConstraint((int) lower, upper < 65_536 ? (int) upper : SizeConstraint.UNBOUNDED, extensible);
    }

    private boolean extensionInParentheses() {
        boolean extensible = scanner.takes(",");
        if (extensible) {
            scanner.expect("...");
        }
        scanner.expect(")");
        return extensible;
    }

    private AsnType enumerated() {
        scanner.expect("{");
        List<String> root = new ArrayList<>();
        List<String> additions = new ArrayList<>();
        boolean extensible = false;
        while (!scanner.takes("}")) {
            if (scanner.takes("...")) {
                extensible = true;
            } else {
                (extensible ? additions : root).add(scanner.takeWord());
            }
        }
        return new EnumeratedType(root, additions, extensible);
    }

    private AsnType sequence() {
        scanner.expect("{");
        List<Member> members = new ArrayList<>();
        List<Addition> additions = new ArrayList<>();
        int rootCount = -1;
        while (!scanner.takes("}")) {
            if (scanner.takes("...")) {
                rootCount = members.size();
            } else if (scanner.takes("[")) {
                scanner.expect("[");
                List<Member> group = new ArrayList<>();
                while (!scanner.takes("]")) {
                    group.add(member());
                }
                scanner.expect("]");
                var type = new SequenceType(group, group.size(), false, List.of());
                linked(type);
                additions.add(new Addition(members.size(), type));
                members.addAll(group);
            } else {
                if (rootCount >= 0) {
                    additions.add(new Addition(members.size(), null));
                }
                members.add(member());
            }
        }
        boolean extensible = rootCount >= 0;
        return linked(new SequenceType(members, extensible ? rootCount : members.size(), extensible, additions));
    }

    private Member member() {
        String name = scanner.takeWord();
        boolean optional = scanner.takes("?");
        scanner.expect(":");
        return new Member(name, type(), optional);
    }

    private AsnType choice() {
        scanner.expect("{");
        List<Alternative> alternatives = new ArrayList<>();
        int rootCount = -1;
        while (!scanner.takes("}")) {
            if (scanner.takes("...")) {
                rootCount = alternatives.size();
            } else {
                String name = scanner.takeWord();
                scanner.expect(":");
                alternatives.add(new Alternative(name, type()));
            }
        }
        boolean extensible = rootCount >= 0;
        return linked(new ChoiceType(alternatives, extensible ? rootCount : alternatives.size(), extensible));
    }

    private AsnType open() {
        scanner.expect("(");
        String selector = scanner.takeWord();
        scanner.expect(")");
        return open(selector);
    }

    /** Protocol-IE field: id, criticality, and contents that the id selects. */
    private AsnType container() {
        var members = List.of(
                new Member("id", linked(new TypeReference("ProtocolIE-ID")), false),
                new Member("criticality", linked(new TypeReference("Criticality")), false),
                new Member("value", open("id"), false));
        return linked(new SequenceType(members, members.size(), false, List.of()));
    }

    private AsnType open(String selector) {
        scanner.expect("{");
        List<Row> rows = new ArrayList<>();
        while (!scanner.takes("}")) {
            int key = (int) scanner.takeNumber();
            boolean optional = scanner.takes("?");
            scanner.expect(":");
            AsnType type = type();
            rows.add(new Row(key, type, criticality(), !optional));
        }
        return linked(new OpenType(selector, rows));
    }

    private @Nullable Criticality criticality() {
        return scanner.takes("/") ? Criticality.ofAsnName(scanner.takeWord()) : null;
    }
}

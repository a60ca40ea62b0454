package io.rantwin.harness.e2;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SchemaVersion;
import io.rantwin.codecs.catalogue.Measurement;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.MeasurementMatch;
import io.rantwin.codecs.catalogue.TableCode;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin e2 describe}: what a measurement, a type or a schema is. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description =
                "Explains a measurement name, a type of a schema, or lists the types of a schema; without a name lists"
                        + " the schemas.",
        footer = {
            "",
            "Examples:",
            "  rantwin e2 describe                      the schemas",
            "  rantwin e2 describe RRU.PrbTotDl         a measurement",
            "  rantwin e2 describe RICindication        a type, in every schema that has it",
            "  rantwin e2 describe 'E2SM-KPM v03.00'    the types of a schema",
            "  rantwin e2 describe --search delay       measurements by a word"
        })
final class DescribeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Measurement, type or schema.")
    private @Nullable String name;

    @Option(
            names = "--search",
            paramLabel = "WORD",
            description = "List measurements whose name or meaning has this word.")
    private @Nullable String word;

    @Option(names = "--json", description = "Print a measurement as one JSON object.")
    private boolean asJson;

    private final SchemaShelf schemas = new SchemaShelf();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (word != null) {
            return search(word, out);
        }
        if (name == null) {
            for (SchemaVersion version : SchemaVersion.values()) {
                out.println(version.label());
            }
            return 0;
        }
        if (describedSchema(name, out) || describedType(name, out) || describedMeasurement(name, out)) {
            return 0;
        }
        spec.commandLine()
                .getErr()
                .println("rantwin: '" + name + "' is no schema, no type and no known measurement; try --search");
        return 1;
    }

    private boolean describedSchema(String wanted, PrintWriter out) {
        try {
            SchemaVersion version = SchemaShelf.named(wanted);
            out.println("# " + version.label());
            schemas.schema(version).typeNames().forEach(out::println);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private boolean describedType(String wanted, PrintWriter out) {
        boolean found = false;
        String last = "";
        for (SchemaVersion version : SchemaVersion.values()) {
            Schema schema = schemas.schema(version);
            AsnType type = schema.find(wanted);
            if (type == null) {
                continue;
            }
            found = true;
            List<String> lines = new TypeOutline().of(type);
            String text = String.join(System.lineSeparator(), lines);
            out.println(version.label() + " " + wanted + (text.equals(last) ? ": the same" : ":"));
            if (!text.equals(last)) {
                out.println(text);
            }
            last = text;
        }
        return found;
    }

    private boolean describedMeasurement(String wanted, PrintWriter out) {
        MeasurementMatch match = MeasurementCatalogue.bundled().find(wanted);
        if (match == null) {
            return false;
        }
        Measurement family = match.measurement();
        if (asJson) {
            out.println(asObject(wanted, match));
            return true;
        }
        out.println(family.name() + (match.isExact() ? "" : "   (asked for as " + wanted + ")"));
        out.println("  meaning      " + family.meaning());
        out.println("  unit         " + family.unit().code() + " under E2SM-KPM v3; deployments differ");
        out.println("  clause       " + family.clause());
        out.println("  objects      " + codes(family.objectClasses()));
        out.println("  collected    " + family.collectionMethod().code());
        out.println("  value        " + family.valueType().code() + ", plausible "
                + family.range().min() + " to " + family.range().max());
        out.println("  labels       " + (family.labels().isEmpty() ? "none" : codes(family.labels())));
        out.println("  known from   " + codes(family.emittedBy()));
        match.suffixes()
                .forEach(suffix -> out.println("  suffix       " + suffix.text()
                        + (suffix.dimension() == null
                                ? " (not understood)"
                                : ": " + suffix.dimension().code())));
        return true;
    }

    private static ObjectNode asObject(String wanted, MeasurementMatch match) {
        Measurement family = match.measurement();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("asked", wanted)
                .put("name", family.name())
                .put("exactness", match.exactness().name());
        object.put("meaning", family.meaning())
                .put("unit", family.unit().code())
                .put("clause", family.clause());
        object.put("collectionMethod", family.collectionMethod().code())
                .put("valueType", family.valueType().code());
        object.put("plausibleMin", family.range().min())
                .put("plausibleMax", family.range().max());
        family.objectClasses()
                .forEach(objectClass -> object.withArray("objectClasses").add(objectClass.code()));
        family.labels().forEach(label -> object.withArray("labels").add(label.code()));
        family.emittedBy().forEach(emitter -> object.withArray("knownFrom").add(emitter.code()));
        match.suffixes().forEach(suffix -> object.withArray("suffixes").add(suffix.text()));
        return object;
    }

    private static int search(String wanted, PrintWriter out) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        int found = 0;
        for (Measurement family : MeasurementCatalogue.bundled().all()) {
            if ((family.name() + " " + family.meaning())
                    .toLowerCase(Locale.ROOT)
                    .contains(lower)) {
                out.printf("%-40s %-8s %s%n", family.name(), family.unit().code(), family.meaning());
                found++;
            }
        }
        return found > 0 ? 0 : 1;
    }

    private static String codes(Collection<? extends TableCode> items) {
        return items.stream().map(TableCode::code).collect(Collectors.joining(", "));
    }
}

package io.rantwin.harness.e2;

import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SchemaVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which schema and type a message is of. */
final class TypeOptions {
    @Option(
            names = "--schema",
            description = "Schema, such as 'E2AP v02.03', 'E2SM-KPM v03.00' or short kpm3, rc, e2ap2."
                    + " Default: the E2AP version that fits best.")
    private @Nullable String schema;

    @Option(
            names = "--type",
            description = "Type of the message, whole or by its end, such as IndicationMessage. Default: E2AP-PDU.")
    private @Nullable String type;

    /** The schema that was asked for, or {@code null}. */
    @Nullable
    SchemaVersion version() {
        return schema == null ? null : SchemaShelf.named(schema);
    }

    /** Whether an E2AP PDU is meant, as opposed to a bare type of a schema. */
    boolean isPdu() {
        SchemaVersion version = version();
        return (version == null || version.label().startsWith("E2AP")) && (type == null || type.equals("E2AP-PDU"));
    }

    /**
     * The full name of the type.
     *
     * @throws IllegalArgumentException when none or several could be meant
     */
    String typeName(Schema of) {
        if (type == null) {
            if (of.find("E2AP-PDU") != null) {
                return "E2AP-PDU";
            }
            throw new IllegalArgumentException("--type is needed with " + of.label() + "; rantwin e2 describe '"
                    + of.label() + "' lists its types");
        }
        if (of.find(type) != null) {
            return type;
        }
        List<String> ending = new ArrayList<>();
        for (String name : of.typeNames()) {
            if (name.startsWith("E2SM-") && name.endsWith("-" + type)) {
                ending.add(name);
            }
        }
        if (ending.size() == 1) {
            return ending.getFirst();
        }
        throw new IllegalArgumentException(of.label() + " has " + (ending.isEmpty() ? "no type " : "several types ")
                + type + (ending.isEmpty() ? "" : ": " + String.join(", ", ending)));
    }
}

package io.rantwin.codecs.asn1;

import java.util.ArrayList;
import java.util.List;

/** A type that arrives as a message of its own, in one schema. */
record TopLevelType(SchemaVersion version, Schema schema, String name, AsnType type) {

    /** Those of every schema, in the order of {@link SchemaVersion}. */
    static List<TopLevelType> all() {
        List<TopLevelType> found = new ArrayList<>();
        for (SchemaVersion version : SchemaVersion.values()) {
            Schema schema = Schema.load(version);
            for (String name : schema.typeNames()) {
                if (name.equals("E2AP-PDU") || name.startsWith("E2SM-") && !name.contains("-Format")) {
                    found.add(new TopLevelType(version, schema, name, schema.type(name)));
                }
            }
        }
        return List.copyOf(found);
    }

    @Override
    public String toString() {
        return version.label() + " " + name;
    }
}

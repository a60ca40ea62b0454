package io.rantwin.codecs.asn1;

import io.rantwin.codecs.per.PerException;
import java.util.HexFormat;
import java.util.Map;

/** Small schemas written down in a test, and their octets as text. */
final class Tables {
    private Tables() {}

    static Schema schema(String text) {
        return schema(Map.of("main", text));
    }

    /** The table {@code main} among {@code tables}. */
    static Schema schema(Map<String, String> tables) {
        return Schema.parse("test", "main", name -> {
            String text = tables.get(name);
            if (text == null) {
                throw new IllegalStateException("no table " + name);
            }
            return text;
        });
    }

    static Value decode(Schema schema, String type, String hex) throws PerException {
        return schema.decode(type, HexFormat.of().parseHex(hex)).value();
    }

    static String encode(Schema schema, String type, Value value) throws PerException {
        return HexFormat.of().formatHex(schema.encode(type, value));
    }
}

package io.rantwin.harness.e2;

import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that was decoded, with the messages inside it.
 *
 * @param schema label of the schema that was used
 * @param typeName name of the type
 * @param type the type
 * @param value what was read
 * @param guessed whether schema or type were found by trying
 * @param remarks what a reader should know: left-over octets, elements of another version, a non-canonical encoding
 * @param inner payloads in their order
 */
record DecodedMessage(
        String schema,
        String typeName,
        AsnType type,
        Value value,
        boolean guessed,
        List<String> remarks,
        List<Inner> inner) {

    /**
     * A payload.
     *
     * @param field name of the E2AP element, with an index when there are several
     * @param hex its octets
     * @param message its contents, or {@code null} when no known service model fits exactly
     */
    record Inner(String field, String hex, @Nullable DecodedMessage message) {}
}

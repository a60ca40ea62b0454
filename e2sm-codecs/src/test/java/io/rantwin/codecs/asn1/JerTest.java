package io.rantwin.codecs.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON after X.697, both ways, and the places of mistakes. */
class JerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Schema SCHEMA = Tables.schema("""
            Int = int  Bool = bool  Null = null  Real = real  Oid = oid  Item = enum{ a b ... }
            Octets = octets  Fixed = bits(12)  Free = bits(1..12)  Text = printable
            Pick = choice{ x:int y:Free ... }
            Pack = seq{ n:int list?:list(0..9) Pick t?:Text ... }
            Message = seq{ id:int(0..255) value:open(id){ 1:Pack 2:Real } }
            """);

    private static Value read(String type, String json) throws JerException {
        try {
            return new JerReader().read(SCHEMA.type(type), MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Int|-9223372036854775808",
                "Bool|true",
                "Null|null",
                "Real|1.5",
                "Real|-0.0",
                "Real|\"INF\"",
                "Real|\"-INF\"",
                "Real|\"NaN\"",
                "Oid|\"1.2.3\"",
                "Item|\"b\"",
                "Item|\"extension-3\"",
                "Octets|\"00ff\"",
                "Fixed|\"abc0\"",
                "Free|{\"value\":\"a8\",\"length\":5}",
                "Text|\"a b\"",
                "Pick|{\"x\":1}",
                "Pick|{\"y\":{\"value\":\"80\",\"length\":1}}",
                "Pick|{\"extension-2\":\"01ff\"}",
                "Pack|{\"n\":1,\"list\":[{\"x\":1},{\"x\":2}],\"t\":\"a\"}",
                "Pack|{\"n\":1,\"unknown-additions\":{\"0\":\"ff\",\"17\":\"00\"}}",
                "Message|{\"id\":1,\"value\":{\"n\":2}}",
                "Message|{\"id\":2,\"value\":0.25}",
                "Message|{\"id\":9,\"value\":\"c0ff\"}",
            })
    void bothWays(String type, String json) throws Exception {
        Value value = read(type, json);
        JsonNode written = new JerWriter().write(SCHEMA.type(type), value);
        assertThat(written.toString()).isEqualTo(json);
        byte[] octets = SCHEMA.encode(type, value);
        assertThat(SCHEMA.decode(type, octets).value()).isEqualTo(value);
    }

    @Test
    void minusZeroIsAlsoText() throws JerException {
        assertThat(read("Real", "\"-0\"")).isEqualTo(new Value.RealValue(-0.0));
        assertThat(read("Real", "3")).isEqualTo(new Value.RealValue(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Int|1.5|``|an integer of 64 bits",
                "Int|9223372036854775808|``|an integer of 64 bits",
                "Bool|0|``|true or false",
                "Null|0|``|null",
                "Real|\"much\"|``|not a REAL",
                "Real|1e400|``|outside the range of a double",
                "Item|3|``|a string",
                "Octets|\"0\"|``|not hexadecimal",
                "Octets|\"zz\"|``|not hexadecimal",
                "Fixed|\"abcd\"|``|bits behind the last of 12 are not zero",
                "Fixed|\"ab\"|``|1 octets do not hold 12 bits",
                "Free|{\"value\":\"a8\",\"length\":5.5}|``|an object of value and length",
                "Free|{\"value\":\"a8\",\"length\":-1}|``|do not hold",
                "Free|{\"value\":\"a8\",\"length\":2147483647}|``|do not hold",
                "Free|\"a8\"|``|an object of value and length",
                "Pick|{\"z\":1}|``|no alternative z; there are [x, y]",
                "Pick|{\"x\":1,\"y\":2}|``|an object of one member",
                "Pick|{\"x\":true}|/x|an integer",
                "Pack|{\"n\":1,\"list\":[{\"x\":1},{\"x\":\"q\"}]}|/list/1/x|an integer",
                "Pack|{\"n\":1,\"list\":{}}|/list|an array",
                "Pack|{\"n\":1,\"a/b~c\":1}|/a~1b~0c|no member a/b~c; there are [n, list, t]",
                "Pack|[]|``|an object",
                "Pack|{\"n\":1,\"unknown-additions\":{\"x\":\"00\"}}|/unknown-additions|not an index: x",
                "Message|{\"id\":1,\"value\":{\"n\":\"q\"}}|/value/n|an integer",
                "Message|{\"id\":9,\"value\":{}}|/value|a string",
                "Message|{\"value\":1}|/value|an integer",
            })
    void mistakesHaveAPointer(String type, String json, String pointer, String problem) {
        JerException error = catchThrowableOfType(JerException.class, () -> read(type, json));
        assertThat(error.pointer()).isEqualTo(pointer == null ? "" : pointer);
        assertThat(error)
                .hasMessageStartingWith((error.pointer().isEmpty() ? "/" : error.pointer()) + ": ")
                .hasMessageContaining(problem);
    }

    /** The shape is read as it is; what it lacks comes out when it is encoded. */
    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"n\":1,\"t\":\"_\"}", "{\"n\":1,\"unknown-additions\":{\"1\":\"00\",\"01\":\"00\"}}"})
    void whatTheShapeDoesNotShowIsRefusedByTheEncoder(String json) throws JerException {
        Value value = read("Pack", json);
        assertThatThrownBy(() -> SCHEMA.encode("Pack", value)).isInstanceOf(io.rantwin.codecs.per.PerException.class);
    }
}

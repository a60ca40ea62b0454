package io.rantwin.a1.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedJsonTest {
    private final BoundedJson json = new BoundedJson(1000);

    @Test
    void readsTextWithZeroOctetsBehindIt() throws A1Exception {
        JsonNode node = json.read("{\"a\":[1,true,null,\"x\"]}\0\0rest".getBytes(UTF_8));
        assertThat(node.toString()).isEqualTo("{\"a\":[1,true,null,\"x\"]}");
    }

    @Test
    void keepsNumbersAsTheyAre() throws A1Exception {
        assertThat(json.read("[0.10000000000000000001,12345678901234567890]").toString())
                .isEqualTo("[0.10000000000000000001,12345678901234567890]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":2}",
                "[1,]",
                "NaN",
                "Infinity",
                "'a'",
                "{a:1}",
                "01",
                "\"\\ud8\"",
                "// x\n1"
            })
    void refusesWhatIsNoJson(String text) {
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> json.read(text.getBytes(UTF_8)))
                .satisfies(e -> assertThat(e.pointer()).isEmpty());
    }

    @Test
    void refusesOctetsThatAreNoUtf8() {
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> json.read(new byte[] {'"', (byte) 0xc3, '"'}))
                .withMessage("the whole text: not UTF-8");
    }

    @Test
    void refusesLongTextByItsLength() {
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> json.read(" ".repeat(1001).getBytes(UTF_8)))
                .withMessageContaining("1001 octets");
    }

    @Test
    void refusesDepth() throws A1Exception {
        assertThat(json.read("[".repeat(64) + "]".repeat(64)).isArray()).isTrue();
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> json.read("[".repeat(65) + "]".repeat(65)))
                .withMessageContaining("depth");
    }

    @ParameterizedTest
    @CsvSource({"1e401", "-1e999999999", "1e-999999999", "1e2147483647"})
    void refusesNumbersThatTakeAllMemory(String number) {
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> json.read("{\"a/b\":[0," + number + "]}"))
                .satisfies(e -> assertThat(e.getMessage()).containsAnyOf("/a~1b/1: a number beyond", "no JSON"));
    }

    @Property(tries = 2000, seed = "1")
    void neverThrowsAnythingElse(@ForAll byte[] octets) {
        try {
            assertThat(json.read(octets)).isNotNull();
        } catch (A1Exception e) {
            assertThat(e.problem()).isNotEmpty();
        }
    }
}

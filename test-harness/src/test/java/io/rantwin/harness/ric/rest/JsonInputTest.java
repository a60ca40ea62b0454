package io.rantwin.harness.ric.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputTest {
    private static JsonInput parse(String text) throws BadRequestException {
        return JsonInput.parse(text.getBytes(StandardCharsets.UTF_8), 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1,\"a\":2}", "1 2", "nonsense", "[1,"})
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(BadRequestException.class)
                .hasMessageStartingWith("the body");
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThatThrownBy(() -> JsonInput.parse("[".repeat(10_000).getBytes(StandardCharsets.UTF_8), 20_000))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void refusesBodiesThatAreTooLong() {
        assertThatThrownBy(() -> parse("[" + " ".repeat(100) + "]")).hasMessageContaining("100 are the most");
    }

    @Test
    void saysWhereSomethingIsWrong() throws Exception {
        JsonInput json = parse("{\"list\":[{\"a/b\":70000}]}");
        JsonInput wrong = json.member("list").elements().getFirst().member("a/b");
        assertThatThrownBy(() -> wrong.integer(0, 65_535))
                .hasMessage("/list/0/a~1b must be an integer 0..65535, not 70000");
        assertThatThrownBy(() -> json.member("other").text()).hasMessage("/other is missing");
        assertThat(json.member("other").integer(0, 1, 1)).isEqualTo(1);
    }
}

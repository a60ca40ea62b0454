package io.rantwin.planner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    /** Bits and texts of RFC 8785 appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbersAreWrittenAsEcmaScriptWritesThem(String bits, String text) {
        assertThat(CanonicalJson.shortest(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    @Test
    void membersAreSortedAndTextsEscapedAsLittleAsPossible() throws JsonProcessingException, AuditException {
        String given =
                "{ \"b\" : [ 1.50, 2e2, true, null ], \"\\u20ac\": \"\\u0041\\/\\u000f\\n\", \"a\": {}, \"n\": 9007199254740993 }";
        assertThat(CanonicalJson.text(new ObjectMapper().readTree(given)))
                .isEqualTo("{\"a\":{},\"b\":[1.5,200,true,null],\"n\":9007199254740993,\"\u20ac\":\"A/\\u000f\\n\"}");
    }

    @Test
    void whatHasNoTextIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.text(DoubleNode.valueOf(Double.NaN)))
                .isInstanceOf(AuditException.class);
        assertThatThrownBy(() -> CanonicalJson.text(TextNode.valueOf("\ud800"))).isInstanceOf(AuditException.class);
    }
}

package io.rantwin.a1.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas of others. */
class PolicySchemaTest {
    private final BoundedJson json = new BoundedJson(BoundedJson.USUAL_MOST_OCTETS);

    private ObjectNode object(String text) throws A1Exception {
        return (ObjectNode) json.read(text.replace('\'', '"'));
    }

    private List<String> mistakes(String schema, String policy) throws A1Exception {
        return PolicySchema.of(object(schema)).mistakes(object(policy)).stream()
                .map(Mistake::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'exclusiveMinimum':3}|3|/a: 3 where more than 3 is allowed",
                "{'exclusiveMaximum':3}|3|/a: 3 where less than 3 is allowed",
                "{'multipleOf':0.1}|0.25|/a: 0.25 where multiples of 0.1 are allowed",
                "{'enum':['A','B']}|'C'|/a: \"C\" where one of [\"A\",\"B\"] is allowed",
                "{'const':3}|4|/a: 4 where only 3 is allowed",
                "{'pattern':'^[0-9]{3}$'}|'12'|/a: \"12\" where text of the form \"^[0-9]{3}$\" is allowed",
                "{'maxLength':3}|'abcd'|/a: 4 characters where at most 3 may be",
                "{'type':['string','null']}|1|/a: 1 where text or null is expected",
                "{'uniqueItems':true}|[1,1]|/a: has the same entry twice",
                "{'oneOf':[{'minimum':1},{'minimum':2}]}|3|/a: fits more than one of the forms that exclude each other",
                "{'not':{'type':'string'}}|'x'|/a: what the schema forbids: {\"type\":\"string\"}"
            })
    void saysWhatIsWrongWithWhichValue(String schema, String value, String sentence) throws A1Exception {
        assertThat(mistakes("{'properties':{'a':" + schema + "}}", "{'a':" + value + "}"))
                .containsExactly(sentence);
    }

    @Test
    void ofClosedAlternativesItSpeaksOfTheClosest() throws A1Exception {
        String schema = "{'properties':{'scope':{'anyOf':["
                + "{'type':'object','properties':{'ueId':{'type':'string'},'qosId':{'type':'integer'}},"
                + "'required':['ueId','qosId'],'additionalProperties':false},"
                + "{'type':'object','properties':{'sliceId':{'type':'integer'}},'required':['sliceId'],"
                + "'additionalProperties':false}]}}}";
        assertThat(mistakes(schema, "{'scope':{'ueId':'1'}}"))
                .containsExactly("/scope: fits none of the forms that are allowed; to the closest of them: "
                        + "/scope/qosId: missing");
        assertThat(mistakes(schema, "{'scope':{}}")).containsExactly("/scope: missing: ueId and qosId, or sliceId");
        assertThat(mistakes(schema, "{'scope':{'sliceId':1}}")).isEmpty();
    }

    @Test
    void alternativesInListsAreToldApart() throws A1Exception {
        String schema = "{'properties':{'l':{'items':{'anyOf':[{'required':['a']},{'required':['b']}]}}}}";
        assertThat(mistakes(schema, "{'l':[{},{'a':1},{}]}"))
                .containsExactly("/l/0: missing: a, or b", "/l/2: missing: a, or b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'properties':{'a':{'pattern':'('}},'required':7}",
                "{'$ref':'#/definitions/none'}",
                "{'$ref':'#'}",
                "{'$ref':'http://127.0.0.1:1/schema.json'}"
            })
    void refusesWhatCannotBeUsed(String schema) throws A1Exception {
        ObjectNode broken = object(schema);
        assertThatExceptionOfType(A1Exception.class).isThrownBy(() -> PolicySchema.of(broken));
    }

    @Test
    void aPatternThatTriesForEverIsCutShort() throws A1Exception {
        // A reference back, so that the engine cannot remember what it tried.
        assertThat(mistakes("{'properties':{'a':{'pattern':'^(a+)+\\\\1b$'}}}", "{'a':'" + "a".repeat(60) + "'}"))
                .containsExactly(
                        "the policy: the schema cannot be applied to it: the pattern ^(a+)+\\1b$ takes too long");
    }
}

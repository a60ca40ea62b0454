package io.rantwin.a1.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.a1.validation.PolicyLimits;
import io.rantwin.a1.validation.PolicyValidator;
import io.rantwin.a1.validation.PolicyVerdict.Accepted;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One policy of each type, written by hand from the facts of A1TD, is taken and written again member by member. */
class InstancesTest {
    private static final BoundedJson JSON = new BoundedJson(BoundedJson.USUAL_MOST_OCTETS);
    /** The reader of JSON keeps 5 and 5.0 apart; A1 does not. */
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    static Stream<PolicyType> types() {
        return PolicyTypes.known().all().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void isReadAndWrittenAgain(PolicyType type) throws IOException, A1Exception {
        JsonNode instances;
        try (InputStream file = Objects.requireNonNull(InstancesTest.class.getResourceAsStream("instances.json"))) {
            instances = JSON.read(file.readAllBytes());
        }
        var instance = (ObjectNode) instances.required(type.id());
        var verdict = new PolicyValidator(PolicyLimits.USUAL).check(type, instance);
        assertThat(verdict).isInstanceOfSatisfying(Accepted.class, accepted -> {
            JsonNode written = accepted.policy().toJson();
            assertThat(written.equals(BY_VALUE, instance))
                    .as("%s written as %s", instance, written)
                    .isTrue();
        });
    }
}

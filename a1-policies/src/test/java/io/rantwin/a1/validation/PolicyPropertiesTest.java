package io.rantwin.a1.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.AnyPolicy;
import io.rantwin.a1.policy.Mutation;
import io.rantwin.a1.policy.PolicyReader;
import io.rantwin.a1.schema.Mistake;
import io.rantwin.a1.schema.Rule;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.a1.validation.PolicyVerdict.Accepted;
import io.rantwin.a1.validation.PolicyVerdict.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PolicyPropertiesTest {
    private static final PolicyTypes TYPES = PolicyTypes.known();

    private final PolicyValidator validator = new PolicyValidator(PolicyLimits.USUAL);
    private final BoundedJson json = new BoundedJson(BoundedJson.USUAL_MOST_OCTETS);

    @Provide
    Arbitrary<PolicyType> types() {
        return Arbitraries.of(List.copyOf(TYPES.all()));
    }

    @Property(tries = 500, seed = "1")
    void whatIsWrittenIsReadAgain(@ForAll("types") PolicyType type, @ForAll long seed) throws A1Exception {
        A1Policy policy = new AnyPolicy(new Random(seed)).of(type);
        ObjectNode written = policy.toJson();
        ObjectNode parsed = (ObjectNode) json.read(written.toString());
        assertThat(type.schema().mistakes(parsed)).as(written.toString()).isEmpty();
        assertThat(PolicyReader.read(type.kind(), parsed)).isEqualTo(policy);
    }

    @Property(tries = 500, seed = "1")
    void anyOctetsGiveAVerdict(@ForAll("types") PolicyType type, @ForAll byte[] octets) {
        assertThat(validator.check(type, octets)).isInstanceOf(Refused.class);
    }

    @Property(tries = 1000, seed = "1")
    void anyChangeGivesAVerdictThatHolds(@ForAll("types") PolicyType type, @ForAll long seed) {
        var random = new Random(seed);
        var mutation = new Mutation(random);
        ObjectNode policy = new AnyPolicy(random).of(type).toJson();
        for (int i = random.nextInt(4); i > 0; i--) {
            policy = mutation.of(policy);
        }
        ObjectNode before = policy.deepCopy();
        byte[] octets = policy.toString().getBytes(StandardCharsets.UTF_8);
        switch (validator.check(type, octets)) {
            case Accepted(A1Policy read, var remarks) -> {
                // What was taken is taken again as this product would write it, and means the same.
                assertThat(validator.check(type, read)).isEqualTo(new Accepted(read, withoutSpelling(remarks)));
                assertThat(type.schema().mistakes(policy)).isEmpty();
            }
            case Refused refused -> {
                assertThat(refused.reasons()).allSatisfy(reason -> {
                    assertThat(reason.sentence()).isNotBlank().doesNotEndWith(".");
                    assertThat(reason.pointer()).matches("(/.*)?");
                });
                assertThat(refused.reasons()).doesNotHaveDuplicates();
            }
        }
        assertThat(policy).isEqualTo(before);
    }

    private static List<Mistake> withoutSpelling(List<Mistake> remarks) {
        return remarks.stream().filter(remark -> remark.rule() != Rule.MISSPELT).toList();
    }
}

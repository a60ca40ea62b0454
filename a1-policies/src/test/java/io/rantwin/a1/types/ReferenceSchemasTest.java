package io.rantwin.a1.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.SharedReference;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.policy.AnyPolicy;
import io.rantwin.a1.policy.Mutation;
import io.rantwin.a1.schema.PolicySchema;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our schemas take and refuse what the reference's schemas do, though they are written in another way. Seeded, and no jqwik
 * property, because a property cannot be skipped with a sentence.
 */
class ReferenceSchemasTest {
    private static final int POLICIES = 400;

    static Stream<PolicyType> types() {
        return PolicyTypes.known().all().stream();
    }

    @BeforeEach
    void needsTheReferenceFolder() {
        SharedReference.assumeThere();
    }

    @ParameterizedTest
    @MethodSource("types")
    void takeAndRefuseTheSame(PolicyType type) throws A1Exception {
        PolicySchema reference = PolicySchema.of(SharedReference.schema(type));
        var random = new Random(type.id().hashCode());
        var any = new AnyPolicy(random);
        var mutation = new Mutation(random);
        int taken = 0;
        int refused = 0;
        for (int i = 0; i < POLICIES; i++) {
            ObjectNode policy = any.of(type).toJson();
            assertThat(reference.mistakes(policy)).as(policy.toString()).isEmpty();
            assertThat(type.schema().mistakes(policy)).as(policy.toString()).isEmpty();
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                policy = random.nextBoolean()
                        ? mutation.of(policy)
                        : mutation.crossed(policy, any.of(type).toJson());
                boolean isTaken = reference.mistakes(policy).isEmpty();
                assertThat(type.schema().mistakes(policy).isEmpty())
                        .as("%s, ours: %s", policy, type.schema().mistakes(policy))
                        .isEqualTo(isTaken);
                taken += isTaken ? 1 : 0;
                refused += isTaken ? 0 : 1;
            }
        }
        assertThat(taken).as("changed policies that are taken").isGreaterThan(POLICIES / 40);
        assertThat(refused).as("changed policies that are refused").isGreaterThan(POLICIES / 20);
    }
}

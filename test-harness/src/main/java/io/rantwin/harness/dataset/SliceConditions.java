package io.rantwin.harness.dataset;

import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUeCondition;
import io.rantwin.codecs.kpm.TestCondition;
import io.rantwin.codecs.kpm.TestCondition.TestValue;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The conditions on UEs that a recording can answer: those on their slice. */
final class SliceConditions {
    private SliceConditions() {}

    /** Conditions on the slice are understood, and those that hold for every UE here; {@code null} for any other. */
    static @Nullable Predicate<Subject> matching(List<MatchingUeCondition> conditions) {
        Predicate<Subject> all = _ -> true;
        for (MatchingUeCondition condition : conditions) {
            TestCondition test = condition.testCondition();
            if (condition.logicalOr() && conditions.size() > 1 || test.type() != TestCondition.Property.S_NSSAI) {
                return null;
            }
            if (test.value() instanceof TestValue.OctetStringValue octets
                    && TestCondition.Expression.EQUAL.equals(test.expression())) {
                String hex = octets.octets().toHex();
                all = all.and(subject -> hex.equals(hex(subject.slice())));
            } else if (!TestCondition.Expression.PRESENT.equals(test.expression())) {
                return null;
            }
        }
        return all;
    }

    private static @Nullable String hex(@Nullable Snssai slice) {
        if (slice == null) {
            return null;
        }
        return slice.sstOctets().toHex() + (slice.sd() == null ? "" : "%06x".formatted(slice.sd()));
    }
}

package io.rantwin.codecs.rc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RANParameter-Testing-Item, a condition on a RAN parameter. Conditions of a list are joined by AND,
 * except where {@code logicalOr} says OR with the next one. Immutable.
 */
public sealed interface TestedParameter
        permits TestedParameter.ListTest,
                TestedParameter.StructureTest,
                TestedParameter.KeyElementTest,
                TestedParameter.ElementTest,
                TestedParameter.Unrecognized {
    /** RANParameter-ID, from 1. */
    long id();

    /** Conditions on the items of a list. */
    record ListTest(long id, List<TestedParameter> items) implements TestedParameter {
        public ListTest {
            items = List.copyOf(items);
        }
    }

    /** Conditions on the members of a structure. */
    record StructureTest(long id, List<TestedParameter> members) implements TestedParameter {
        public StructureTest {
            members = List.copyOf(members);
        }
    }

    /** An element with key flag TRUE: chooses the structure or item to which the other conditions apply. */
    record KeyElementTest(long id, ParameterValue value) implements TestedParameter {}

    /**
     * An element with key flag FALSE that is compared.
     *
     * @param condition kind of comparison
     * @param value what to compare with; {@code null} where the condition needs none
     * @param logicalOr whether this is joined by OR with the next; {@code null} when not given, which means AND
     */
    record ElementTest(
            long id,
            TestCondition condition,
            @Nullable ParameterValue value,
            @Nullable Boolean logicalOr) implements TestedParameter {}

    /** A kind of condition that only a newer version has. */
    record Unrecognized(long id, UnrecognizedAlternative condition) implements TestedParameter {}
}

package io.rantwin.a1.validation;

import io.rantwin.a1.policy.Objectives;
import io.rantwin.a1.policy.Range;
import io.rantwin.a1.schema.Mistake;
import io.rantwin.a1.schema.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what is found while a policy is looked at, each thing once. Not thread-safe. */
final class Findings {
    private final Set<Mistake> mistakes = new LinkedHashSet<>();
    private final Set<Mistake> remarks = new LinkedHashSet<>();

    void mistake(Rule rule, String pointer, String sentence) {
        mistakes.add(new Mistake(rule, pointer, sentence));
    }

    void remark(Rule rule, String pointer, String sentence) {
        remarks.add(new Mistake(rule, pointer, sentence));
    }

    /** A number that has to be in a range. */
    void range(String pointer, double number, String unit, Range range) {
        if (!range.contains(number)) {
            mistake(
                    Rule.OUT_OF_RANGE,
                    pointer,
                    Objectives.plain(number) + " where " + range.inWords() + (unit.isEmpty() ? "" : " " + unit)
                            + " makes sense");
        }
    }

    /** Takes what the schema found; what was found at the same value already is not said twice. */
    void addSchemaMistakes(List<Mistake> found) {
        Set<String> pointers = found.stream().map(Mistake::pointer).collect(Collectors.toSet());
        List<Mistake> others = mistakes.stream()
                .filter(mistake -> !pointers.contains(mistake.pointer()))
                .toList();
        mistakes.clear();
        mistakes.addAll(found);
        mistakes.addAll(others);
    }

    List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    List<Mistake> remarks() {
        return List.copyOf(remarks);
    }
}

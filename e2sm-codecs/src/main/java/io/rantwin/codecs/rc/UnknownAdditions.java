package io.rantwin.codecs.rc;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.ListValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the extension additions of newer versions out of a value, and puts them in again at the same places. */
final class UnknownAdditions {
    private UnknownAdditions() {}

    /** All unknown additions below {@code value}, by path. */
    static Map<String, List<UnknownAddition>> of(Value value) {
        Map<String, List<UnknownAddition>> found = new HashMap<>();
        collect(value, "", found);
        return found;
    }

    private static void collect(Value value, String path, Map<String, List<UnknownAddition>> to) {
        switch (value) {
            case SequenceValue sequence -> {
                if (!sequence.unknownAdditions().isEmpty()) {
                    to.put(path, sequence.unknownAdditions());
                }
                sequence.forEach((name, member) -> collect(member, path + "." + name, to));
            }
            case ChoiceValue(String alternative, Value chosen) -> collect(chosen, path + "." + alternative, to);
            case ListValue(List<Value> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    collect(items.get(i), path + "[" + i + "]", to);
                }
            }
            default -> {
                // Holds no sequence.
            }
        }
    }

    /** {@code value} with the additions in the sequences that are still there. */
    static Value put(Map<String, List<UnknownAddition>> additions, Value value) {
        return additions.isEmpty() ? value : put(additions, value, "");
    }

    private static Value put(Map<String, List<UnknownAddition>> additions, Value value, String path) {
        return switch (value) {
            case SequenceValue sequence -> {
                var to = SequenceValue.builder();
                sequence.forEach((name, member) -> to.set(name, put(additions, member, path + "." + name)));
                to.unknownAdditions(additions.getOrDefault(path, sequence.unknownAdditions()));
                yield to.build();
            }
            case ChoiceValue(String alternative, Value chosen) ->
                new ChoiceValue(alternative, put(additions, chosen, path + "." + alternative));
            case ListValue(List<Value> items) -> {
                List<Value> put = new ArrayList<>(items.size());
                for (int i = 0; i < items.size(); i++) {
                    put.add(put(additions, items.get(i), path + "[" + i + "]"));
                }
                yield new ListValue(put);
            }
            default -> value;
        };
    }
}

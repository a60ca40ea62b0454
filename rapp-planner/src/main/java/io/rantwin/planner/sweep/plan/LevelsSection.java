package io.rantwin.planner.sweep.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.sweep.Levels;
import io.rantwin.planner.sweep.Lever;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the values of a dimension: a number, a list, {@code {from, to, steps}}, {@code {quantiles: {"0.05": a, "0.5": b}}} or
 * {@code {probability: p}}.
 */
final class LevelsSection {
    private static final int MOST_STEPS = 100_000;

    private LevelsSection() {}

    /** The levels of a member, or the usual ones when it is not there. */
    static Levels read(Fields fields, String name, Lever lever, Levels usual) {
        JsonNode node = fields.raw(name);
        if (node.isMissingNode()) {
            return usual;
        }
        if (node.isNumber()) {
            double value = fields.number(name, usual.least(), lever.least(), lever.most());
            return new Levels.Values(List.of(value));
        }
        if (node.isArray()) {
            List<Double> values = fields.numbers(node, name, lever.least(), lever.most());
            if (node.isEmpty()) {
                fields.wrong(name, "must have at least one value");
            }
            return values.isEmpty() ? usual : new Levels.Values(values);
        }
        if (!node.isObject()) {
            fields.wrong(
                    name,
                    "must be a number, a list of numbers, {from, to, steps}, {quantiles} or {probability}, not "
                            + Fields.shown(node));
            return usual;
        }
        Fields object = fields.object(name);
        Levels levels = object(object, lever, usual);
        object.close();
        return levels;
    }

    private static Levels object(Fields object, Lever lever, Levels usual) {
        if (object.has("quantiles")) {
            return quantiles(object.object("quantiles"), lever, usual);
        }
        if (object.has("probability")) {
            if (!(lever instanceof Lever.Asleep)) {
                object.wrong("probability", "goes with the lever asleep only");
            }
            return new Levels.Flag(object.number("probability", 0.5, 0, 1));
        }
        if (!object.has("from") || !object.has("to")) {
            object.wrong("", "must have from and to, quantiles, or a probability");
        }
        double from = object.number("from", usual.least(), lever.least(), lever.most());
        double to = object.number("to", usual.most(), lever.least(), lever.most());
        return new Levels.Range(from, to, (int) object.whole("steps", 0, 1, MOST_STEPS));
    }

    private static Levels quantiles(Fields object, Lever lever, Levels usual) {
        List<Double> probabilities = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (String name : object.names()) {
            double probability;
            try {
                probability = Double.parseDouble(name);
            } catch (NumberFormatException none) {
                probability = Double.NaN;
            }
            if (!(probability > 0 && probability < 1)) {
                object.wrong(name, "must be a probability between 0 and 1, such as \"0.05\"");
                return usual;
            }
            probabilities.add(probability);
            values.add(object.number(name, usual.least(), lever.least(), lever.most()));
        }
        boolean rising = IntStream.range(1, values.size())
                .allMatch(i -> probabilities.get(i) > probabilities.get(i - 1) && values.get(i) >= values.get(i - 1));
        if (values.size() < 2 || !rising) {
            object.wrong("", "must be at least two quantiles, probabilities rising and values not falling");
            return usual;
        }
        return new Levels.Quantiles(probabilities, values);
    }
}

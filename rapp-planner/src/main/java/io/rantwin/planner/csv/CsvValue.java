package io.rantwin.planner.csv;

import java.util.Set;

/** Values as recordings write them: a number, or nothing ({@code NaN}, {@code NA}, {@code null}) where one is missing. */
public final class CsvValue {
    private static final Set<String> MISSING = Set.of("", "NaN", "nan", "NA", "null");

    private CsvValue() {}

    /**
     * The value of a field, NaN when it is missing.
     *
     * @throws CsvException when the field is no finite number, with a sentence about it
     */
    public static double of(String field) throws CsvException {
        String text = field.strip();
        if (MISSING.contains(text)) {
            return Double.NaN;
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw new CsvException("'" + text + "' is no number", noNumber);
        }
        if (!Double.isFinite(value)) {
            throw new CsvException("'" + text + "' is not finite", null);
        }
        return value;
    }
}

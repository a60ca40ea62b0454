package io.rantwin.codecs.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One data row of a tab-separated table, with checked access to its cells by column name. */
record TableRow(String file, int lineNumber, Map<String, String> cells) {
    private static final String NONE = "-";

    String text(String column) throws CatalogueFormatException {
        String value = Objects.requireNonNull(cells.get(column), column);
        if (value.isEmpty() || !value.equals(value.strip())) {
            throw fault("column " + column + " is empty or has blanks around its value '" + value + "'");
        }
        if (value.equals(NONE)) {
            throw fault("column " + column + " needs a value");
        }
        return value;
    }

    @Nullable
    String optional(String column) throws CatalogueFormatException {
        return NONE.equals(cells.get(column)) ? null : text(column);
    }

    List<String> list(String column) throws CatalogueFormatException {
        String value = optional(column);
        if (value == null) {
            return List.of();
        }
        List<String> items = List.of(value.split(";", -1));
        if (items.stream().anyMatch(String::isBlank)
                || items.stream().distinct().count() < items.size()) {
            throw fault("column " + column + " has an empty or repeated entry in '" + value + "'");
        }
        return items;
    }

    double number(String column) throws CatalogueFormatException {
        String value = text(column);
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw fault("column " + column + " has '" + value + "' where a number is needed");
        }
        throw fault("column " + column + " has '" + value + "' where a finite number is needed");
    }

    PlausibleRange range(String minColumn, String maxColumn) throws CatalogueFormatException {
        double min = number(minColumn);
        double max = number(maxColumn);
        if (min > max) {
            throw fault("the range " + min + ".." + max + " is not in order");
        }
        return new PlausibleRange(min, max);
    }

    <E extends Enum<E> & TableCode> E code(String column, Class<E> type) throws CatalogueFormatException {
        return code(column, text(column), type);
    }

    <E extends Enum<E> & TableCode> List<E> codes(String column, Class<E> type) throws CatalogueFormatException {
        List<E> constants = new ArrayList<>();
        for (String value : list(column)) {
            constants.add(code(column, value, type));
        }
        return constants;
    }

    private <E extends Enum<E> & TableCode> E code(String column, String value, Class<E> type)
            throws CatalogueFormatException {
        E[] constants = Objects.requireNonNull(type.getEnumConstants());
        for (E constant : constants) {
            if (constant.code().equals(value)) {
                return constant;
            }
        }
        throw fault("column " + column + " has '" + value + "', expected one of "
                + Stream.of(constants).map(TableCode::code).collect(Collectors.joining(", ")));
    }

    CatalogueFormatException fault(String problem) {
        return new CatalogueFormatException(file, lineNumber, problem);
    }
}

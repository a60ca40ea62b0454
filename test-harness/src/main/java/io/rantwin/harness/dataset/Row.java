package io.rantwin.harness.dataset;

import java.util.List;
import java.util.Map;

/** One line of a file by the names of its columns. */
final class Row {
    private final Map<String, Integer> columns;
    private final List<String> fields;

    Row(Map<String, Integer> columns, List<String> fields) {
        this.columns = columns;
        this.fields = fields;
    }

    /** The field of a column that the file has. */
    String text(String column) {
        return fields.get(columns.getOrDefault(column, 0));
    }

    /** A field that must not be empty. */
    String name(String column) throws BadLineException {
        String text = text(column);
        if (text.isEmpty() || text.length() > 100) {
            throw new BadLineException(column, "a name of 1..100 characters is needed");
        }
        return text;
    }

    /** A number that must be there, 0 or more. */
    double number(String column) throws BadLineException {
        String text = text(column);
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw new BadLineException(column, "'" + shortened(text) + "' is no number");
        }
        if (!Double.isFinite(number) || number < 0) {
            throw new BadLineException(column, "'" + shortened(text) + "' is not a number from 0 on");
        }
        return number;
    }

    /** A number, NaN when the field is empty: not measured. */
    double numberOrNothing(String column) throws BadLineException {
        return text(column).isEmpty() ? Double.NaN : number(column);
    }

    /** A whole number from 0 on. */
    long whole(String column, long most) throws BadLineException {
        String text = text(column);
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new BadLineException(column, "'" + shortened(text) + "' is not a whole number of 0.." + most);
    }

    /** Milliseconds since 1970, between the years 2000 and 2100. */
    long millis(String column, int perMilli) throws BadLineException {
        long millis = whole(column, Long.MAX_VALUE) / perMilli;
        if (millis < 946_684_800_000L || millis > 4_102_444_800_000L) {
            throw new BadLineException(column, "the time is not within the years 2000 to 2100");
        }
        return millis;
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}

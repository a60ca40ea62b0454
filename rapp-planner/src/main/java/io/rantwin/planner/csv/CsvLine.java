package io.rantwin.planner.csv;

import java.util.ArrayList;
import java.util.List;

/** Splits a line at its commas; a field in quotes may hold commas, and quotes doubled. */
public final class CsvLine {
    private CsvLine() {}

    /** The fields of a line, without their quotes. */
    public static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        if (line.indexOf('"') < 0) {
            int from = 0;
            for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
                fields.add(line.substring(from, comma));
                from = comma + 1;
            }
            fields.add(line.substring(from));
            return fields;
        }
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}

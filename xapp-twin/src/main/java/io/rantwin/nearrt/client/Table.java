package io.rantwin.nearrt.client;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns of text; those whose heading ends with &gt; stand right. */
final class Table {
    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    Table(String... headings) {
        right = new boolean[headings.length];
        String[] bare = headings.clone();
        for (int i = 0; i < bare.length; i++) {
            right[i] = bare[i].endsWith(">");
            bare[i] = right[i] ? bare[i].substring(0, bare[i].length() - 1) : bare[i];
        }
        rows.add(bare);
    }

    /** Adds a row; what the twin says is text, whatever characters it has. */
    void row(Object... cells) {
        rows.add(Arrays.stream(cells)
                .map(cell -> String.valueOf(cell).replaceAll("\\p{Cntrl}", " "))
                .toArray(String[]::new));
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    void print(PrintWriter out) {
        lines().forEach(out::println);
    }

    List<String> lines() {
        int[] width = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < width.length; i++) {
                width[i] = Math.max(width[i], row[i].length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < width.length; i++) {
                String gap = " ".repeat(width[i] - row[i].length());
                line.append(i == 0 ? "" : "  ").append(right[i] ? gap + row[i] : row[i] + gap);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}

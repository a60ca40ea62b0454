package io.rantwin.nearrt.ingest;

import io.rantwin.nearrt.loop.CellInbox;
import io.rantwin.nearrt.loop.ReportLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the values of one list of measurements become reports of cells; made once for each list. */
final class ReportPlan {
    private static final int NONE = -1;

    private final int columnCount;
    private final List<Part> parts;

    /** The values of one cell. */
    static final class Part {
        final String cellId;
        final int[] columns;
        final int[] twins;
        final ValueGate[] gates;
        final ReportLayout layout;

        @Nullable
        CellInbox inbox;

        Part(String cellId, int[] columns, int[] twins, ValueGate[] gates, ReportLayout layout) {
            this.cellId = cellId;
            this.columns = columns;
            this.twins = twins;
            this.gates = gates;
            this.layout = layout;
        }
    }

    /** A value of the list: a measurement and one of its labels. */
    record Value(String name, FigureLabel label) {}

    private ReportPlan(int columnCount, List<Part> parts) {
        this.columnCount = columnCount;
        this.parts = List.copyOf(parts);
    }

    /**
     * Makes a plan.
     *
     * @param cellId of values whose label names no cell
     */
    static ReportPlan of(String cellId, List<Value> values, NameBook book, IngestCounts counts) {
        Map<String, List<Integer>> columnsOf = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            String own = values.get(i).label().cellId();
            columnsOf
                    .computeIfAbsent(own == null ? cellId : own, _ -> new ArrayList<>())
                    .add(i);
        }
        Map<String, NameBook.Entry> entries = new HashMap<>();
        for (Value value : values) {
            NameBook.Entry entry = entries.computeIfAbsent(value.name(), book::entry);
            if (!entry.isKnown()) {
                counts.unknownName(value.name());
            }
        }
        boolean fromZero = values.stream().anyMatch(value -> value.label().binX() == 0);
        List<Part> parts = new ArrayList<>();
        columnsOf.forEach((cell, columns) -> parts.add(part(cell, columns, values, entries, fromZero)));
        return new ReportPlan(values.size(), parts);
    }

    private static Part part(
            String cellId,
            List<Integer> columns,
            List<Value> values,
            Map<String, NameBook.Entry> entries,
            boolean fromZero) {
        int[] from = new int[columns.size()];
        int[] twins = new int[from.length];
        ValueGate[] gates = new ValueGate[from.length];
        List<ReportLayout.Column> layout = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        boolean[] slotTaken = new boolean[32];
        for (int i = 0; i < from.length; i++) {
            from[i] = columns.get(i);
            Value value = values.get(from[i]);
            FigureLabel label = value.label();
            NameBook.Entry entry =
                    entries.getOrDefault(value.name(), new NameBook.Entry("", -1, ValueGate.OPEN, false, false));
            gates[i] = entry.gate();
            int slot = label.isWhole() ? entry.slot() : NONE;
            boolean isCqi = entry.isCqiHistogram()
                    && label.binX() >= 0
                    && label.snssai().isEmpty()
                    && label.fiveQi() == 0;
            String identity = value.name() + label.rest() + "/" + label.snssai() + "/" + label.fiveQi();
            Integer twin = seen.putIfAbsent(identity, i);
            twins[i] = twin == null ? NONE : twin;
            if (slot >= 0 && twin == null) {
                // Two names of one slot: the first that comes.
                slot = slotTaken[slot] ? NONE : slot;
                if (slot >= 0) {
                    slotTaken[slot] = true;
                }
            }
            layout.add(new ReportLayout.Column(
                    value.name() + label.rest(),
                    entry.unit(),
                    twin == null ? slot : NONE,
                    label.isWhole() && twin == null,
                    isCqi ? label.binX() - (fromZero ? 0 : 1) : NONE,
                    label.snssai(),
                    label.fiveQi()));
        }
        return new Part(cellId, from, twins, gates, new ReportLayout(layout));
    }

    /** Values of a record that fits. */
    int columnCount() {
        return columnCount;
    }

    List<Part> parts() {
        return parts;
    }
}

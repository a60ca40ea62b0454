package io.rantwin.nearrt.loop;

import java.util.List;

/** What the values of a report are; one object for all reports with the same list, so that a report is little more than its numbers. */
public final class ReportLayout {
    /** {@link Column#slot} of what the filter does not take. */
    public static final int NO_SLOT = -1;

    private final List<Column> columns;
    private final int cqiColumns;

    /**
     * One value of a report.
     *
     * @param name measurement name, with the labels in braces that are neither slice nor 5QI
     * @param unit the catalogue's unit; empty for a name that the catalogue does not know
     * @param slot place in the filter's array, {@link #NO_SLOT} for none
     * @param wholeCell whether it is for all traffic of the cell
     * @param cqi CQI index of a column of the histogram of CQI, -1 for every other
     * @param snssai slice as SST or SST-SD; empty for the whole cell
     * @param fiveQi 5QI, 0 for all
     */
    public record Column(String name, String unit, int slot, boolean wholeCell, int cqi, String snssai, int fiveQi) {}

    public ReportLayout(List<Column> columns) {
        this.columns = List.copyOf(columns);
        cqiColumns = (int) columns.stream().filter(column -> column.cqi() >= 0).count();
    }

    /** In the order of the values. */
    public List<Column> columns() {
        return columns;
    }

    /** Columns that are the histogram of CQI. */
    public int cqiColumns() {
        return cqiColumns;
    }
}

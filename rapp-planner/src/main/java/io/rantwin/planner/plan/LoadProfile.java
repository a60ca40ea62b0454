package io.rantwin.planner.plan;

import io.rantwin.planner.csv.CsvException;
import io.rantwin.planner.csv.CsvTable;
import io.rantwin.planner.csv.CsvValue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Load of each cell in each period of a day, as foreseen.
 *
 * @param periods number of periods
 * @param loads by cell id: fraction of the PRBs in each period
 * @param traffic by cell id: bit/s in each period, NaN where nobody has told
 * @param deviation by cell id: what the load may be off by, as a share of it
 */
public record LoadProfile(
        int periods, Map<String, double[]> loads, Map<String, double[]> traffic, Map<String, double[]> deviation) {
    /** Where a file does not say how far demand may be off. */
    public static final double USUAL_DEVIATION = 0.25;

    private static final int MOST_PERIODS = 24 * 60;
    private static final double MEGA = 1e6;
    private static final List<String> NEEDED = List.of("cell", "hour", "load_percent");
    private static final List<String> MORE = List.of("traffic_mbps", "deviation_percent");

    /**
     * Reads CSV with the columns {@code cell, hour, load_percent} and, if wanted, {@code traffic_mbps, deviation_percent}: a row for
     * each cell and hour.
     *
     * @throws PlanException with file, line and what is wrong
     */
    public static LoadProfile read(Path file) throws PlanException {
        CsvTable table = PlanTable.read(file);
        List<String> header = table.header();
        if (header.isEmpty()) {
            throw new PlanException(file + ": is empty; it needs the columns " + String.join(",", NEEDED) + ".");
        }
        for (String column : NEEDED) {
            if (!header.contains(column)) {
                throw new PlanException(file + ": has no column '" + column + "'; it needs " + String.join(",", NEEDED)
                        + " and may have " + String.join(",", MORE) + ".");
            }
        }
        Map<String, Map<Integer, double[]>> rows = new LinkedHashMap<>();
        int most = -1;
        for (CsvTable.Row row : table.rows()) {
            String where = file + ": line " + row.line() + ": ";
            String cell = row.at(header.indexOf("cell"));
            if (cell.isEmpty()) {
                throw new PlanException(where + "names no cell.");
            }
            int hour = hour(where, row.at(header.indexOf("hour")));
            double[] values = {
                number(where, row, header, "load_percent", 0, 100) / 100,
                number(where, row, header, "traffic_mbps", 0, 1e6) * MEGA,
                number(where, row, header, "deviation_percent", 0, 300) / 100
            };
            if (Double.isNaN(values[0])) {
                throw new PlanException(where + "cell " + cell + " has no load at hour " + hour
                        + "; a plan needs one for each cell and hour.");
            }
            if (rows.computeIfAbsent(cell, _ -> new TreeMap<>()).put(hour, values) != null) {
                throw new PlanException(where + "cell " + cell + " has hour " + hour + " twice.");
            }
            most = Math.max(most, hour);
        }
        return of(file.toString(), rows, most + 1);
    }

    private static LoadProfile of(String name, Map<String, Map<Integer, double[]>> rows, int periods)
            throws PlanException {
        if (rows.isEmpty()) {
            throw new PlanException(name + ": has a header and no rows.");
        }
        Map<String, double[]> loads = new LinkedHashMap<>();
        Map<String, double[]> traffic = new LinkedHashMap<>();
        Map<String, double[]> deviation = new LinkedHashMap<>();
        for (Map.Entry<String, Map<Integer, double[]>> row : rows.entrySet()) {
            double[][] columns = new double[3][periods];
            for (int t = 0; t < periods; t++) {
                double[] values = row.getValue().get(t);
                if (values == null) {
                    throw new PlanException(name + ": cell " + row.getKey() + " has no row for hour " + t
                            + ", while the file goes up to hour " + (periods - 1) + ".");
                }
                columns[0][t] = values[0];
                columns[1][t] = values[1];
                columns[2][t] = Double.isNaN(values[2]) ? USUAL_DEVIATION : values[2];
            }
            loads.put(row.getKey(), columns[0]);
            traffic.put(row.getKey(), columns[1]);
            deviation.put(row.getKey(), columns[2]);
        }
        return new LoadProfile(periods, loads, traffic, deviation);
    }

    private static int hour(String where, String text) throws PlanException {
        try {
            int hour = Integer.parseInt(text);
            if (hour >= 0 && hour < MOST_PERIODS) {
                return hour;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new PlanException(where + "'" + text + "' is no hour; hours count from 0.");
    }

    private static double number(
            String where, CsvTable.Row row, List<String> header, String column, double least, double most)
            throws PlanException {
        String text = row.at(header.indexOf(column));
        double value;
        try {
            value = CsvValue.of(text);
        } catch (CsvException wrong) {
            throw new PlanException(where + column + " " + wrong.getMessage() + ".", wrong);
        }
        if (value < least || value > most) {
            throw new PlanException(where + column + " must lie between " + (long) least + " and " + (long) most
                    + ", not " + text + ".");
        }
        return value;
    }

    /** Mean over the periods of a column. */
    static double mean(double[] column) {
        return Arrays.stream(column).average().orElse(Double.NaN);
    }
}

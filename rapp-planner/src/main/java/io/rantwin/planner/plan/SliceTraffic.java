package io.rantwin.planner.plan;

import io.rantwin.planner.csv.CsvException;
import io.rantwin.planner.csv.CsvTable;
import io.rantwin.planner.csv.CsvValue;
import io.rantwin.planner.ensemble.SlicePromise;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.SeriesSummary;
import io.rantwin.planner.history.SliceMeasurement;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.SliceShare;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.SliceMix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What part of each cell's traffic belongs to which slice, the same at all hours.
 *
 * @param byCell traffic of slices by cell id, in any unit that is the same within a cell
 */
public record SliceTraffic(Map<String, SortedMap<Snssai, Double>> byCell) {
    private static final List<String> HEADER = List.of("cell", "slice", "traffic");

    /** Carried volume of a slice, by the names that networks have for it, the best first. */
    private static final List<String> VOLUMES =
            List.of("DRB.PdcpSduVolumeDL", "DRB.RlcSduTransmittedVolumeDL", "RRU.PrbUsedDl");

    /**
     * Reads CSV with {@code cell,slice,traffic}: a row for each slice of a cell.
     *
     * @throws PlanException with file, line and what is wrong
     */
    public static SliceTraffic read(Path file) throws PlanException {
        Map<String, SortedMap<Snssai, Double>> told = new TreeMap<>();
        for (CsvTable.Row row : PlanTable.read(file, HEADER).rows()) {
            take(row, file + ": line " + row.line() + ": ", told);
        }
        return new SliceTraffic(told);
    }

    private static void take(CsvTable.Row row, String where, Map<String, SortedMap<Snssai, Double>> told)
            throws PlanException {
        String cell = row.at(0);
        if (row.fields().size() != HEADER.size() || cell.isEmpty()) {
            throw new PlanException(where + "needs a cell, a slice and its traffic.");
        }
        Snssai slice = Snssai.parse(row.at(1));
        if (slice == null) {
            throw new PlanException(where + "'" + row.at(1) + "' is no slice: " + Snssai.WRITTEN + ".");
        }
        double traffic;
        try {
            traffic = CsvValue.of(row.at(2));
        } catch (CsvException wrong) {
            throw new PlanException(where + "traffic " + wrong.getMessage() + ".", wrong);
        }
        if (!(traffic >= 0 && traffic < Double.POSITIVE_INFINITY)) {
            throw new PlanException(where + "traffic must be at least 0, not " + row.at(2) + ".");
        }
        if (told.computeIfAbsent(cell, _ -> new TreeMap<>()).put(slice, traffic) != null) {
            throw new PlanException(where + "cell " + cell + " has slice " + slice + " twice.");
        }
    }

    /**
     * What the history has carried for the slices that a topology's cells have policies for. A slice that was kept waiting asked for more.
     *
     * @param fromMillis network time
     * @param untilMillis end, not included
     * @throws PlanException when there is none
     */
    public static SliceTraffic ofHistory(HistoryStore store, Topology topology, long fromMillis, long untilMillis)
            throws PlanException {
        Map<String, SortedMap<Snssai, Double>> told = new TreeMap<>();
        try {
            Map<String, List<Long>> granularities = new HashMap<>();
            for (SeriesSummary each : store.list()) {
                granularities
                        .computeIfAbsent(each.cellId(), _ -> new ArrayList<>())
                        .add(each.granularityMillis());
            }
            for (Cell cell : topology.cells()) {
                List<Long> longest = granularities.getOrDefault(cell.cellId(), new ArrayList<>());
                longest.sort(Comparator.reverseOrder());
                for (long granularity : longest) {
                    if (!told.containsKey(cell.cellId())) {
                        SortedMap<Snssai, Double> sums = sums(store, cell, granularity, fromMillis, untilMillis);
                        if (sums.values().stream().anyMatch(sum -> sum > 0)) {
                            told.put(cell.cellId(), sums);
                        }
                    }
                }
            }
        } catch (HistoryException failed) {
            throw new PlanException("The history cannot be read: " + failed.getMessage(), failed);
        }
        return new SliceTraffic(told);
    }

    private static SortedMap<Snssai, Double> sums(
            HistoryStore store, Cell cell, long granularity, long fromMillis, long untilMillis)
            throws HistoryException {
        SortedMap<Snssai, Double> sums = new TreeMap<>();
        List<Snssai> slices = cell.slices().stream().map(SliceShare::slice).toList();
        for (String volume : VOLUMES) {
            if (sums.values().stream().noneMatch(sum -> sum > 0)) {
                double[][] columns = store.read(
                                cell.cellId(),
                                granularity,
                                fromMillis,
                                untilMillis,
                                slices.stream()
                                        .map(slice -> SliceMeasurement.name(volume, slice))
                                        .toList())
                        .values();
                for (int s = 0; s < slices.size(); s++) {
                    sums.put(
                            slices.get(s),
                            Arrays.stream(columns[s])
                                    .filter(value -> !Double.isNaN(value))
                                    .sum());
                }
            }
        }
        return sums;
    }

    /**
     * The world with its slices, under the policies that the topology has.
     *
     * @throws PlanException when nothing is said of a cell in service, or of a slice that was promised something
     */
    public TwinWorld in(TwinWorld world, List<SlicePromise> promises) throws PlanException {
        List<String> cellIds = world.snapshot().cellIds();
        for (String cell : byCell.keySet()) {
            if (!cellIds.contains(cell)) {
                throw new PlanException(
                        "Traffic of slices is told of cell " + cell + ", which the network does not have.");
            }
        }
        TreeSet<Snssai> all = new TreeSet<>();
        byCell.values().forEach(each -> all.addAll(each.keySet()));
        List<Snssai> slices = List.copyOf(all);
        if (slices.isEmpty() || slices.size() > SliceMix.MOST) {
            throw new PlanException("Shares are planned of 1 to " + SliceMix.MOST + " slices, and there is traffic of "
                    + slices.size() + ".");
        }
        List<RRMPolicyRatio> ratios = new ArrayList<>();
        double[] parts = new double[cellIds.size() * slices.size()];
        for (int cell = 0; cell < cellIds.size(); cell++) {
            SortedMap<Snssai, Double> told = byCell.getOrDefault(cellIds.get(cell), new TreeMap<>());
            double sum = told.values().stream().mapToDouble(Double::doubleValue).sum();
            if (!(sum > 0) && world.snapshot().radio().isServing(cell)) {
                throw new PlanException("Nothing is told of the traffic of slices in cell " + cellIds.get(cell) + ".");
            }
            for (int s = 0; s < slices.size(); s++) {
                // A cell that is out of service has no traffic to divide.
                parts[cell * slices.size() + s] =
                        sum > 0 ? told.getOrDefault(slices.get(s), 0.0) / sum : 1.0 / slices.size();
                ratios.add(ratio(world.topology(), cellIds.get(cell), slices.get(s)));
            }
        }
        try {
            return world.withSlices(new SliceMix(slices, parts, ratios), promises);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static RRMPolicyRatio ratio(Topology topology, String cellId, Snssai slice) {
        int index = topology.indexOf(cellId);
        List<SliceShare> shares =
                index < 0 ? List.of() : topology.cells().get(index).slices();
        return shares.stream()
                .filter(each -> each.slice().equals(slice))
                .map(SliceShare::ratio)
                .findFirst()
                .orElse(RRMPolicyRatio.FREE);
    }
}

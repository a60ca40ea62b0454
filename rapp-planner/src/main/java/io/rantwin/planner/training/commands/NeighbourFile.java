package io.rantwin.planner.training.commands;

import io.rantwin.planner.csv.CsvTable;
import io.rantwin.planner.csv.CsvText;
import io.rantwin.planner.model.Neighbours;
import io.rantwin.planner.network.NetworkException;
import io.rantwin.planner.network.NetworkFiles;
import io.rantwin.planner.training.TrainingException;
import io.rantwin.twin.topology.NeighbourRelation;
import io.rantwin.twin.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Neighbour relations from a file: those of a topology, all alike, or rows {@code cell,neighbour} or {@code cell,neighbour,strength} of a CSV
 * under such a header. A relation counts in the direction in which it is told.
 */
final class NeighbourFile {
    private static final List<String> HEADER = List.of("cell", "neighbour", "strength");

    private NeighbourFile() {}

    static Neighbours read(Path file) throws TrainingException {
        String name = String.valueOf(file.getFileName());
        SortedMap<String, SortedMap<String, Double>> strengths;
        try {
            strengths = name.endsWith(".json") ? ofTopology(file) : ofRows(file);
        } catch (IOException failed) {
            throw new TrainingException(CsvText.whyUnreadable(file, failed), failed);
        }
        if (strengths.isEmpty()) {
            throw new TrainingException(file + ": has no neighbour relation");
        }
        return new Neighbours("relations of " + name, strengths);
    }

    private static SortedMap<String, SortedMap<String, Double>> ofTopology(Path file) throws TrainingException {
        SortedMap<String, SortedMap<String, Double>> strengths = new TreeMap<>();
        try {
            Topology topology = NetworkFiles.topology(file);
            for (NeighbourRelation relation : topology.relations()) {
                String cell = topology.cells().get(relation.cell()).cellId();
                String neighbour = topology.cells().get(relation.neighbour()).cellId();
                strengths.computeIfAbsent(cell, _ -> new TreeMap<>()).put(neighbour, 1.0);
            }
        } catch (NetworkException wrong) {
            throw new TrainingException(file + ": " + wrong.getMessage(), wrong);
        }
        return strengths;
    }

    private static SortedMap<String, SortedMap<String, Double>> ofRows(Path file)
            throws IOException, TrainingException {
        CsvTable table = CsvTable.read(file);
        List<String> header = table.header();
        if (header.size() < 2 || header.size() > 3 || !header.equals(HEADER.subList(0, header.size()))) {
            throw new TrainingException(file + ", line 1: must be cell,neighbour or cell,neighbour,strength, not "
                    + String.join(",", header));
        }
        SortedMap<String, SortedMap<String, Double>> strengths = new TreeMap<>();
        for (CsvTable.Row row : table.rows()) {
            add(row.fields(), header.size(), file + ", line " + row.line() + ": ", strengths);
        }
        return strengths;
    }

    private static void add(
            List<String> fields, int wanted, String where, SortedMap<String, SortedMap<String, Double>> strengths)
            throws TrainingException {
        if (fields.size() != wanted) {
            throw new TrainingException(where + fields.size() + " fields, the header has " + wanted);
        }
        String cell = fields.get(0);
        String neighbour = fields.get(1);
        if (cell.isEmpty() || neighbour.isEmpty() || cell.equals(neighbour)) {
            throw new TrainingException(where + "must name a cell and another one that is its neighbour");
        }
        double strength = wanted == 2 ? 1 : strength(fields.get(2), where);
        if (strengths.computeIfAbsent(cell, _ -> new TreeMap<>()).put(neighbour, strength) != null) {
            throw new TrainingException(where + neighbour + " is told to be a neighbour of " + cell + " twice");
        }
    }

    private static double strength(String text, String where) throws TrainingException {
        double strength;
        try {
            strength = Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            strength = Double.NaN;
        }
        if (!(strength > 0) || strength == Double.POSITIVE_INFINITY) {
            throw new TrainingException(where + "the strength must be a number above 0, not " + text);
        }
        return strength;
    }
}

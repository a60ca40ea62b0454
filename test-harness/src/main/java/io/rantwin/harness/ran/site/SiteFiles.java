package io.rantwin.harness.ran.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Real sites from three tables in one folder, plain or gzip:
 *
 * <ul>
 *   <li>{@code sites.csv}: {@code site_id}, {@code coordinates} as "latitude,longitude" in degrees (WGS 84);
 *   <li>{@code antennas.csv}: {@code antenna_id}, {@code site_id}, {@code operator}, {@code orientation} in degrees
 *       clockwise from north;
 *   <li>{@code cells.csv}: {@code antenna_id}, {@code service}, the band's name.
 * </ul>
 *
 * <p>Further columns are ignored. A row that cannot be understood, or that refers to one that is not there, is left out
 * and named with its line and the reason; the rest is used. Positions become metres on a plane through the middle of the
 * sites (equirectangular, wrong by less than 0.1 % over 50 km).
 */
public final class SiteFiles {
    private static final double METRES_OF_A_DEGREE = 111_195.0;

    /**
     * What was read.
     *
     * @param layout the network, without wrap-around
     * @param rejected rows left out
     * @param skippedCells rows of the cells file whose service has no carrier in the options
     */
    public record Result(Layout layout, List<RejectedRow> rejected, int skippedCells) {}

    private record Place(String id, double latitude, double longitude, List<Panel> panels) {}

    private record Panel(double azimuthDegrees, TreeSet<Integer> carriers) {}

    private final SiteFileOptions options;
    private final List<Carrier> carriers;
    private final List<String> services;
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Panel> panels = new LinkedHashMap<>();
    private final TreeSet<String> otherOperators = new TreeSet<>();
    private int skippedCells;

    private SiteFiles(SiteFileOptions options) {
        this.options = options;
        // Sorted, because a map's own order need not be the same on every run.
        TreeMap<String, Carrier> byService = new TreeMap<>(options.carriers());
        this.services = List.copyOf(byService.keySet());
        this.carriers = List.copyOf(byService.values());
    }

    /**
     * Reads the tables of a folder.
     *
     * @throws SiteFileException when a table is missing or unusable, or no cell is left
     */
    public static Result read(Path folder, SiteFileOptions options) throws SiteFileException {
        SiteFiles files = new SiteFiles(options);
        files.readSites(CsvTable.read(folder, "sites.csv", files.rejected));
        files.readAntennas(CsvTable.read(folder, "antennas.csv", files.rejected));
        files.readCells(CsvTable.read(folder, "cells.csv", files.rejected));
        return new Result(files.layout(folder), List.copyOf(files.rejected), files.skippedCells);
    }

    private void readSites(CsvTable table) throws SiteFileException {
        int id = table.column("site_id");
        int coordinates = table.column("coordinates");
        for (CsvTable.Row row : table.rows()) {
            String[] parts = row.fields().get(coordinates).split(",", -1);
            double latitude = parts.length == 2 ? number(parts[0]) : Double.NaN;
            double longitude = parts.length == 2 ? number(parts[1]) : Double.NaN;
            String name = row.fields().get(id);
            if (!(Math.abs(latitude) <= 85.0 && Math.abs(longitude) <= 180.0)) {
                reject(table, row, "coordinates \"" + row.fields().get(coordinates) + "\" are not \"lat,lon\"");
            } else if (name.isEmpty() || places.containsKey(name)) {
                reject(table, row, "site_id \"" + name + "\" is empty or a repetition");
            } else {
                places.put(name, new Place(name, latitude, longitude, new ArrayList<>()));
            }
        }
    }

    private void readAntennas(CsvTable table) throws SiteFileException {
        int id = table.column("antenna_id");
        int site = table.column("site_id");
        int operator = table.column("operator");
        int orientation = table.column("orientation");
        for (CsvTable.Row row : table.rows()) {
            String name = row.fields().get(id);
            Place place = places.get(row.fields().get(site));
            double azimuth = number(row.fields().get(orientation));
            if (place == null) {
                reject(table, row, "site_id \"" + row.fields().get(site) + "\" is not in the sites file");
            } else if (options.operator() != null
                    && !options.operator().equals(row.fields().get(operator))) {
                otherOperators.add(name);
            } else if (!(azimuth >= 0.0 && azimuth <= 360.0)) {
                reject(table, row, "orientation \"" + row.fields().get(orientation) + "\" is not within 0 .. 360");
            } else if (name.isEmpty() || panels.containsKey(name) || otherOperators.contains(name)) {
                reject(table, row, "antenna_id \"" + name + "\" is empty or a repetition");
            } else {
                Panel panel = new Panel(azimuth == 360.0 ? 0.0 : azimuth, new TreeSet<>());
                panels.put(name, panel);
                place.panels().add(panel);
            }
        }
    }

    private void readCells(CsvTable table) throws SiteFileException {
        int antenna = table.column("antenna_id");
        int service = table.column("service");
        for (CsvTable.Row row : table.rows()) {
            String name = row.fields().get(antenna);
            Panel panel = panels.get(name);
            int carrier = services.indexOf(row.fields().get(service));
            if (panel == null) {
                if (!otherOperators.contains(name)) {
                    reject(table, row, "antenna_id \"" + name + "\" is not in the antennas file or was left out");
                }
            } else if (carrier < 0) {
                skippedCells++;
            } else if (!panel.carriers().add(carrier)) {
                reject(table, row, "antenna \"" + name + "\" has service \"" + services.get(carrier) + "\" twice");
            }
        }
    }

    private Layout layout(Path folder) throws SiteFileException {
        List<Place> used = new ArrayList<>(places.values().stream()
                .filter(place -> place.panels().stream()
                        .anyMatch(panel -> !panel.carriers().isEmpty()))
                .toList());
        if (used.isEmpty()) {
            throw new SiteFileException("No cell of " + folder + " has a service of " + services
                    + (options.operator() == null ? "." : " of operator \"" + options.operator() + "\"."));
        }
        double latitude = mean(used.stream().mapToDouble(Place::latitude).toArray());
        double longitude = mean(used.stream().mapToDouble(Place::longitude).toArray());
        double shrink = StrictMath.cos(StrictMath.toRadians(latitude));
        if (used.size() > options.mostSites()) {
            used.sort(Comparator.comparingDouble((Place place) -> {
                        double north = place.latitude() - latitude;
                        double east = (place.longitude() - longitude) * shrink;
                        return north * north + east * east;
                    })
                    .thenComparing(Place::id));
            used = used.subList(0, options.mostSites());
        }
        List<Site> sites = new ArrayList<>();
        int cell = 0;
        for (Place place : used) {
            List<Sector> sectors = new ArrayList<>();
            for (Panel panel : place.panels()) {
                List<Cell> cells = new ArrayList<>();
                // One PCI a panel, so that the three panels of a site differ modulo 3.
                int pci = (3 * sites.size() + sectors.size()) % Cell.PCI_COUNT;
                for (int carrier : panel.carriers()) {
                    cells.add(new Cell(cell++, pci, carrier, options.powerDbm()));
                }
                if (!cells.isEmpty()) {
                    sectors.add(new Sector(
                            panel.azimuthDegrees(),
                            options.mechanicalTiltDegrees(),
                            options.electricalTiltDegrees(),
                            options.heightMetres(),
                            cells));
                }
            }
            sites.add(new Site(
                    sites.size(),
                    place.id(),
                    (place.longitude() - longitude) * shrink * METRES_OF_A_DEGREE,
                    (place.latitude() - latitude) * METRES_OF_A_DEGREE,
                    options.environment(),
                    sectors));
        }
        return new Layout(carriers, sites, WrapAround.NONE);
    }

    private void reject(CsvTable table, CsvTable.Row row, String reason) {
        rejected.add(new RejectedRow(table.name(), row.line(), reason));
    }

    /** The number, or NaN where the text is none. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double mean(double[] figures) {
        double sum = 0.0;
        for (double figure : figures) {
            sum += figure;
        }
        return sum / figures.length;
    }
}

package io.rantwin.planner.testbed;

import io.rantwin.planner.history.intake.PmFormatException;
import io.rantwin.planner.history.intake.PmReport;
import io.rantwin.planner.history.intake.PmReportParser;
import io.rantwin.twin.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** PM counters of a network as they appear in its folder, period after period, once all sites have told. Not thread-safe. */
public final class PmPeriods {
    private static final String OBJECT = "NRCellDU=";
    private static final double KILO = 1000;

    private final Path folder;
    private final int cells;
    private final int sites;
    private final Set<String> taken = new HashSet<>();
    private final TreeMap<Long, Period> open = new TreeMap<>();

    PmPeriods(Path folder, int cells, int sites) {
        this.folder = folder;
        this.cells = cells;
        this.sites = sites;
    }

    /**
     * Those of a network.
     *
     * @param folder that it writes its counters to
     */
    public static PmPeriods of(SimulatedNetwork network, Path folder) {
        return of(network.topology(), folder);
    }

    /** Those of a network of this topology. */
    public static PmPeriods of(Topology topology, Path folder) {
        return new PmPeriods(folder, topology.cells().size(), topology.sites().size());
    }

    /** What cells told of one period; a cell that sleeps tells no load, which is 0. */
    public static final class Period {
        /** Network time. */
        public final long beginMillis;

        /** Used downlink PRBs, by the cells' order in the topology. */
        public final double[] loadPercent;

        /** Mean electrical power. */
        public final double[] watts;

        /** Transmitted downlink volume as a rate [kbit/s]. */
        public final double[] kilobits;

        private int told;

        /** Nothing told yet. */
        public Period(long beginMillis, int cells) {
            this.beginMillis = beginMillis;
            loadPercent = new double[cells];
            watts = new double[cells];
            kilobits = new double[cells];
        }
    }

    /** Complete periods that have not been given yet, the oldest first. */
    public List<Period> fresh() throws IOException {
        if (Files.isDirectory(folder)) {
            List<Path> files;
            try (Stream<Path> all = Files.list(folder)) {
                files = all.filter(file -> file.toString().endsWith(".json"))
                        .sorted()
                        .toList();
            }
            for (Path file : files) {
                if (taken.add(file.getFileName().toString())) {
                    take(Files.readAllBytes(file), file);
                }
            }
        }
        List<Period> complete = new ArrayList<>();
        while (!open.isEmpty() && open.firstEntry().getValue().told == sites) {
            complete.add(open.pollFirstEntry().getValue());
        }
        return complete;
    }

    private void take(byte[] octets, Path file) throws TestbedException {
        PmReport report;
        try {
            report = PmReportParser.parse(octets);
        } catch (PmFormatException wrong) {
            throw new TestbedException(file + ": " + wrong.getMessage(), wrong);
        }
        Period period = open.computeIfAbsent(report.beginMillis(), begin -> new Period(begin, cells));
        for (PmReport.Figure figure : report.figures()) {
            if (!figure.measObjInstId().startsWith(OBJECT)) {
                continue;
            }
            int cell = Integer.parseInt(figure.measObjInstId().substring(OBJECT.length()));
            switch (figure.measurement()) {
                case "RRU.PrbTotDl" -> period.loadPercent[cell] = figure.value();
                case "PEE.AvgPower" -> period.watts[cell] = figure.value();
                case "DRB.RlcSduTransmittedVolumeDL" ->
                    period.kilobits[cell] = figure.value() * KILO / report.granularityMillis();
                default -> {
                    // Not needed here.
                }
            }
        }
        period.told++;
    }
}

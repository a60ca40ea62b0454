package io.rantwin.planner.study.energy.network;

import io.rantwin.planner.history.intake.PmFormatException;
import io.rantwin.planner.history.intake.PmReport;
import io.rantwin.planner.history.intake.PmReportParser;
import io.rantwin.planner.testbed.SimulatedNetwork;
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
final class PmPeriods {
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

    /** @param output of the run */
    static PmPeriods of(SimulatedNetwork network, Path output) {
        Topology topology = network.topology();
        return new PmPeriods(
                output.resolve(Conditions.PM),
                topology.cells().size(),
                topology.sites().size());
    }

    /** What cells told of one period; a cell that sleeps tells no load, which is 0. */
    static final class Period {
        final long beginMillis;
        final double[] loadPercent;
        final double[] watts;
        final double[] kilobits;
        private int told;

        Period(long beginMillis, int cells) {
            this.beginMillis = beginMillis;
            loadPercent = new double[cells];
            watts = new double[cells];
            kilobits = new double[cells];
        }
    }

    /** Complete periods that have not been given yet, the oldest first. */
    List<Period> fresh() throws IOException, StudyException {
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

    private void take(byte[] octets, Path file) throws StudyException {
        PmReport report;
        try {
            report = PmReportParser.parse(octets);
        } catch (PmFormatException wrong) {
            throw new StudyException(file + ": " + wrong.getMessage(), wrong);
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

package io.rantwin.harness.ran.pm;

import io.rantwin.codecs.catalogue.ObjectClass;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.node.NetworkIdentities;
import io.rantwin.harness.ran.node.ObjectMeter;
import io.rantwin.harness.ran.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Writes the counters of a network as files: for each site and granularity period one XML and one JSON file of the same name,
 * {@code A20260105.0015+0000-0030+0000_S1.xml} (TS 32.432 clause 7; with seconds where a period has them). Objects are named
 * by the index of the cell. A file appears complete. {@code cells.csv} tells which cell an object is. Counters tell the truth, whatever faults E2 reports have. The same run
 * writes the same octets. Used by the network's thread alone.
 */
public final class PmFiles {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("HHmm'+0000'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("HHmmss'+0000'").withZone(ZoneOffset.UTC);

    private final RadioNetwork network;
    private final Instant start;
    private final PmOptions options;
    private final List<Job> jobs = new ArrayList<>();
    private final Deque<Path> written = new ArrayDeque<>();
    private long nextMicros = Long.MAX_VALUE;

    /** One granularity period over and over. */
    private final class Job {
        final Duration period;
        final List<Element> elements;
        long beginMicros;

        Job(Duration period, List<Element> elements) {
            this.period = period;
            this.elements = elements;
            this.beginMicros = network.timeMicros();
        }

        long endMicros() {
            return beginMicros + period.toSeconds() * 1_000_000;
        }

        void close() throws IOException {
            Instant begin = start.plusNanos(beginMicros * 1000);
            for (Element element : elements) {
                write(element.report(begin, period));
            }
            beginMicros = endMicros();
        }
    }

    /** One site and what is measured of it. */
    private record Element(String name, List<Group> groups) {
        PmReport report(Instant begin, Duration period) {
            List<PmReport.MeasInfo> infos = new ArrayList<>();
            for (Group group : groups) {
                List<PmReport.MeasValue> values = new ArrayList<>();
                for (int i = 0; i < group.meters().size(); i++) {
                    values.add(new PmReport.MeasValue(
                            group.objects().get(i), group.meters().get(i).close((double) period.toSeconds())));
                }
                infos.add(new PmReport.MeasInfo(
                        group.name(), group.meters().getFirst().names(), values));
            }
            return new PmReport("ManagedElement=" + name, name, begin, period, infos);
        }
    }

    /** Objects of one class. */
    private record Group(String name, List<String> objects, List<ObjectMeter> meters) {}

    /**
     * Begins to count.
     *
     * @param identities of the network
     * @throws IOException when the folder cannot be made
     */
    public PmFiles(RadioNetwork network, NetworkIdentities identities, PmOptions options) throws IOException {
        this.network = network;
        this.start = identities.plan().start();
        this.options = options;
        Files.createDirectories(options.folder());
        writeCells(identities);
        ObjectMeter.Source source = new ObjectMeter.Source(network, identities);
        for (Duration period : options.granularityPeriods()) {
            List<Element> elements = new ArrayList<>();
            for (Site site : network.plan().layout().sites()) {
                elements.add(element(site, source, identities.cellsOf(site.index())));
            }
            jobs.add(new Job(period, elements));
        }
        plan();
    }

    /** Which cell an object is, for those who know cells by other names. */
    private void writeCells(NetworkIdentities identities) throws IOException {
        StringBuilder table = new StringBuilder("cell;object\n");
        List<String> ids = identities.cellIds();
        for (Site site : network.plan().layout().sites()) {
            for (int cell : identities.cellsOf(site.index())) {
                for (String objectClass : List.of("NRCellDU", "NRCellCU")) {
                    table.append(ids.get(cell))
                            .append(";ManagedElement=")
                            .append(site.name())
                            .append(',')
                            .append(objectClass)
                            .append('=')
                            .append(cell)
                            .append('\n');
                }
            }
        }
        Files.writeString(options.folder().resolve("cells.csv"), table);
    }

    private static Element element(Site site, ObjectMeter.Source source, int[] cells) {
        List<String> duNames = new ArrayList<>();
        List<String> cuNames = new ArrayList<>();
        List<ObjectMeter> du = new ArrayList<>();
        List<ObjectMeter> cu = new ArrayList<>();
        for (int cell : cells) {
            duNames.add("NRCellDU=" + cell);
            cuNames.add("NRCellCU=" + cell);
            du.add(source.ofCell(cell, ObjectClass.NR_CELL_DU));
            cu.add(source.ofCell(cell, ObjectClass.NR_CELL_CU));
        }
        ObjectMeter whole = source.ofSite(site.index());
        return new Element(
                site.name(),
                List.of(
                        new Group("NRCellDU", duNames, du),
                        new Group("NRCellCU", cuNames, cu),
                        new Group("ManagedElement", List.of("ManagedElement=" + site.name()), List.of(whole))));
    }

    /**
     * To be called after every step of the network: writes what has ended.
     *
     * @throws IOException when a file cannot be written
     */
    public void afterStep() throws IOException {
        long now = network.timeMicros();
        if (now < nextMicros) {
            return;
        }
        for (Job job : jobs) {
            if (now >= job.endMicros()) {
                job.close();
            }
        }
        plan();
    }

    private void plan() {
        nextMicros = Long.MAX_VALUE;
        for (Job job : jobs) {
            nextMicros = Math.min(nextMicros, job.endMicros());
        }
    }

    private void write(PmReport report) throws IOException {
        String name = fileName(report);
        store(name + ".xml", PmXml.write(report));
        store(name + ".json", PmJson.write(report));
        while (written.size() > options.mostFiles()) {
            Files.deleteIfExists(written.remove());
        }
    }

    private void store(String name, byte[] octets) throws IOException {
        Path file = options.folder().resolve(name);
        Path part = options.folder().resolve(name + ".part");
        Files.write(part, octets);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        written.add(file);
    }

    static String fileName(PmReport report) {
        boolean isMinutes = report.begin().getEpochSecond() % 60 == 0
                && report.granularityPeriod().toSeconds() % 60 == 0;
        DateTimeFormatter time = isMinutes ? MINUTES : SECONDS;
        String label = report.userLabel().replaceAll("[^A-Za-z0-9.+-]", "-");
        return "A" + DATE.format(report.begin()) + "." + time.format(report.begin()) + "-" + time.format(report.end())
                + "_" + label;
    }
}

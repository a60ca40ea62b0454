package io.rantwin.harness.ran.scenario;

import io.rantwin.harness.ran.chance.Draws;
import io.rantwin.harness.ran.fault.Fault;
import io.rantwin.harness.ran.fault.NetworkFault;
import io.rantwin.harness.ran.fault.ReportFault;
import io.rantwin.harness.ran.fault.TimedFault;
import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.traffic.ProfileClock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Member {@code faults}: what breaks, where and when. Places that a scenario leaves open are drawn from the seed. */
final class FaultSection {
    private static final String ANY = "any";
    private static final List<String> KINDS = List.of(
            "sleepingCell",
            "antennaDegradation",
            "amplifierDegradation",
            "fanDegradation",
            "backhaulLimit",
            "interference",
            "jammer",
            "missingNeighbour",
            "clockSkew",
            "reportLoss",
            "reportDelay",
            "reportDuplication",
            "reportReordering",
            "reportCorruption",
            "nodeRestart",
            "frozenValues",
            "wrongUnit",
            "liarCell",
            "controlIgnored");

    private final Layout layout;
    private final int[][] neighbours;
    private final CellNames names;
    private final ProfileClock clock;
    private final RandomGenerator random;

    FaultSection(Layout layout, int[][] neighbours, CellNames names, ProfileClock clock, RandomGenerator random) {
        this.layout = layout;
        this.neighbours = neighbours;
        this.names = names;
        this.clock = clock;
        this.random = random;
    }

    List<TimedFault> read(Fields root) {
        List<TimedFault> faults = new ArrayList<>();
        for (Fields fields : root.list("faults")) {
            if (!fields.has("kind")) {
                fields.reject("kind", "no kind", "one of " + KINDS);
                continue;
            }
            Fault fault = fault(fields, fields.choice("kind", KINDS.getFirst(), KINDS));
            long until = moment(fields, "until", TimedFault.FOREVER);
            boolean isOnAtStart = Moments.isOnAtStart(fields.text("from", ""), fields.text("until", ""), clock);
            long from = isOnAtStart ? 0 : moment(fields, "from", 0);
            long given = moment(fields, "fullAt", from);
            // Its full strength may be behind it, too.
            long full = isOnAtStart && given > until ? 0 : given;
            TimedFault otherwise = new TimedFault(fault, 0, 0, TimedFault.FOREVER);
            faults.add(fields.checked(() -> new TimedFault(fault, from, full, until), otherwise));
            fields.close();
        }
        return faults;
    }

    private Fault fault(Fields fields, String kind) {
        return switch (kind) {
            case "antennaDegradation" -> new NetworkFault.AntennaDegradation(cell(fields), loss(fields));
            case "amplifierDegradation" -> new NetworkFault.AmplifierDegradation(cell(fields), loss(fields));
            case "fanDegradation" ->
                new NetworkFault.FanDegradation(cell(fields), fields.number("heatResistanceFactor", 3, 1, 100));
            case "backhaulLimit" ->
                new NetworkFault.BackhaulLimit(cell(fields), fields.number("megabitPerSecond", 10, 0, 1e6) * 1e6);
            case "interference" -> new NetworkFault.Interference(cell(fields), fields.number("noiseRiseDb", 15, 0, 80));
            case "jammer" -> jammer(fields);
            case "missingNeighbour" -> missingNeighbour(fields);
            case "clockSkew" ->
                new ReportFault.ClockSkew(
                        site(fields),
                        fields.number("offsetMillis", 2000, -1e9, 1e9),
                        fields.number("driftPartsPerMillion", 0, -1e5, 1e5));
            case "reportLoss" -> new ReportFault.ReportLoss(site(fields), probability(fields));
            case "reportDelay" ->
                new ReportFault.ReportDelay(
                        site(fields),
                        probability(fields),
                        fields.number("delayMillis", 500, 0, 1e7),
                        fields.number("jitterMillis", 500, 0, 1e7));
            case "reportDuplication" -> new ReportFault.ReportDuplication(site(fields), probability(fields));
            case "reportReordering" -> new ReportFault.ReportReordering(site(fields), probability(fields));
            case "reportCorruption" -> new ReportFault.ReportCorruption(site(fields), probability(fields));
            case "nodeRestart" -> new ReportFault.NodeRestart(site(fields));
            case "frozenValues" -> new ReportFault.FrozenValues(cell(fields), fields.text("measurement", ""));
            case "wrongUnit" ->
                new ReportFault.WrongUnit(
                        cell(fields), fields.text("measurement", ""), fields.number("factor", 1000, 1e-9, 1e9));
            case "liarCell" ->
                new ReportFault.LiarCell(
                        cell(fields),
                        fields.text("measurement", ""),
                        fields.number("factor", 0.3, -1e9, 1e9),
                        fields.number("offset", 0, -1e12, 1e12));
            case "controlIgnored" -> new ReportFault.ControlIgnored(cell(fields));
            default -> new NetworkFault.SleepingCell(cell(fields));
        };
    }

    private NetworkFault.Jammer jammer(Fields fields) {
        List<String> carriers = new ArrayList<>();
        layout.carriers().forEach(carrier -> carriers.add(carrier.name()));
        carriers.add("all");
        String carrier = fields.choice("carrier", "all", carriers);
        return new NetworkFault.Jammer(
                fields.number("xMetres", 0, -1e6, 1e6),
                fields.number("yMetres", 0, -1e6, 1e6),
                fields.number("reachMetres", 200, 1, 1e6),
                carrier.equals("all") ? -1 : carriers.indexOf(carrier),
                fields.number("noiseRiseDb", 20, 0, 80),
                fields.number("onSeconds", 60, 0.1, 1e7),
                fields.number("offSeconds", 0, 0, 1e7));
    }

    private NetworkFault.MissingNeighbour missingNeighbour(Fields fields) {
        int cell = cell(fields);
        if (fields.has("neighbour")) {
            return new NetworkFault.MissingNeighbour(cell, place(fields, "neighbour"));
        }
        int[] known = neighbours[cell];
        if (known.length == 0) {
            fields.reject("cell", names.of(cell) + " without any neighbour", "a cell that has one");
            return new NetworkFault.MissingNeighbour(cell, cell);
        }
        return new NetworkFault.MissingNeighbour(cell, known[Draws.index(random, known.length)]);
    }

    private int cell(Fields fields) {
        return place(fields, "cell");
    }

    private int place(Fields fields, String member) {
        int drawn = Draws.index(random, layout.cells().size());
        String last = names.of(layout.cells().size() - 1);
        String allowed = "any, a name such as " + names.of(0) + " .. " + last + ", or an index up to "
                + (layout.cells().size() - 1);
        return fields.parsed(
                member, drawn, text -> text.equals(ANY) ? (Integer) drawn : known(names.indexOf(text)), allowed);
    }

    private int site(Fields fields) {
        int sites = layout.sites().size();
        int drawn = Draws.index(random, sites);
        String allowed =
                "any, a name such as " + layout.sites().getFirst().name() + ", or an index up to " + (sites - 1);
        return fields.parsed("site", drawn, text -> text.equals(ANY) ? (Integer) drawn : known(siteOf(text)), allowed);
    }

    private int siteOf(String text) {
        for (int site = 0; site < layout.sites().size(); site++) {
            if (layout.sites().get(site).name().equals(text)
                    || Integer.toString(site).equals(text)) {
                return site;
            }
        }
        return -1;
    }

    @org.jspecify.annotations.Nullable
    private static Integer known(int index) {
        return index < 0 ? null : (Integer) index;
    }

    private static double loss(Fields fields) {
        return fields.number("lossDb", 10, 0, 100);
    }

    private static double probability(Fields fields) {
        return fields.number("probability", 0.2, 0, 1);
    }

    private long moment(Fields fields, String name, long otherwise) {
        return fields.parsed(name, otherwise, text -> Moments.networkMicros(text, clock), Moments.MOMENT);
    }
}

package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.codecs.rc.RcType;
import io.rantwin.codecs.rc.control.ControlAction;
import io.rantwin.codecs.rc.control.PlmnForm;
import io.rantwin.codecs.rc.control.QuotaDialect;
import io.rantwin.codecs.rc.control.QuotaNumbering;
import io.rantwin.codecs.rc.control.SlicePrbQuota;
import io.rantwin.codecs.rc.control.SliceQuotaRequest;
import io.rantwin.xapp.XApp;
import io.rantwin.xapp.XAppSetup;
import io.rantwin.xapp.control.ControlRequest;
import io.rantwin.xapp.control.ControlResult;
import io.rantwin.xapp.kpm.Figure;
import io.rantwin.xapp.kpm.KpmIndication;
import io.rantwin.xapp.kpm.KpmInterest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A radio network, a RIC and an xApp: what is done to the network over O1 and by the RIC is seen in what the xApp is reported.
 * All waiting is for reports of a network time; nothing depends on how fast the machine is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RadioNetworkTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final MeasurementCatalogue CATALOGUE = MeasurementCatalogue.bundled();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Plmn PLMN = Plmn.of("001", "01");
    private static final Snssai CAPPED = new Snssai(1, 7);
    private static final int CELLS = 3;
    private static final int BLOCKS = 51;
    private static final Instant MONDAY_NOON = Instant.parse("2026-01-05T12:00:00Z");

    private static final String USERS = "RRC.ConnMean";
    private static final String LOAD = "RRU.PrbUsedDl";
    private static final String POWER = "PEE.AvgPower";
    private static final String OF_SLICE = " of the slice";

    /** One site, two slices with the same users, most of them out of doors so that borders matter. */
    private static final String SCENARIO = """
            name: three-sectors
            start: monday 12:00
            layout: {sites: 1, wrapAround: false}
            carriers:
              - {band: 78, frequencyMegahertz: 3500, bandwidthMegahertz: 20}
            population: {users: 60, mix: {indoor: 0.4, pedestrian: 0.2, vehicular: 0.4}}
            slices:
              - name: capped
                sST: 1
                sD: 7
                traffic: [{class: file, demand: 0.3, activeShare: 0.95, profile: flat}]
              - name: other
                sST: 1
                traffic: [{class: file, demand: 0.3, activeShare: 0.95, profile: flat}]
            """;

    /** By network time: figures of each cell, by name. */
    private final NavigableMap<Instant, Map<Integer, Map<String, Double>>> reports = new ConcurrentSkipListMap<>();

    private final List<String> implausible = new java.util.concurrent.CopyOnWriteArrayList<>();
    private RicWorld world;
    private XApp xapp;
    private int o1;

    private static NrCgi cgi(int cell) {
        return new NrCgi(PLMN, (1L << 14) + cell + 1);
    }

    /** A report action for each cell of the one node. */
    private static KpmActionDefinition ofCell(int cell, long period) {
        MeasurementLabel slice = MeasurementLabel.builder().sliceId(CAPPED).build();
        CellGlobalId cgi = cgi(cell);
        return new KpmActionDefinition(
                1,
                Measurements.of(
                        List.of(
                                MeasurementItem.named(USERS),
                                MeasurementItem.named(POWER),
                                MeasurementItem.of(
                                        MeasurementType.named(LOAD), List.of(MeasurementLabel.NO_LABEL, slice))),
                        period,
                        cgi));
    }

    @BeforeAll
    void begin() throws Exception {
        world = new RicWorld(RicWorld.SHORT_LIVED);
        Path scenario = Files.writeString(world.folder().resolve("three-sectors.yaml"), SCENARIO);
        world.startBox();
        world.awaitBox();
        world.startRan(scenario.toString(), "--speed=40", "--seed=3", "--status-seconds=5");
        o1 = world.awaitO1();
        world.awaitNodes(1);
        XAppSetup setup = XApp.setUp(world.xappEnvironment(RicWorld.EXAMPLE_DESCRIPTOR));
        KpmInterest interest = new KpmInterest(
                "cells",
                Duration.ofSeconds(1),
                (_, period) -> IntStream.range(0, CELLS)
                        .mapToObj(cell -> ofCell(cell, period))
                        .toList());
        xapp = setup.onReport(interest, this::received).start();
    }

    @AfterAll
    void end() throws Exception {
        try (RicWorld _ = world) {
            if (xapp != null) {
                xapp.close();
            }
        }
    }

    private void received(KpmIndication report) {
        Instant time = report.collectionStartTime();
        if (time == null
                || !(report.action().format() instanceof Measurements asked)
                || !(asked.cellGlobalId() instanceof NrCgi cell)) {
            implausible.add("no time or no cell: " + report);
            return;
        }
        Map<String, Double> figures = new TreeMap<>();
        for (Figure figure : report.figures()) {
            boolean isOfSlice = CAPPED.equals(figure.label().sliceId());
            figures.put(figure.measName() + (isOfSlice ? OF_SLICE : ""), figure.number());
            boolean isPlausible = Double.isNaN(figure.number())
                    || CATALOGUE.find(figure.measName()).measurement().range().contains(figure.number());
            if (!isPlausible) {
                implausible.add(figure.toString());
            }
        }
        reports.computeIfAbsent(time, _ -> new java.util.concurrent.ConcurrentHashMap<>())
                .put((int) (cell.nrCellIdentity() & 0x3fff) - 1, figures);
    }

    /** Network time of the last report that is there of all cells. */
    private Instant now() {
        return reports.descendingMap().entrySet().stream()
                .filter(entry -> entry.getValue().size() == CELLS)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    private Instant awaitPast(Instant networkTime) {
        world.await("reports of " + networkTime, SOON, () -> {
            world.assertAllAlive();
            return now().isBefore(networkTime) ? "the last is of " + now() : "";
        });
        return now();
    }

    /** Waits for so many seconds of network time from a moment on, and gives their means by cell. */
    private double[] means(String figure, Instant from, int seconds) {
        awaitPast(from.plusSeconds(seconds));
        double[] means = new double[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            int of = cell;
            means[cell] = reports.subMap(from, from.plusSeconds(seconds)).values().stream()
                    .filter(all -> all.containsKey(of))
                    .mapToDouble(all -> all.get(of).getOrDefault(figure, Double.NaN))
                    .average()
                    .orElse(Double.NaN);
        }
        return means;
    }

    private JsonNode patch(String path, String body) throws IOException {
        HttpResponse<byte[]> answer = world.ask("PATCH", o1, path, body);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isEqualTo(200);
        return JSON.readTree(text);
    }

    @Test
    void whatIsDoneToTheNetworkIsSeenInReports() throws Exception {
        // Warm up, then a minute of how it is when it is left alone.
        world.await("first report", SOON, () -> reports.isEmpty() ? "none" : "");
        Instant begin = awaitPast(reports.firstKey().plusSeconds(10));
        assertThat(reports.firstKey()).isBetween(MONDAY_NOON, MONDAY_NOON.plus(Duration.ofHours(1)));
        double[] users = means(USERS, begin, 60);
        double[] load = means(LOAD, begin, 60);
        double[] power = means(POWER, begin, 60);
        double[] capped = means(LOAD + OF_SLICE, begin, 60);
        assertTimesFollowEachOther(begin, 60);
        assertThat(users[0]).isGreaterThan(3);

        aCellSleeps(load, users, power);
        aBorderMoves();
        aQuotaBinds(capped);

        assertThat(implausible).isEmpty();
    }

    /** Network seconds, one after the other, at whatever speed. */
    private void assertTimesFollowEachOther(Instant begin, int seconds) {
        List<Instant> expected = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            expected.add(begin.plusSeconds(second));
        }
        assertThat(reports.subMap(begin, begin.plusSeconds(seconds)).keySet()).containsExactlyElementsOf(expected);
    }

    private void aCellSleeps(double[] load, double[] users, double[] power) throws Exception {
        JsonNode answer = patch("/NRCellDU/0", "{'powerState':'deep_sleep'}");
        assertThat(answer.path("operationalState").asText()).isEqualTo("DISABLED");
        // The order was carried out between two reports of which we may not have seen the last one yet.
        Instant asleep = awaitPast(now().plusSeconds(5));
        double[] usersThen = means(USERS, asleep, 60);
        double[] loadThen = means(LOAD, asleep, 60);
        double[] powerThen = means(POWER, asleep, 60);
        assertThat(usersThen[0]).isZero();
        assertThat(usersThen[1] + usersThen[2]).isGreaterThan(users[1] + users[2] + 0.3 * users[0]);
        assertThat(loadThen[1] + loadThen[2]).isGreaterThan(1.1 * (load[1] + load[2]));
        assertThat(powerThen[0]).isLessThan(0.3 * power[0]);
        patch("/NRCellDU/0", "{'powerState':'active'}");
        world.await(
                "users come back to the cell",
                SOON,
                () -> reports.get(now()).get(0).get(USERS) > 0.5 * users[0] ? "" : "at " + now() + " few are there");
    }

    private void aBorderMoves() throws Exception {
        // 12 dB less the 3 dB of A3 are some 13 degrees to either side of a sector of 120: 146 against 94.
        double[] wide = shifted(12);
        double[] narrow = shifted(-12);
        assertThat(wide[0]).isGreaterThan(1.15 * narrow[0]);
        assertThat(wide[1] + wide[2]).isLessThan(narrow[1] + narrow[2]);
        shifted(0);
    }

    /** Users of each cell when cell 0 looks so much better to all. */
    private double[] shifted(int decibels) throws Exception {
        for (int other = 1; other < CELLS; other++) {
            JsonNode answer =
                    patch("/NRCellDU/" + other + "/NRCellRelation/0", "{'cellIndividualOffset':" + decibels + "}");
            assertThat(answer.path("cellIndividualOffset").asDouble()).isEqualTo(decibels);
            patch("/NRCellDU/0/NRCellRelation/" + other, "{'cellIndividualOffset':" + -decibels + "}");
        }
        Instant settled = awaitPast(now().plusSeconds(15));
        return decibels == 0 ? new double[CELLS] : means(USERS, settled, 45);
    }

    private void aQuotaBinds(double[] capped) throws Exception {
        RcCodec codec = new RcCodec();
        SlicePrbQuota quota = SlicePrbQuota.of(PLMN, CAPPED, 0, 5, 0);
        ControlResult result = xapp.control()
                .send(ControlRequest.of(
                        world.state().at("/e2/nodes/0/ranName").asText(),
                        3,
                        codec.encode(RcType.CONTROL_HEADER, ControlAction.SLICE_LEVEL_PRB_QUOTA.header()),
                        codec.encode(
                                RcType.CONTROL_MESSAGE,
                                new SliceQuotaRequest(
                                                List.of(quota), new QuotaDialect(QuotaNumbering.STANDARD, PlmnForm.BCD))
                                        .toMessage())))
                .join();
        assertThat(result).isInstanceOf(ControlResult.Acknowledged.class);
        Instant bound = awaitPast(now().plusSeconds(5));
        double[] then = means(LOAD + OF_SLICE, bound, 30);
        double most = 0.05 * BLOCKS + 0.5;
        assertThat(highest(capped)).as("without a quota").isGreaterThan(2 * most);
        assertThat(highest(then)).as("with it, and it is used").isBetween(0.7 * most, most);
    }

    private static double highest(double[] figures) {
        return Arrays.stream(figures).max().orElseThrow();
    }
}

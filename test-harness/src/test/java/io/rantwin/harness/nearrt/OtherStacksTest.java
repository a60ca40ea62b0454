package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.api.v1.Report;
import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmIndicationHeader;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.kpm.ReportScope;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.process.RicWorld;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What other stacks send, straight to the xApp's RMR port under a subscription that it made: whatever it is, it is counted, names nobody
 * knows are listed, and the next good report is taken. Three nodes go on reporting meanwhile.
 */
@Tag("acceptance")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherStacksTest {
    private static final int NODES = 3;
    private static final long PERIOD_MILLIS = 1_000;
    private static final String LOAD = "RRU.PrbTotDl";
    private static final KpmCodec V1 = KpmCodec.of(KpmVersion.V1_00);
    private static final KpmCodec V2 = KpmCodec.of(KpmVersion.V2_03);
    private static final KpmCodec V3 = KpmCodec.of(KpmVersion.V3_00);

    /** A subscription of more than 8 KB: slices of whom nobody has heard, each with every figure. */
    private static final int SLICES = 150;

    private TwinWorld world;
    private StrangeNode node;

    @BeforeAll
    void begin() throws Exception {
        world = new TwinWorld();
        world.ric().startNodes(RicWorld.NODES, 411, NODES, 0);
        world.ric().awaitNodes(NODES);
        world.startXapp(configuration());
        world.awaitXapp();
        world.awaitCells(NODES);
        node = StrangeNode.of(world);
    }

    @AfterAll
    void end() throws Exception {
        if (node != null) {
            node.close();
        }
        if (world != null) {
            world.close();
        }
    }

    private static String configuration() {
        List<String> slices = new ArrayList<>();
        for (int sd = 1; sd <= SLICES; sd++) {
            slices.add("\"1-%06x\"".formatted(sd));
        }
        String common =
                "    nodes: \".*\"\n    styles: [1]\n    granularityPeriodsMillis: [1000]\n    reportsPerPeriod: 1\n";
        return "intents:\n  - name: cells\n    level: cell\n" + common
                + "    measurements: [RRU.PrbTotDl, RRU.PrbUsedDl, DRB.UEThpDl, RRC.ConnMean]\n    slices: []\n"
                + "  - name: long\n    level: slice\n" + common
                + "    measurements: [RRU.PrbTotDl, RRU.PrbUsedDl, DRB.UEThpDl, RRU.PrbUsedUl, DRB.UEThpUl,"
                + " DRB.PdcpSduVolumeDL, DRB.PdcpSduVolumeUL, DRB.RlcSduDelayDl]\n    slices: ["
                + String.join(", ", slices) + "]\ncells: {discovery: node}\n";
    }

    private static MeasurementReport report(List<MeasurementItem> items, RecordValue... values) {
        return MeasurementReport.of(List.of(new MeasurementRecord(List.of(values), false)), items, PERIOD_MILLIS);
    }

    private static MeasurementReport load(long percent) {
        return report(List.of(MeasurementItem.named(LOAD)), new RecordValue.IntegerValue(percent));
    }

    private static Octets headerOfNow(KpmCodec codec) throws PerException {
        if (codec.version() == KpmVersion.V1_00) {
            // It has no time; what it is about stands here.
            return codec.encode(new KpmIndicationHeader(null, null, null, null, null, ReportScope.NONE, List.of()));
        }
        Instant now = Instant.now();
        boolean isShort = codec.version().timeStampOctets() == 4;
        return codec.encode(
                KpmIndicationHeader.at(isShort ? CollectionStartTime.ntpSeconds(now) : CollectionStartTime.ntp64(now)));
    }

    private void send(KpmCodec codec, KpmReport report) throws PerException {
        node.send(headerOfNow(codec), codec.encode(report), 1);
    }

    private JsonNode loop() throws IOException {
        return world.view("/twin/loop");
    }

    /** What becomes of it is known when all that was sent has been read. */
    private JsonNode awaitRead() throws IOException {
        world.ric().await("all that was sent is counted", TwinWorld.SOON, () -> {
            world.ric().assertAllAlive();
            long told = 0;
            for (JsonNode each : world.ric().state().at("/e2/nodes")) {
                told += each.path("indications").asLong();
            }
            long counted = loop().path("indications").asLong();
            return counted >= told + node.sent() - NODES * 4L ? "" : counted + " of " + told + " and " + node.sent();
        });
        return loop();
    }

    /** Sends something. */
    private interface Sending {
        void send() throws PerException;
    }

    /** A report with a load that nobody else tells, which must be in the history. */
    private void assertTheNextGoodReportIsTaken(long percent) {
        assertTaken("a good report", LOAD, (double) percent, () -> send(V3, load(percent)));
    }

    /** Sent until it is in the history with a figure that nobody else tells: the network's other reports go on meanwhile. */
    private void assertTaken(String what, String figure, double value, Sending sending) {
        world.ric().await(what + " with " + figure + " " + value, TwinWorld.SOON, () -> {
            Instant sent = Instant.now();
            try {
                sending.send();
            } catch (PerException e) {
                throw new IllegalStateException(e);
            }
            List<Report> reports =
                    Told.reports(world.channel(), node.cellId(), sent.minusSeconds(60), sent.plusSeconds(60));
            return reports.stream()
                            .anyMatch(report -> Told.figure(report, figure) == value
                                    && report.getRefusedReason().isEmpty())
                    ? ""
                    : reports.size() + " other ones";
        });
    }

    @Test
    void whatOwnVectorsSayIsTakenAsFarAsItCanBe() throws Exception {
        JsonNode before = loop();

        send(
                V3,
                report(
                        List.of(MeasurementItem.named("Vendor.SecretCounter"), MeasurementItem.named(LOAD)),
                        new RecordValue.IntegerValue(7),
                        new RecordValue.IntegerValue(41)));
        node.send(headerOfNow(V3), V3.encode(load(42)), null);
        send(
                V3,
                report(
                        List.of(MeasurementItem.named(LOAD), MeasurementItem.named("RRC.ConnMean")),
                        RecordValue.NO_VALUE,
                        RecordValue.NO_VALUE));
        send(
                V3,
                report(
                        List.of(MeasurementItem.of(
                                MeasurementType.named("CARR.WBCQIDist"),
                                List.of(
                                        MeasurementLabel.builder().distBinX(0L).build(),
                                        MeasurementLabel.builder().distBinX(1L).build()))),
                        new RecordValue.IntegerValue(3),
                        new RecordValue.IntegerValue(4)));
        // Seconds alone, as before KPM v3.
        send(V2, load(43));
        // A PM container whose octets only its vendor knows.
        send(
                V1,
                new MeasurementReport(
                        List.of(new MeasurementRecord(List.of(), false)),
                        List.of(),
                        null,
                        List.of(Octets.ofHex("00112233")),
                        List.of()));
        JsonNode after = awaitRead();

        assertThat(after.path("unknownNames").has("Vendor.SecretCounter"))
                .as(after.path("unknownNames").toString())
                .isTrue();
        assertThat(after.path("failures").asInt()).isZero();
        assertThat(after.path("reportsWithoutValues").asLong())
                .isGreaterThan(before.path("reportsWithoutValues").asLong());
        assertThat(after.path("decodedSlowly").asLong()
                        + after.path("refusedByCause").path("format").asLong()
                        + after.path("refusedByCause").path("shape").asLong())
                .as("the container of KPM v1 is told of: " + after)
                .isGreaterThan(before.path("decodedSlowly").asLong()
                        + before.path("refusedByCause").path("format").asLong()
                        + before.path("refusedByCause").path("shape").asLong());
        assertTaken(
                "a report beside an unknown name",
                LOAD,
                51,
                () -> send(
                        V3,
                        report(
                                List.of(MeasurementItem.named("Vendor.SecretCounter"), MeasurementItem.named(LOAD)),
                                new RecordValue.IntegerValue(7),
                                new RecordValue.IntegerValue(51))));
        assertTaken(
                "a report without a sequence number",
                LOAD,
                52,
                () -> node.send(headerOfNow(V3), V3.encode(load(52)), null));
        assertTaken("a report with a time of four octets", LOAD, 53, () -> send(V2, load(53)));
        assertTaken(
                "bin 0",
                "CARR.WBCQIDist{distBinX=0}",
                17,
                () -> send(
                        V3,
                        report(
                                List.of(MeasurementItem.of(
                                        MeasurementType.named("CARR.WBCQIDist"),
                                        List.of(MeasurementLabel.builder()
                                                .distBinX(0L)
                                                .build()))),
                                new RecordValue.IntegerValue(17))));
        assertTheNextGoodReportIsTaken(61);
        System.out.println("other stacks: unknown names " + after.path("unknownNames") + ", decoded slowly "
                + after.path("decodedSlowly") + ", refused " + after.path("refusedByCause"));
    }

    @Test
    void whatReferenceVectorsSayBreaksNothing() throws Exception {
        ReferenceMessages reference = ReferenceMessages.read();
        for (Octets message : reference.indicationMessages()) {
            node.send(headerOfNow(V3), message, 1);
            node.send(headerOfNow(V2), message, null);
        }
        for (Octets header : reference.indicationHeaders()) {
            node.send(header, V3.encode(load(44)), 1);
        }
        for (Octets pdu : reference.pdus()) {
            node.sendPdu(pdu);
        }
        JsonNode after = awaitRead();

        assertThat(after.path("failures").asInt()).isZero();
        assertTheNextGoodReportIsTaken(62);
        assertThat(world.view("/twin/cells").size()).isGreaterThanOrEqualTo(NODES);
        System.out.println("reference vectors: " + reference + "; "
                + after.path("unknownNames").size()
                + " unknown names, decoded slowly " + after.path("decodedSlowly") + ", refused "
                + after.path("refusedByCause") + ", by outcome " + after.path("reportsByOutcome"));
    }

    @Test
    void subscriptionsOfMoreThanEightKilobytesAreMadeAndTheirReportsTaken() throws Exception {
        long[] longest = {0};
        world.ric().await("long subscriptions", TwinWorld.SOON, () -> {
            int established = 0;
            for (JsonNode each : world.ric().state().at("/submgr/e2subscriptions")) {
                int octets = each.at("/detail/ActionToBeSetupList/0/ActionDefinition")
                        .size();
                longest[0] = Math.max(longest[0], octets);
                established += octets > 8192 && each.path("phase").asText().equals("ESTABLISHED") ? 1 : 0;
            }
            return established == NODES ? "" : established + " stand, the longest has " + longest[0] + " octets";
        });
        Instant now = world.networkTime();
        world.ric().await("figures of all slices", TwinWorld.SOON, () -> {
            for (Report report : Told.reports(world.channel(), node.cellId(), now, now.plusSeconds(600))) {
                if (report.getFiguresCount() >= SLICES) {
                    return "";
                }
            }
            return "none yet";
        });
        System.out.println("a subscription of " + longest[0] + " octets stands and reports");
    }
}

package io.rantwin.nearrt.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.UnitProfile;
import io.rantwin.codecs.catalogue.UnitProfiles;
import io.rantwin.codecs.e2ap.E2apCodec;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.kpm.KpmIndicationHeader;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.kpm.UeReports;
import io.rantwin.codecs.kpm.view.IndicationView;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.nearrt.live.CellText;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.KpiBelief;
import io.rantwin.nearrt.live.ReportLine;
import io.rantwin.nearrt.loop.CellFacts;
import io.rantwin.nearrt.loop.LoopSettings;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.indication.DirectIndicationListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Encoded indications go in, readable states come out. */
class IngestTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final String CELL = "001-01-000004001";
    private static final NrCgi CGI = new NrCgi(Plmn.of("001", "01"), 0x4001);
    private static final RecordValue NONE = RecordValue.NO_VALUE;
    private static final KpmRanFunctionDefinition DEFINITION = new KpmRanFunctionDefinition(
            "ORAN-E2SM-KPM",
            "1.3.6.1.4.1.53148.1.3.2.2",
            "KPM",
            null,
            List.of(),
            List.of(new KpmRanFunctionDefinition.ReportStyle(
                    1,
                    "node",
                    1,
                    List.of(new KpmRanFunctionDefinition.AnnouncedMeasurement("RRU.PrbTotDl", 7L, null)),
                    1,
                    1)),
            List.of());

    private final MeasurementCatalogue catalogue = MeasurementCatalogue.bundled();
    private final MeasurementNames names = new MeasurementNames(catalogue);
    private final NetworkTime time = new NetworkTime(System::nanoTime, 60_000_000_000L);
    private final Complaints complaints = new Complaints(LoggerFactory.getLogger("test"), InstantSource.system());
    private final TwinLoop loop =
            new TwinLoop(LoopSettings.USUAL, names, time, System::nanoTime, _ -> CellFacts.NONE, _ -> {}, complaints);
    private final Ingest ingest = new Ingest(loop, time, InstantSource.system(), System::nanoTime, complaints, null);
    private final KpmDialect.Codecs codecs = new KpmDialect.Codecs();
    private final E2apCodec e2ap = new E2apCodec(E2apVersion.V02_03);
    private final IndicationView envelope = new IndicationView();

    @BeforeEach
    void begin() {
        loop.begin();
        ingest.begin();
    }

    @AfterEach
    void end() {
        ingest.close();
        loop.close();
    }

    private void source(KpmVersion announced, boolean ofUes, MeasurementItem... asked) {
        UnitProfile profile = announced == KpmVersion.V2_03
                ? Objects.requireNonNull(UnitProfiles.bundled(catalogue).find("kpm-v2"))
                : UnitProfile.STANDARD;
        ingest.sources()
                .put(
                        "key",
                        new Source(
                                "gnb",
                                CELL,
                                ofUes,
                                new KpmDialect(codecs, announced),
                                new KpmActionDefinition(
                                        1, KpmActionDefinition.Measurements.of(List.of(asked), 1000, CGI)),
                                DEFINITION,
                                new NameBook(catalogue, names, profile),
                                time.node("gnb")));
    }

    private static RecordValue value(double number) {
        return number == Math.rint(number) && number >= 0 && number <= 0xffff_ffffL
                ? new RecordValue.IntegerValue((long) number)
                : new RecordValue.RealValue(number);
    }

    private static MeasurementReport report(List<MeasurementItem> items, RecordValue... values) {
        return MeasurementReport.of(List.of(new MeasurementRecord(List.of(values), false)), items, 1000L);
    }

    private static List<MeasurementItem> items(String... measNames) {
        return Arrays.stream(measNames).map(MeasurementItem::named).toList();
    }

    private void send(KpmVersion version, int second, KpmReport report) throws PerException {
        KpmCodec codec = codecs.of(version);
        Instant at = START.plusSeconds(second);
        send(
                codec.encode(KpmIndicationHeader.at(
                        version.timeStampOctets() == 4
                                ? CollectionStartTime.ntpSeconds(at)
                                : CollectionStartTime.ntp64(at))),
                codec.encode(report));
    }

    private void send(Octets header, Octets message) throws PerException {
        send(header, message, 1);
    }

    private void send(Octets header, Octets message, @Nullable Integer sequenceNumber) throws PerException {
        byte[] pdu = e2ap.encode(new RicIndication(
                new RicRequestId(1, 2), 3, 1, sequenceNumber, RicIndicationType.REPORT, header, message, null));
        envelope.readEnvelope(pdu, 0, pdu.length);
        DirectIndicationListener listener = ingest.listener();
        ((IndicationReader) listener)
                .received(
                        "key",
                        envelope.envelope().ricIndicationHeader(),
                        envelope.envelope().ricIndicationMessage(),
                        envelope.envelope());
    }

    private CellView view(long version) {
        await().until(() -> {
            CellView view = loop.cell(CELL);
            return view != null && view.version() >= version;
        });
        return Objects.requireNonNull(loop.cell(CELL));
    }

    private ReportLine lastLine(int reports) {
        await().until(() -> loop.reports()
                        .read(List.of(CELL), Long.MIN_VALUE, Long.MAX_VALUE)
                        .size()
                >= reports);
        return loop.reports()
                .read(List.of(CELL), Long.MIN_VALUE, Long.MAX_VALUE)
                .getLast();
    }

    @Test
    void aReportBecomesAState() throws PerException {
        source(KpmVersion.V3_00, false);
        for (int s = 0; s < 20; s++) {
            send(
                    KpmVersion.V3_00,
                    s,
                    report(
                            items("RRU.PrbTotDl", "DRB.PdcpSduVolumeDL", "RRC.ConnMean", "RRU.PrbTotUl"),
                            value(40 + s % 3),
                            value(20_000),
                            value(12),
                            NONE));
            view(s + 1);
        }
        CellView view = view(20);
        assertThat(view.ranName()).isEqualTo("gnb");
        assertThat(view.trust()).isEqualTo(TrustState.TRUSTED);
        assertThat(view.networkNanos()).isEqualTo(START.plusSeconds(20).getEpochSecond() * 1_000_000_000L);
        assertThat(view.kpis()).extracting(KpiBelief::name).contains("RRU.PrbTotDl", "RRC.ConnMean");
        assertThat(view.kpis().getFirst().mean()).isBetween(35.0, 47.0);
        assertThat(view.kpis().getFirst().unit()).isEqualTo("%");
        assertThat(ingest.counts().decodedSlowly()).isZero();
        assertThat(lastLine(20).figures())
                .containsExactly(
                        new ReportLine.Figure("RRU.PrbTotDl", 41, "", 0),
                        new ReportLine.Figure("DRB.PdcpSduVolumeDL", 20_000, "", 0),
                        new ReportLine.Figure("RRC.ConnMean", 12, "", 0));
    }

    @Test
    void volumesOfKpmV2AreMegabits() throws PerException {
        source(KpmVersion.V2_03, false);
        send(KpmVersion.V2_03, 0, report(items("DRB.PdcpSduVolumeDL"), value(20)));
        assertThat(lastLine(1).figures()).containsExactly(new ReportLine.Figure("DRB.PdcpSduVolumeDL", 20_000, "", 0));
    }

    @Test
    void aNodeThatSpeaksAnotherVersionThanItAnnouncesIsReadAllTheSame() throws PerException {
        // Announces v3 with 8-octet times and sends 4-octet ones.
        source(KpmVersion.V3_00, false);
        send(KpmVersion.V2_03, 0, report(items("RRU.PrbTotDl"), value(40)));
        assertThat(view(1).networkNanos()).isEqualTo(START.plusSeconds(1).getEpochSecond() * 1_000_000_000L);
        // Announces v1, whose layout is quite another one.
        source(KpmVersion.V1_00, false);
        send(KpmVersion.V3_00, 1, report(items("RRU.PrbTotDl"), value(41)));
        assertThat(view(2).networkNanos()).isEqualTo(START.plusSeconds(2).getEpochSecond() * 1_000_000_000L);
        assertThat(ingest.counts().decodedSlowly()).isEqualTo(1);
    }

    @Test
    void oneGarbledMessageDoesNotSlowTheNextOnes() throws PerException {
        source(KpmVersion.V3_00, false);
        send(Octets.ofHex("ffff"), Octets.ofHex("ffff"));
        await().until(() -> ingest.counts().refused(RefusalCause.MALFORMED) == 1);
        send(KpmVersion.V3_00, 0, report(items("RRU.PrbTotDl"), value(40)));
        assertThat(view(1).networkNanos()).isEqualTo(START.plusSeconds(1).getEpochSecond() * 1_000_000_000L);
        assertThat(ingest.counts().decodedSlowly()).isEqualTo(1);
    }

    @Test
    void severalPeriodsOfOneReportAreOneAfterTheOther() throws PerException {
        source(KpmVersion.V3_00, false);
        List<MeasurementRecord> records = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            records.add(new MeasurementRecord(List.of(value(10 + i)), i == 2));
        }
        send(KpmVersion.V3_00, 0, MeasurementReport.of(records, items("RRU.PrbTotDl"), 200L));
        lastLine(4);
        assertThat(ingest.counts().reports()).isEqualTo(5);
        assertThat(loop.counts().overwritten() + loop.counts().published()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void whatTheActionAskedForNamesWhatAReportLeavesUnnamed() throws PerException {
        source(KpmVersion.V3_00, false, MeasurementItem.named("RRU.PrbTotDl"), MeasurementItem.named("RRC.ConnMean"));
        send(
                KpmVersion.V3_00,
                0,
                MeasurementReport.of(
                        List.of(new MeasurementRecord(List.of(value(40), value(3)), false)), List.of(), null));
        assertThat(lastLine(1).figures())
                .containsExactly(
                        new ReportLine.Figure("RRU.PrbTotDl", 40, "", 0),
                        new ReportLine.Figure("RRC.ConnMean", 3, "", 0));
    }

    @Test
    void numbersInsteadOfNamesAreThoseThatTheNodeAnnounced() throws PerException {
        source(KpmVersion.V3_00, false);
        List<MeasurementItem> numbered = List.of(
                MeasurementItem.of(new MeasurementType.ById(7), List.of(MeasurementLabel.NO_LABEL)),
                MeasurementItem.of(new MeasurementType.ById(8), List.of(MeasurementLabel.NO_LABEL)));
        send(KpmVersion.V3_00, 0, report(numbered, value(40), value(1)));
        assertThat(lastLine(1).figures()).extracting(ReportLine.Figure::name).containsExactly("RRU.PrbTotDl", "#8");
        assertThat(ingest.counts().unknownNames()).containsOnlyKeys("#8");
    }

    @Test
    void unknownNamesAreListedAndHurtNobody() throws PerException {
        source(KpmVersion.V3_00, false);
        for (int s = 0; s < 3; s++) {
            send(KpmVersion.V3_00, s, report(items("RRU.PrbTotDl", "Vendor.Secret.Thing"), value(40), value(0.5)));
        }
        view(3);
        assertThat(ingest.counts().unknownNames()).containsExactly(java.util.Map.entry("Vendor.Secret.Thing", 1L));
        assertThat(view(3).kpis()).extracting(KpiBelief::name).containsExactly("RRU.PrbTotDl", "Vendor.Secret.Thing");
    }

    @Test
    void aReportWithoutASequenceNumberWithBinZeroAndATimeOfFourOctetsIsTaken() throws PerException {
        source(KpmVersion.V2_03, false);
        KpmCodec codec = codecs.of(KpmVersion.V2_03);
        List<MeasurementItem> items = List.of(
                MeasurementItem.named("RRU.PrbTotDl"),
                MeasurementItem.of(
                        MeasurementType.named("CARR.WBCQIDist"),
                        List.of(MeasurementLabel.builder().distBinX(0L).build())));
        Octets header = codec.encode(KpmIndicationHeader.at(CollectionStartTime.ntpSeconds(START)));

        send(header, codec.encode(report(items, value(40), value(7))), null);

        assertThat(lastLine(1).figures())
                .contains(
                        new ReportLine.Figure("RRU.PrbTotDl", 40, "", 0),
                        new ReportLine.Figure("CARR.WBCQIDist{distBinX=0}", 7, "", 0));
        assertThat(lastLine(1).refusedReason()).isEmpty();
        assertThat(view(1).networkNanos() / 1_000_000_000).isEqualTo(START.getEpochSecond() + 1);
    }

    @Test
    void aReportWithoutAnyValueIsAReport() throws PerException {
        source(KpmVersion.V3_00, false);
        send(KpmVersion.V3_00, 0, report(items("RRU.PrbTotDl", "RRC.ConnMean"), NONE, NONE));
        assertThat(view(1).kpis()).isEmpty();
        assertThat(ingest.counts().reportsWithoutValues()).isEqualTo(1);
        assertThat(loop.counts().empty()).isEqualTo(1);
        send(KpmVersion.V3_00, 1, report(items("RRU.PrbTotDl", "RRC.ConnMean"), value(3), NONE));
        assertThat(view(2).kpis()).hasSize(1);
    }

    @Test
    void valuesThatCannotBeAreRefusedOneByOne() throws PerException {
        source(KpmVersion.V3_00, false);
        send(
                KpmVersion.V3_00,
                0,
                report(
                        items("RRU.PrbTotDl", "RRC.ConnMean", "DRB.MeanActiveUeDl", "RRU.PrbTotUl", "PEE.AvgPower"),
                        value(140),
                        value(12),
                        new RecordValue.RealValue(Double.NaN),
                        value(0xffff_ffffL),
                        new RecordValue.RealValue(Double.POSITIVE_INFINITY)));
        ReportLine line = lastLine(1);
        assertThat(ingest.counts().refused(RefusalCause.OUT_OF_RANGE)).isEqualTo(1);
        assertThat(ingest.counts().refused(RefusalCause.NOT_FINITE)).isEqualTo(2);
        assertThat(ingest.counts().refused(RefusalCause.SENTINEL)).isEqualTo(1);
        assertThat(line.refusedReason()).startsWith("RRU.PrbTotDl is 140.0, believed are 0.0..100.0");
        assertThat(line.figures())
                .as("what is believed beside them, and what a number that stands for none was")
                .contains(
                        new ReportLine.Figure("RRU.PrbTotDl", 140, "", 0, true),
                        new ReportLine.Figure("RRC.ConnMean", 12, "", 0, false),
                        new ReportLine.Figure("RRU.PrbTotUl", 0xffff_ffffL, "", 0, true));
        assertThat(view(1).kpis()).extracting(KpiBelief::name).containsExactly("RRC.ConnMean");
    }

    @Test
    void aMeasurementThatComesTwiceIsBelievedWhenBothAgree() throws PerException {
        source(KpmVersion.V3_00, false);
        send(KpmVersion.V3_00, 0, report(items("RRU.PrbTotDl", "RRU.PrbTotDl"), value(40), value(40)));
        assertThat(view(1).kpis()).hasSize(1);
        assertThat(ingest.counts().refused(RefusalCause.DUPLICATE)).isZero();
        send(KpmVersion.V3_00, 1, report(items("RRU.PrbTotDl", "RRU.PrbTotDl"), value(40), value(90)));
        view(2);
        assertThat(ingest.counts().refused(RefusalCause.DUPLICATE)).isEqualTo(1);
        assertThat(loop.counts().empty()).isEqualTo(1);
    }

    @Test
    void slicesAndBinsAreKeptApart() throws PerException {
        source(KpmVersion.V3_00, false);
        List<MeasurementLabel> bins = new ArrayList<>();
        for (long bin = 0; bin < 16; bin++) {
            bins.add(MeasurementLabel.builder().distBinX(bin + 1).build());
        }
        List<MeasurementItem> items = List.of(
                MeasurementItem.of(
                        MeasurementType.named("RRU.PrbTotDl"),
                        List.of(
                                MeasurementLabel.NO_LABEL,
                                MeasurementLabel.builder()
                                        .sliceId(new Snssai(1, 0xa1))
                                        .fiveQi(9L)
                                        .build())),
                MeasurementItem.of(MeasurementType.named("CARR.WBCQIDist"), bins));
        RecordValue[] values = new RecordValue[18];
        Arrays.fill(values, value(0));
        values[0] = value(40);
        values[1] = value(30);
        values[2 + 9] = value(5);
        values[2 + 11] = value(5);
        send(KpmVersion.V3_00, 0, report(items, values));
        assertThat(lastLine(1).figures())
                .contains(
                        new ReportLine.Figure("RRU.PrbTotDl", 40, "", 0),
                        new ReportLine.Figure("RRU.PrbTotDl", 30, "1-0000a1", 9),
                        new ReportLine.Figure("CARR.WBCQIDist{distBinX=10}", 5, "", 0));
        KpiBelief cqi = view(1).kpis().stream()
                .filter(kpi -> kpi.name().equals("CQI"))
                .findFirst()
                .orElseThrow();
        assertThat(cqi.mean()).isBetween(9.0, 11.0);
    }

    @Test
    void recordsThatDoNotFitTheirListAreRefused() throws PerException {
        source(KpmVersion.V3_00, false);
        send(KpmVersion.V3_00, 0, report(items("RRU.PrbTotDl", "RRC.ConnMean"), value(1)));
        assertThat(ingest.counts().refused(RefusalCause.SHAPE)).isEqualTo(1);
    }

    @Test
    void aReportOfAnotherTimeIsKeptAndNotBelieved() throws PerException {
        source(KpmVersion.V3_00, false);
        send(KpmVersion.V3_00, 0, report(items("RRU.PrbTotDl"), value(40)));
        view(1);
        send(KpmVersion.V3_00, 7200, report(items("RRU.PrbTotDl"), value(41)));
        assertThat(lastLine(2).refusedReason()).contains("s ahead of the network's time");
        assertThat(lastLine(2).figures()).containsExactly(new ReportLine.Figure("RRU.PrbTotDl", 41, "", 0, true));
        assertThat(ingest.counts().refused(RefusalCause.CLOCK)).isEqualTo(1);
        assertThat(loop.counts().refused()).isEqualTo(1);
    }

    @Test
    void aNodeWithoutAClockIsPlacedAtItsArrival() throws PerException {
        source(KpmVersion.V3_00, false);
        KpmCodec codec = codecs.of(KpmVersion.V3_00);
        send(
                codec.encode(KpmIndicationHeader.at(new CollectionStartTime(Octets.of(new byte[8])))),
                codec.encode(report(items("RRU.PrbTotDl"), value(40))));
        assertThat(view(1).kpis()).hasSize(1);
        assertThat(ingest.counts().reportsWithoutTime()).isEqualTo(1);
    }

    @Test
    void aHundredAndFiftyUesAreOneReport() throws PerException {
        source(KpmVersion.V3_00, true);
        List<UeReports.UeReport> ues = new ArrayList<>();
        for (int ue = 1; ue <= 150; ue++) {
            ues.add(new UeReports.UeReport(
                    UeId.GnbDu.of(ue), report(items("DRB.UEThpDl", "Vendor.X"), value(1000 + ue), NONE)));
        }
        send(KpmVersion.V3_00, 0, new UeReports(ues, List.of()));
        await().until(() -> ingest.ues().ues(CELL).size() == 150);
        assertThat(ingest.ues().ues(CELL).get(149).figures())
                .containsExactly(new ReportLine.Figure("DRB.UEThpDl", 1150, "", 0));
        assertThat(ingest.counts().reportsOfUes()).isEqualTo(150);
        assertThat(ingest.ues().ues("other")).isEmpty();
    }

    @Test
    void octetsOfNoMeaningAreCountedAndTheLoopGoesOn() throws PerException {
        source(KpmVersion.V3_00, false);
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            byte[] header = new byte[random.nextInt(1, 30)];
            byte[] message = new byte[random.nextInt(1, 400)];
            random.nextBytes(header);
            random.nextBytes(message);
            send(Octets.of(header), Octets.of(message));
        }
        source(KpmVersion.V3_00, false);
        send(KpmVersion.V3_00, 0, report(items("RRU.PrbTotDl"), value(40)));
        view(1);
        await().until(() -> ingest.waiting() == 0);
        assertThat(ingest.counts().indications()).isEqualTo(201);
        assertThat(ingest.counts().refused(RefusalCause.MALFORMED)).isPositive();
        assertThat(loop.counts().failures()).isZero();
    }

    @Test
    void indicationsOfNoIntentAreCounted() throws PerException {
        send(KpmVersion.V3_00, 0, report(items("RRU.PrbTotDl"), value(40)));
        assertThat(ingest.counts().refused(RefusalCause.UNCLAIMED)).isEqualTo(1);
    }

    @Test
    void identitiesAreWrittenAndRead() {
        assertThat(CellText.of(CGI)).isEqualTo(CELL);
        assertThat(CellText.parse(CELL)).isEqualTo(CGI);
        assertThat(CellText.parse("S1-1")).isNull();
    }
}

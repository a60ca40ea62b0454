package io.rantwin.xapp.kpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.kpm.KpmEventTrigger;
import io.rantwin.codecs.kpm.KpmIndicationHeader;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.AnnouncedMeasurement;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.xapp.indication.Indication;
import io.rantwin.xapp.indication.MalformedIndicationException;
import io.rantwin.xapp.node.ConnectionStatus;
import io.rantwin.xapp.node.E2Node;
import io.rantwin.xapp.node.RanFunctions;
import io.rantwin.xapp.subscription.LiveSubscription;
import io.rantwin.xapp.subscription.SubscriptionWish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KpmReportsTest {
    private static final KpmDialect.Codecs CODECS = new KpmDialect.Codecs();
    private static final Instant ARRIVAL = Instant.parse("2026-11-21T10:00:05Z");
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final List<KpmIndication> reported = new ArrayList<>();
    private final KpmReports reports = new KpmReports(CODECS, new RanFunctions(CODECS, new RcCodec()));

    private static E2Node node(KpmVersion version, String oid, AnnouncedMeasurement... offered) throws PerException {
        KpmRanFunctionDefinition definition = new KpmRanFunctionDefinition(
                "ORAN-E2SM-KPM",
                oid,
                "reports",
                null,
                List.of(),
                List.of(new ReportStyle(1, "node", 1, List.of(offered), 1, 1)),
                List.of());
        return new E2Node(
                "gnb_1",
                ConnectionStatus.CONNECTED,
                null,
                E2Node.NodeType.GNB,
                "",
                "",
                "",
                List.of(new E2Node.RanFunction(7, KpmCodec.of(version).encode(definition), 1, oid)),
                null,
                0);
    }

    private static E2Node v3(AnnouncedMeasurement... offered) throws PerException {
        return node(KpmVersion.V3_00, "1.3.6.1.4.1.53148.1.3.2.2", offered);
    }

    private static AnnouncedMeasurement named(String measName) {
        return new AnnouncedMeasurement(measName, null, null);
    }

    private static Indication indication(SubscriptionWish wish, KpmVersion version, MeasurementReport report)
            throws PerException {
        LiveSubscription subscription = mock(LiveSubscription.class);
        when(subscription.wish()).thenReturn(wish);
        when(subscription.action()).thenReturn(wish.actions().getFirst());
        KpmCodec codec = KpmCodec.of(version);
        KpmIndicationHeader header = KpmIndicationHeader.at(
                version == KpmVersion.V2_03 ? CollectionStartTime.ntpSeconds(START) : CollectionStartTime.ntp64(START));
        RicIndication pdu = new RicIndication(
                new RicRequestId(123, 5),
                7,
                1,
                3,
                RicIndicationType.REPORT,
                codec.encode(header),
                codec.encode(report),
                null);
        return new Indication("gnb_1", subscription, 5, pdu, ARRIVAL);
    }

    private SubscriptionWish wish(E2Node node) {
        return reports.wishes(node).wishes().getFirst();
    }

    @Test
    void anInterestWhoseSelectionFailsDoesNotKeepTheOthersFromTheirs() throws Exception {
        reports.add(
                new KpmInterest("broken", Duration.ofSeconds(1), (_, _) -> {
                    throw new IllegalStateException("no choice");
                }),
                reported::add);
        reports.add(KpmInterest.ofNode("load", Duration.ofSeconds(1), "RRU.PrbUsedDl"), reported::add);
        KpmReports.Wishes wishes = reports.wishes(v3(named("RRU.PrbUsedDl")));
        assertThat(wishes.wishes()).extracting(SubscriptionWish::key).containsExactly("load/gnb_1");
        assertThat(wishes.reason()).contains("broken", "gnb_1", "no choice");
        assertThat(wishes.failure()).hasMessage("no choice");
    }

    @Test
    void asksForWhatTheNodeOffersInItsOwnVersion() throws Exception {
        reports.add(KpmInterest.ofNode("load", Duration.ofMillis(500), "RRU.PrbUsedDl", "DRB.UEThpDl"), reported::add);
        E2Node node = v3(named("DRB.UEThpDl"), named("RRC.ConnMean"));

        SubscriptionWish wish = wish(node);

        assertThat(wish.key()).isEqualTo("load/gnb_1");
        assertThat(wish.ranFunctionId()).isEqualTo(7);
        assertThat(wish.reportingPeriod()).isEqualTo(Duration.ofMillis(500));
        KpmCodec codec = KpmCodec.of(KpmVersion.V3_00);
        assertThat(codec.decodeEventTrigger(wish.eventTrigger())).isEqualTo(KpmEventTrigger.every(500));
        assertThat(codec.decodeActionDefinition(wish.actions().getFirst().definition())
                        .format())
                .isEqualTo(Measurements.of(List.of(MeasurementItem.named("DRB.UEThpDl")), 500, null));
    }

    @Test
    void leavesANodeAloneThatOffersNothingOfIt() throws Exception {
        reports.add(KpmInterest.ofNode("load", Duration.ofSeconds(1), "RRU.PrbUsedDl"), reported::add);

        KpmReports.Wishes wishes = reports.wishes(v3(named("RRC.ConnMean")));

        assertThat(wishes.wishes()).isEmpty();
        assertThat(wishes.reason()).contains("gnb_1 offers nothing for load");
    }

    @Test
    void saysWhyANodeWithoutKpmIsNotAsked() {
        reports.add(KpmInterest.ofNode("load", Duration.ofSeconds(1), "RRU.PrbUsedDl"), reported::add);
        E2Node bare = new E2Node(
                "gnb_9", ConnectionStatus.CONNECTED, null, E2Node.NodeType.GNB, "", "", "", List.of(), null, 0);

        assertThat(reports.wishes(bare).reason()).contains("gnb_9 has no usable KPM function");
    }

    @Test
    void figuresHaveNamesLabelsAndTheirOwnTime() throws Exception {
        reports.add(KpmInterest.ofNode("load", Duration.ofSeconds(1), "RRU.PrbUsedDl", "DRB.UEThpDl"), reported::add);
        SubscriptionWish wish = wish(v3(
                new AnnouncedMeasurement("RRU.PrbUsedDl", 4L, null),
                new AnnouncedMeasurement("DRB.UEThpDl", 5L, null)));
        MeasurementLabel slices = MeasurementLabel.builder().sum().build();
        MeasurementReport report = MeasurementReport.of(
                List.of(
                        new MeasurementRecord(
                                List.of(
                                        new RecordValue.IntegerValue(10),
                                        new RecordValue.RealValue(2.5),
                                        RecordValue.NO_VALUE),
                                false),
                        new MeasurementRecord(
                                List.of(
                                        new RecordValue.IntegerValue(11),
                                        new RecordValue.RealValue(3.5),
                                        new RecordValue.IntegerValue(1)),
                                true)),
                List.of(
                        MeasurementItem.of(new MeasurementType.ById(4), List.of(MeasurementLabel.NO_LABEL, slices)),
                        MeasurementItem.of(new MeasurementType.ById(99), List.of(MeasurementLabel.NO_LABEL))),
                1000L);

        assertThat(reports.received(indication(wish, KpmVersion.V3_00, report))).isTrue();

        KpmIndication got = reported.getFirst();
        assertThat(got.interest()).isEqualTo("load");
        assertThat(got.collectionStartTime()).isEqualTo(START);
        assertThat(got.arrival()).isEqualTo(ARRIVAL);
        assertThat(got.figures()).hasSize(6);
        Figure first = got.figures().get(0);
        assertThat(first.measName()).isEqualTo("RRU.PrbUsedDl");
        assertThat(first.number()).isEqualTo(10);
        assertThat(first.periodStart()).isEqualTo(START);
        assertThat(got.figures().get(1).label()).isEqualTo(slices);
        assertThat(got.figures().get(2).measName()).isEqualTo("#99");
        assertThat(got.figures().get(2).number()).isNaN();
        Figure last = got.figures().get(5);
        assertThat(last.periodStart()).isEqualTo(START.plusSeconds(1));
        assertThat(last.incomplete()).isTrue();
    }

    @Test
    void namesComeFromTheActionWhenTheReportLeavesThemOut() throws Exception {
        reports.add(KpmInterest.ofNode("load", Duration.ofSeconds(1), "DRB.UEThpDl"), reported::add);
        SubscriptionWish wish = wish(v3(named("DRB.UEThpDl")));
        MeasurementReport bare = MeasurementReport.of(
                List.of(new MeasurementRecord(List.of(new RecordValue.IntegerValue(7)), false)), List.of(), null);

        reports.received(indication(wish, KpmVersion.V3_00, bare));

        assertThat(reported.getFirst().figures()).singleElement().satisfies(figure -> {
            assertThat(figure.measName()).isEqualTo("DRB.UEThpDl");
            assertThat(figure.number()).isEqualTo(7);
        });
    }

    @Test
    void aNodeThatAnnouncesV2AndSpeaksV3IsUnderstood() throws Exception {
        reports.add(KpmInterest.ofNode("load", Duration.ofSeconds(1), "DRB.UEThpDl"), reported::add);
        SubscriptionWish wish = wish(node(KpmVersion.V2_03, "1.3.6.1.4.1.53148.1.2.2.2", named("DRB.UEThpDl")));
        MeasurementReport report = MeasurementReport.of(
                List.of(new MeasurementRecord(List.of(new RecordValue.IntegerValue(7)), false)), List.of(), null);

        reports.received(indication(wish, KpmVersion.V3_00, report));
        reports.received(indication(wish, KpmVersion.V2_03, report));

        assertThat(reported)
                .hasSize(2)
                .allSatisfy(got -> assertThat(got.collectionStartTime()).isEqualTo(START));
    }

    @Test
    void aRecordWithTooFewValuesIsMalformed() throws Exception {
        reports.add(KpmInterest.ofNode("load", Duration.ofSeconds(1), "DRB.UEThpDl"), reported::add);
        SubscriptionWish wish = wish(v3(named("DRB.UEThpDl")));
        MeasurementReport two = MeasurementReport.of(
                List.of(new MeasurementRecord(
                        List.of(new RecordValue.IntegerValue(7), new RecordValue.IntegerValue(8)), false)),
                List.of(),
                null);

        assertThatThrownBy(() -> reports.received(indication(wish, KpmVersion.V3_00, two)))
                .isInstanceOf(MalformedIndicationException.class)
                .hasMessage("measData[0] has 2 values for 1 labels of measurements");
        assertThat(reported).isEmpty();
    }

    @Test
    void indicationsOfOtherWishesAreNotItsBusiness() throws Exception {
        SubscriptionWish wish;
        {
            KpmReports others = new KpmReports(CODECS, new RanFunctions(CODECS, new RcCodec()));
            others.add(KpmInterest.ofNode("other", Duration.ofSeconds(1), "DRB.UEThpDl"), reported::add);
            wish = others.wishes(v3(named("DRB.UEThpDl"))).wishes().getFirst();
        }
        MeasurementReport report = MeasurementReport.of(
                List.of(new MeasurementRecord(List.of(new RecordValue.IntegerValue(7)), false)), List.of(), null);

        assertThat(reports.received(indication(wish, KpmVersion.V3_00, report))).isFalse();
    }

    @Test
    void interestsAreToldApartByTheirNames() {
        KpmInterest load = KpmInterest.ofNode("load", Duration.ofSeconds(1), "DRB.UEThpDl");
        reports.add(load, reported::add);

        assertThatThrownBy(() -> reports.add(load, reported::add)).hasMessageContaining("two interests");
        assertThatThrownBy(() -> KpmInterest.ofNode("a/b", Duration.ofSeconds(1), "x"))
                .hasMessageContaining("no '/'");
        assertThatThrownBy(() -> KpmInterest.ofNode("a", Duration.ZERO, "x")).hasMessageContaining("1 ms");
        assertThatThrownBy(() -> KpmInterest.ofNode("a", Duration.ofSeconds(1))).hasMessageContaining("no measurement");
    }
}

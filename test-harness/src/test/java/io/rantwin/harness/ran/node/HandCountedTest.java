package io.rantwin.harness.ran.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.kpm.RecordValue.IntegerValue;
import io.rantwin.codecs.kpm.RecordValue.RealValue;
import io.rantwin.harness.e2node.MeasurementFeed.Reporter;
import io.rantwin.harness.ran.network.CellCount;
import io.rantwin.harness.ran.network.Counts;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.SliceCount;
import io.rantwin.harness.ran.network.UeCount;
import io.rantwin.harness.ran.network.UeStates;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures of counts that are written by hand, for a network that stands still. */
class HandCountedTest {
    private static final int CELL = 1;
    private static final int OTHER_SITE = 4;
    private static final Instant SOME_TIME = Instant.parse("2026-01-05T00:00:01Z");

    private final RadioNetwork network = SmallNetwork.busy(10, 1);
    private final FeedDriver driver = new FeedDriver(network);

    private Reporter reporter(NodeRole role, boolean isOfCell, MeasurementItem... items) {
        return driver.feed(0, role)
                .reporter(
                        FeedDriver.ofCell(isOfCell ? driver.identities.cgi(CELL) : null, 1_000, List.of(items)), 1_000);
    }

    private static List<RecordValue> second(Reporter reporter) {
        reporter.collect(SOME_TIME);
        return ((MeasurementReport) reporter.report(SOME_TIME.minusSeconds(1)))
                .records()
                .getFirst()
                .values();
    }

    @Test
    void volumesAreInTheUnitOfTheVersion() {
        MeasurementItem volume = FeedDriver.item("DRB.PdcpSduVolumeDL");
        NodePlan usual = NodePlan.DEFAULT;
        NodePlan plan = new NodePlan(
                usual.plmn(),
                usual.firstGnbId(),
                usual.gnbIdBits(),
                usual.isSplit(),
                usual.e2ap(),
                KpmVersion.V2_03,
                usual.start(),
                usual.energySavingState());
        FeedDriver older = new FeedDriver(network, plan, ReportTamper.NONE);
        Reporter kbit = reporter(NodeRole.GNB, true, volume);
        Reporter mbit = older.feed(0, NodeRole.GNB)
                .reporter(FeedDriver.ofCell(older.identities.cgi(CELL), 1_000, List.of(volume)), 1_000);
        Counts.add(network, SliceCount.OFFERED_BITS_DL, CELL, SmallNetwork.EMBB, 7_654_321);
        assertThat(second(kbit)).containsExactly(new IntegerValue(7_654));
        assertThat(second(mbit)).containsExactly(new IntegerValue(8));
    }

    @Test
    void figuresAreDifferencesInTheUnitsOfTheCatalogue() {
        Counts.add(network, CellCount.PRB_SECONDS_USED_DL, CELL, 1_000);
        Reporter reporter = reporter(
                NodeRole.GNB,
                true,
                FeedDriver.item("RRU.PrbUsedDl"),
                FeedDriver.item("RRU.PrbAvailDl"),
                FeedDriver.item("RRU.PrbTotDl"),
                FeedDriver.item("DRB.UEThpDl"),
                FeedDriver.item("DRB.RlcSduDelayDl"),
                FeedDriver.item("DRB.PdcpSduVolumeDL"),
                FeedDriver.item("DRB.RlcPacketDropRateDl"),
                FeedDriver.item("RRC.ConnMean"),
                FeedDriver.item("RRC.ConnEstabAtt.Sum"),
                FeedDriver.item("PEE.AvgPower"),
                FeedDriver.item("PEE.Energy"),
                FeedDriver.item("TB.TotNbrDlInitial"));
        Counts.add(network, CellCount.PRB_SECONDS_USED_DL, CELL, 12.6);
        Counts.add(network, CellCount.PRB_SECONDS_AVAILABLE_DL, CELL, 51);
        Counts.add(network, SliceCount.THROUGHPUT_BITS_DL, CELL, SmallNetwork.EMBB, 3_000_000);
        Counts.add(network, SliceCount.THROUGHPUT_SECONDS_DL, CELL, SmallNetwork.EMBB, 0.5);
        Counts.add(network, SliceCount.QUEUED_BIT_SECONDS_DL, CELL, SmallNetwork.EMBB, 20_000);
        Counts.add(network, SliceCount.SERVED_BITS_DL, CELL, SmallNetwork.EMBB, 4_000_000);
        Counts.add(network, SliceCount.OFFERED_BITS_DL, CELL, SmallNetwork.URLLC, 1_234_567);
        Counts.add(network, SliceCount.UNITS_DELIVERED_DL, CELL, SmallNetwork.URLLC, 999);
        Counts.add(network, SliceCount.UNITS_DROPPED_DL, CELL, SmallNetwork.URLLC, 1);
        Counts.add(network, CellCount.CONNECTED_UE_SECONDS, CELL, 7.5);
        Counts.add(network, CellCount.RRC_ESTABLISHMENTS_ATTEMPTED, CELL, 3);
        Counts.add(network, CellCount.ENERGY_JOULES, CELL, 540);
        Counts.add(network, CellCount.TRANSPORT_BLOCKS_DL, CELL, 41);
        assertThat(second(reporter))
                .containsExactly(
                        new IntegerValue(13),
                        new IntegerValue(51),
                        new IntegerValue(25),
                        new RealValue(6_000),
                        new RealValue(50),
                        new IntegerValue(1_235),
                        new IntegerValue(1_000),
                        new IntegerValue(8),
                        new IntegerValue(3),
                        new RealValue(540),
                        new RealValue(540 / 3.6e6),
                        new IntegerValue(41));
    }

    @Test
    void whatHasNothingToDivideByHasNoValueAndWhatIsCountedIsZero() {
        Reporter reporter = reporter(
                NodeRole.GNB,
                false,
                FeedDriver.item("RRU.PrbTotDl"),
                FeedDriver.item("DRB.UEThpDl"),
                FeedDriver.item("DRB.RlcSduDelayDl"),
                FeedDriver.item("DRB.RlcPacketDropRateDl"),
                FeedDriver.item("RRU.PrbUsedDl"),
                FeedDriver.item("RRC.ConnEstabAtt"),
                FeedDriver.item("RRU.PrbTotUlMimo"));
        assertThat(second(reporter))
                .containsExactly(
                        RecordValue.NO_VALUE,
                        RecordValue.NO_VALUE,
                        RecordValue.NO_VALUE,
                        RecordValue.NO_VALUE,
                        new IntegerValue(0),
                        new IntegerValue(0),
                        RecordValue.NO_VALUE);
    }

    @Test
    void aLabelIsUsedWhereTheCatalogueHasIt() {
        MeasurementLabel unknown = MeasurementLabel.builder()
                .sliceId(new io.rantwin.codecs.identity.Snssai(77, null))
                .build();
        MeasurementLabel own =
                MeasurementLabel.builder().plmnId(driver.plan.plmn()).build();
        Reporter reporter = reporter(
                NodeRole.GNB,
                true,
                FeedDriver.item("RRU.PrbUsedDl", driver.slice(1), driver.slice(2), unknown, own),
                FeedDriver.item("RRC.ConnMean", driver.slice(1), own),
                FeedDriver.item("SM.MeanPDUSessionSetupReq", driver.slice(1)));
        Counts.add(network, CellCount.PRB_SECONDS_USED_DL, CELL, 30);
        Counts.add(network, SliceCount.PRB_SECONDS_USED_DL, CELL, 1, 20);
        Counts.add(network, SliceCount.PRB_SECONDS_USED_DL, CELL, 2, 10);
        Counts.add(network, CellCount.CONNECTED_UE_SECONDS, CELL, 6);
        Counts.add(network, SliceCount.CONNECTED_UE_SECONDS, CELL, 1, 4);
        assertThat(FeedDriver.figures(second(reporter))).containsExactly(20, 10, Double.NaN, 30, Double.NaN, 6, 4);
    }

    @Test
    void aBinIsNamedByItsNumberFromOne() {
        MeasurementLabel cqi7 = MeasurementLabel.builder()
                .distBinX(8L)
                .distBinY(1L)
                .distBinZ(2L)
                .build();
        MeasurementLabel rank2 =
                MeasurementLabel.builder().distBinX(8L).distBinY(2L).build();
        MeasurementLabel none = MeasurementLabel.builder().distBinX(17L).build();
        Reporter reporter = reporter(
                NodeRole.DU, true, FeedDriver.item("CARR.WBCQIDist", cqi7, rank2, none, MeasurementLabel.NO_LABEL));
        for (int i = 0; i < 5; i++) {
            Counts.addCqi(network, CELL, 7);
        }
        Counts.addCqi(network, CELL, 8);
        assertThat(FeedDriver.figures(second(reporter))).containsExactly(5, Double.NaN, Double.NaN, Double.NaN);
    }

    @Test
    void handoversWithinAndOutOfTheGnbAreToldApart() {
        Reporter reporter = reporter(
                NodeRole.CU_CP, true, FeedDriver.item("MM.HoExeIntraSucc"), FeedDriver.item("MM.HoExeInterSucc"));
        Counts.addHandover(network, CELL, 0);
        Counts.addHandover(network, CELL, OTHER_SITE);
        Counts.addHandover(network, CELL, OTHER_SITE);
        Counts.addHandover(network, OTHER_SITE, CELL);
        assertThat(FeedDriver.figures(second(reporter))).containsExactly(1, 2);
    }

    @Test
    void whatAUserDidIsPutDownToTheCellItWasIn() {
        UeLedger ledger = driver.ledger;
        for (int ue = 0; ue < 10; ue++) {
            Counts.place(network, ue, UeStates.NONE);
        }
        ledger.afterStep();
        Counts.add(network, UeCount.SERVED_BITS_DL, 3, 5);
        Counts.place(network, 3, CELL);
        ledger.afterStep();
        double before = ledger.get(UeCount.SERVED_BITS_DL, 3, CELL);
        Counts.add(network, UeCount.SERVED_BITS_DL, 3, 100);
        ledger.afterStep();
        Counts.add(network, UeCount.SERVED_BITS_DL, 3, 1);
        Counts.place(network, 3, OTHER_SITE);
        ledger.afterStep();
        Counts.add(network, UeCount.SERVED_BITS_DL, 3, 1_000);
        assertThat(ledger.get(UeCount.SERVED_BITS_DL, 3, CELL) - before).isEqualTo(101);
        assertThat(ledger.get(UeCount.SERVED_BITS_DL, 3, OTHER_SITE)).isEqualTo(1_000);
        assertThat(ledger.knows(3, new int[] {0, 2})).isFalse();
        assertThat(ledger.knows(3, new int[] {CELL})).isTrue();
    }

    @Test
    void sinrLevelsAreThoseOfTheStandard() {
        Counts.place(network, 0, CELL);
        Counts.sinr(network, 0, -30);
        assertThat(driver.readings.level(Figure.Kind.UE_SINR, 0)).isEqualTo(0);
        Counts.sinr(network, 0, -23);
        assertThat(driver.readings.level(Figure.Kind.UE_SINR, 0)).isEqualTo(1);
        Counts.sinr(network, 0, 0);
        assertThat(driver.readings.level(Figure.Kind.UE_SINR, 0)).isEqualTo(47);
        Counts.sinr(network, 0, 39.9);
        assertThat(driver.readings.level(Figure.Kind.UE_SINR, 0)).isEqualTo(126);
        Counts.sinr(network, 0, 40);
        assertThat(driver.readings.level(Figure.Kind.UE_SINR, 0)).isEqualTo(127);
    }
}

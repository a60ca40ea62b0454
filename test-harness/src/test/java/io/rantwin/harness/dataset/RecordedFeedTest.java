package io.rantwin.harness.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition.ListedUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUeCondition;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmActionDefinition.OneUe;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.kpm.RecordValue.IntegerValue;
import io.rantwin.codecs.kpm.RecordValue.RealValue;
import io.rantwin.codecs.kpm.TestCondition;
import io.rantwin.codecs.kpm.TestCondition.TestValue;
import io.rantwin.codecs.kpm.UeReports;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.e2node.MeasurementFeed.Reporter;
import io.rantwin.harness.e2node.NodeIdentity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What subscriptions get of a series with two UEs in two slices, 250 ms, with a gap of a second. */
class RecordedFeedTest {
    private static final NodeIdentity NODE = new NodeIdentity(Plmn.of("001", "01"), 1_000, 22);
    private static final Instant START = Instant.parse("2023-11-14T22:13:20Z");

    @TempDir
    private Path folder;

    private Series run;

    @BeforeEach
    void write() throws Exception {
        Gzip.write(
                folder.resolve("tractor_colosseum_kpm/multi_ue/run.csv.gz"),
                "ts_ms,num_ues,imsi,slicing_enabled,slice_id,dl_buffer_bytes,dl_thr_mbps,dl_pkts,dl_err_pct,"
                        + "ul_thr_mbps,ul_pkts,ul_err_pct,granted_prbs",
                "1700000000250,2,11,1,0,100,4,20,10,1,4,0,6250",
                "1700000000250,2,12,1,2,300,0,5,0,0,0,0,3125",
                "1700000000500,2,11,1,0,0,2,10,0,1,4,50,2500",
                "1700000001750,1,11,1,0,0,8,10,0,1,4,0,12550");
        run = new DataSets(folder)
                .read(DataSets.named("tractor_colosseum_kpm"), _ -> true, new ReadLog())
                .getFirst();
    }

    private RecordedFeed feed(boolean isLooping, boolean isNative) {
        ReplayNodes.Options some = ReplayNodes.Options.DEFAULT;
        return new RecordedFeed(
                run,
                NODE,
                0,
                new ReplayNodes.Options(some.plmn(), 1, 22, some.e2ap(), some.kpm(), 1, isLooping, isNative));
    }

    private static Measurements measurements(long granularity, MeasurementItem... items) {
        return Measurements.of(List.of(items), granularity, null);
    }

    private static List<List<RecordValue>> rows(Reporter reporter, Instant start) {
        return ((MeasurementReport) reporter.report(start))
                .records().stream().map(record -> record.values()).toList();
    }

    @Test
    void announcesWhatTheSetHas() {
        List<ReportStyle> styles = feed(false, false).reportStyles();
        assertThat(styles).extracting(ReportStyle::type).containsExactly(1L, 2L, 4L, 5L);
        assertThat(styles.getFirst().measurements()).hasSize(run.mapping().size());
    }

    @Test
    void styleOneGivesTheNodeItsSlicesAndNoValueForGaps() {
        MeasurementItem blocks = MeasurementItem.of(
                MeasurementType.named("TB.TotNbrDl"),
                List.of(
                        MeasurementLabel.NO_LABEL,
                        MeasurementLabel.builder().sliceId(new Snssai(1, 2)).build(),
                        MeasurementLabel.builder().fiveQi(9L).build()));
        Reporter reporter = feed(false, false)
                .reporter(
                        new KpmActionDefinition(
                                1,
                                measurements(
                                        250,
                                        MeasurementItem.named("DRB.UEThpDl"),
                                        blocks,
                                        MeasurementItem.named("Not.Recorded"))),
                        1_000);
        assertThat(reporter).isNotNull();
        RecordValue none = RecordValue.NO_VALUE;
        assertThat(rows(reporter, START))
                .containsExactly(
                        List.of(new RealValue(2_000), new IntegerValue(25), new IntegerValue(5), none, none),
                        List.of(new RealValue(2_000), new IntegerValue(10), none, none, none),
                        List.of(none, none, none, none, none),
                        List.of(none, none, none, none, none));
        assertThat(rows(reporter, START.plusMillis(1_000)).get(2))
                .containsExactly(new RealValue(8_000), new IntegerValue(10), none, none, none);
        assertThat(reporter.report(START.plusMillis(1_750))).isNull();
    }

    @Test
    void aLongerGranularityAddsAmountsAndAveragesLevels() {
        KpmActionDefinition action = new KpmActionDefinition(
                1, measurements(1_000, MeasurementItem.named("RRU.PrbUsedDl"), MeasurementItem.named("TB.TotNbrDl")));
        Reporter reporter = feed(false, false).reporter(action, 1_000);
        // UE 11 had 25 and 10 PRBs, UE 12 had 12.5: the mean of each over what was recorded, then the sum.
        assertThat(rows(reporter, START)).containsExactly(List.of(new RealValue(30), new IntegerValue(35)));
    }

    @Test
    void aSeriesThatLoopsBeginsAnewAtWholePeriods() {
        KpmActionDefinition action =
                new KpmActionDefinition(1, measurements(250, MeasurementItem.named("TB.TotNbrDl")));
        Reporter reporter = feed(true, false).reporter(action, 250);
        assertThat(rows(reporter, START.plusMillis(1_750))).isEqualTo(rows(reporter, START));
        assertThat(rows(reporter, START.plusMillis(1_750 * 1_000L + 250)))
                .isEqualTo(rows(reporter, START.plusMillis(250)));
    }

    @Test
    void nativePeriodsHaveOneRecordWhateverIsAskedFor() {
        KpmActionDefinition action = new KpmActionDefinition(1, measurements(10, MeasurementItem.named("TB.TotNbrDl")));
        assertThat(rows(feed(false, true).reporter(action, 250), START)).containsExactly(List.of(new IntegerValue(25)));
        assertThat(rows(feed(false, false).reporter(action, 250), START)).hasSize(25);
    }

    @Test
    void uesAreReportedOneByOneListedOrBySlice() {
        Measurements wanted = measurements(250, MeasurementItem.named("TB.TotNbrDl"));
        RecordedFeed feed = feed(false, false);
        Reporter one = feed.reporter(new KpmActionDefinition(2, new OneUe(RecordedFeed.ueId(NODE, 2), wanted)), 250);
        assertThat(rows(one, START)).containsExactly(List.of(new IntegerValue(5)));
        assertThat(rows(one, START.plusMillis(250))).containsExactly(List.of(RecordValue.NO_VALUE));
        Reporter listed = feed.reporter(
                new KpmActionDefinition(
                        5, new ListedUes(List.of(RecordedFeed.ueId(NODE, 1), RecordedFeed.ueId(NODE, 2)), wanted)),
                250);
        assertThat(((UeReports) listed.report(START)).reports())
                .extracting(UeReports.UeReport::ueId)
                .containsExactly(RecordedFeed.ueId(NODE, 1), RecordedFeed.ueId(NODE, 2));
        assertThat(((UeReports) listed.report(START.plusMillis(250))).reports()).hasSize(1);
        assertThat(listed.report(START.plusMillis(500))).as("no UE is there").isNull();
        TestCondition slice = new TestCondition(
                TestCondition.Property.S_NSSAI,
                TestCondition.Expression.EQUAL,
                new TestValue.OctetStringValue(Octets.ofHex("01000002")));
        Reporter matching = feed.reporter(
                new KpmActionDefinition(4, new MatchingUes(List.of(new MatchingUeCondition(slice, false)), wanted)),
                250);
        assertThat(((UeReports) matching.report(START)).reports())
                .extracting(UeReports.UeReport::ueId)
                .containsExactly(RecordedFeed.ueId(NODE, 2));
    }

    @Test
    void whatIsNotRecordedIsRefused() {
        RecordedFeed feed = feed(false, false);
        Measurements unknown = measurements(250, MeasurementItem.named("PEE.AvgPower"));
        Measurements known = measurements(250, MeasurementItem.named("TB.TotNbrDl"));
        assertThat(feed.reporter(new KpmActionDefinition(1, unknown), 250)).isNull();
        assertThat(feed.reporter(new KpmActionDefinition(3, known), 250)).isNull();
        assertThat(feed.reporter(new KpmActionDefinition(1, null), 250)).isNull();
        assertThat(feed.reporter(
                        new KpmActionDefinition(1, measurements(1, known.items().getFirst())), 3_600_000))
                .isNull();
        assertThat(feed.reporter(new KpmActionDefinition(2, new OneUe(RecordedFeed.ueId(NODE, 3), known)), 250))
                .isNull();
        TestCondition strong = new TestCondition(
                TestCondition.Property.CQI, TestCondition.Expression.GREATERTHAN, new TestValue.IntegerValue(3));
        assertThat(feed.reporter(
                        new KpmActionDefinition(
                                4, new MatchingUes(List.of(new MatchingUeCondition(strong, false)), known)),
                        250))
                .isNull();
    }
}

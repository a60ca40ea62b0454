package io.rantwin.harness.ran.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.ValueType;
import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.kpm.ConditionReport;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition.ListedUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUeCondition;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.MeasurementCondition;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmActionDefinition.OneUe;
import io.rantwin.codecs.kpm.KpmActionDefinition.PerMeasurementCondition;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MatchingCondition;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.kpm.TestCondition;
import io.rantwin.codecs.kpm.TestCondition.Expression;
import io.rantwin.codecs.kpm.TestCondition.Property;
import io.rantwin.codecs.kpm.TestCondition.TestValue;
import io.rantwin.codecs.kpm.UeReports;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.e2node.MeasurementFeed.Reporter;
import io.rantwin.harness.ran.energy.PowerState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports of a network that runs. */
class NodeFeedTest {
    private static final MeasurementCatalogue CATALOGUE = MeasurementCatalogue.bundled();
    private static final int SITE = 1;
    private static final List<MeasurementItem> OF_UE =
            List.of(FeedDriver.item("DRB.RlcSduTransmittedVolumeDL"), FeedDriver.item("RRU.PrbUsedDl"));

    private final FeedDriver driver = new FeedDriver(SmallNetwork.busy(120, 7));
    private final NodeFeed feed = driver.feed(SITE, NodeRole.GNB);

    private List<KpmReport> reports(long millis, List<KpmActionDefinition> actions) {
        driver.network.advanceTo(2_000_000);
        driver.ledger.afterStep();
        List<Reporter> reporters = new ArrayList<>();
        for (KpmActionDefinition action : actions) {
            reporters.add(feed.reporter(action, millis));
        }
        assertThat(reporters).doesNotContainNull();
        return driver.period(millis, reporters);
    }

    private static TestCondition test(Property property, Expression expression, TestValue value) {
        return new TestCondition(property, expression, value);
    }

    @Test
    void everyFigureIsOfTheKindAndInTheRangeOfTheCatalogue() throws Exception {
        List<String> names = feed.reportStyles().getFirst().measurements().stream()
                .map(announced -> announced.measName())
                .filter(name -> !CATALOGUE.find(name).measurement().isDistribution())
                .toList();
        List<MeasurementItem> items = names.stream().map(FeedDriver::item).toList();
        KpmReport report =
                reports(5_000, List.of(FeedDriver.ofCell(null, 5_000, items))).getFirst();
        List<RecordValue> values =
                ((MeasurementReport) report).records().getFirst().values();
        double[] figures = FeedDriver.figures(report);
        for (int i = 0; i < figures.length; i++) {
            var measurement = CATALOGUE.find(names.get(i)).measurement();
            assertThat(measurement.range().contains(figures[i]))
                    .as("%s = %s", names.get(i), figures[i])
                    .isTrue();
            assertThat(values.get(i))
                    .as(names.get(i))
                    .isInstanceOf(
                            measurement.valueType() == ValueType.INTEGER
                                    ? RecordValue.IntegerValue.class
                                    : RecordValue.RealValue.class);
        }
        for (KpmVersion version : List.of(KpmVersion.V2_03, KpmVersion.V3_00)) {
            KpmCodec codec = KpmCodec.of(version);
            assertThat(codec.decodeIndicationMessage(codec.encode(report))).isEqualTo(report);
        }
    }

    @Test
    void slicesCellsAndUsersAddUp() {
        List<KpmActionDefinition> actions = new ArrayList<>();
        List<MeasurementItem> bySlice = List.of(
                FeedDriver.item("DRB.RlcSduTransmittedVolumeDL"),
                FeedDriver.item("DRB.RlcSduTransmittedVolumeDL", driver.slice(0), driver.slice(1), driver.slice(2)),
                FeedDriver.item("DRB.RlcSduTransmittedVolumeDL", fiveQi(9), fiveQi(6), fiveQi(1), fiveQi(82)));
        actions.add(FeedDriver.ofCell(null, 1_000, bySlice));
        int[] cells = driver.identities.cellsOf(SITE);
        for (int cell : cells) {
            actions.add(FeedDriver.ofCell(driver.identities.cgi(cell), 1_000, bySlice));
        }
        actions.add(new KpmActionDefinition(
                4,
                new MatchingUes(
                        List.of(new MatchingUeCondition(test(Property.CQI, Expression.PRESENT, null), false)),
                        Measurements.of(OF_UE, 1_000, null))));
        List<KpmReport> reports = reports(1_000, actions);
        double node = FeedDriver.figures(reports.getFirst())[0];
        assertThat(node).isPositive();
        double ofCells = 0;
        for (int i = 0; i <= cells.length; i++) {
            double[] figures = FeedDriver.figures(reports.get(i));
            assertThat(figures[1] + figures[2] + figures[3]).isCloseTo(figures[0], within(2.0));
            assertThat(figures[4] + figures[5] + figures[6] + figures[7]).isCloseTo(figures[0], within(2.5));
            ofCells += i == 0 ? 0 : figures[0];
        }
        assertThat(ofCells).isCloseTo(node, within(2.0));
        UeReports users = (UeReports) reports.getLast();
        double ofUsers = users.reports().stream()
                .mapToDouble(user -> FeedDriver.figures(user.report())[0])
                .sum();
        // A user that left in the second is no longer reported; none has with this seed.
        assertThat(ofUsers).isCloseTo(node, within(0.5 * users.reports().size()));
    }

    private static MeasurementLabel fiveQi(long fiveQi) {
        return MeasurementLabel.builder().fiveQi(fiveQi).build();
    }

    @Test
    void aLongPeriodIsTheSumOfItsParts() {
        List<MeasurementItem> items = List.of(FeedDriver.item("TB.TotNbrDlInitial"));
        List<KpmReport> reports =
                reports(500, List.of(FeedDriver.ofCell(null, 10, items), FeedDriver.ofCell(null, 500, items)));
        List<MeasurementRecord> parts = ((MeasurementReport) reports.getFirst()).records();
        assertThat(parts).hasSize(50);
        double sum = parts.stream()
                .mapToDouble(part -> FeedDriver.figures(part.values())[0])
                .sum();
        assertThat(sum).isPositive().isEqualTo(FeedDriver.figures(reports.get(1))[0]);
    }

    @Test
    void conditionsSelectUsers() {
        TestValue slice2 = new TestValue.OctetStringValue(Octets.of((byte) 2));
        TestValue slice3 = new TestValue.OctetStringValue(Octets.ofHex("03000abc"));
        List<KpmReport> reports = reports(
                1_000,
                List.of(
                        matching(new MatchingUeCondition(test(Property.S_NSSAI, Expression.EQUAL, slice2), false)),
                        matching(
                                new MatchingUeCondition(test(Property.S_NSSAI, Expression.EQUAL, slice2), true),
                                new MatchingUeCondition(test(Property.S_NSSAI, Expression.EQUAL, slice3), false)),
                        matching(new MatchingUeCondition(
                                test(Property.RSRP, Expression.LESSTHAN, new TestValue.IntegerValue(-200)), false)),
                        matching(new MatchingUeCondition(test(Property.GBR, null, null), false))));
        assertThat(slices(reports.getFirst())).isNotEmpty().containsOnly(1);
        assertThat(slices(reports.get(1))).contains(1).doesNotContain(0);
        assertThat(reports.get(2)).as("nobody is that far").isNull();
        assertThat(((UeReports) reports.get(3)).reports())
                .allSatisfy(user -> assertThat(driver.network
                                .ues()
                                .trafficClass(driver.identities.ue(user.ueId()))
                                .fiveQi())
                        .isIn(1, 82));
        assertThat(feed.reporter(matching(new MatchingUeCondition(test(Property.AMBR, null, null), false)), 1_000))
                .isNull();
    }

    private static KpmActionDefinition matching(MatchingUeCondition... conditions) {
        return new KpmActionDefinition(4, new MatchingUes(List.of(conditions), Measurements.of(OF_UE, 1_000, null)));
    }

    private List<Integer> slices(KpmReport report) {
        return ((UeReports) report)
                .reports().stream()
                        .map(user -> driver.network.ues().slice(driver.identities.ue(user.ueId())))
                        .toList();
    }

    @Test
    void usersAreReportedOneByOneAndUnderCondition() throws Exception {
        driver.network.advanceTo(2_000_000);
        List<Integer> here = new ArrayList<>();
        for (int ue = 0; ue < driver.network.ues().size(); ue++) {
            int cell = driver.network.ues().cell(ue);
            if (cell >= 0 && driver.network.plan().layout().siteOf(cell) == SITE) {
                here.add(ue);
            }
        }
        UeId one = driver.identities.ueId(NodeRole.GNB, here.getFirst());
        UeId two = driver.identities.ueId(NodeRole.GNB, here.getLast());
        List<MatchingCondition> good = List.of(new MatchingCondition(
                test(Property.CQI, Expression.GREATERTHAN, new TestValue.IntegerValue(7)), false));
        List<MatchingCondition> bad = List.of(
                new MatchingCondition(test(Property.CQI, Expression.LESSTHAN, new TestValue.IntegerValue(8)), false));
        MeasurementType volume = MeasurementType.named("DRB.RlcSduTransmittedVolumeDL");
        List<KpmReport> reports = reports(
                100,
                List.of(
                        new KpmActionDefinition(2, new OneUe(one, Measurements.of(OF_UE, 100, null))),
                        new KpmActionDefinition(5, new ListedUes(List.of(one, two), Measurements.of(OF_UE, 100, null))),
                        new KpmActionDefinition(
                                3,
                                new PerMeasurementCondition(
                                        List.of(
                                                new MeasurementCondition(volume, good, null),
                                                new MeasurementCondition(volume, bad, null),
                                                new MeasurementCondition(
                                                        volume,
                                                        List.of(new MatchingCondition(
                                                                MeasurementLabel.NO_LABEL, false)),
                                                        null)),
                                        100,
                                        null))));
        UeReports listed = (UeReports) reports.get(1);
        assertThat(listed.reports()).extracting(UeReports.UeReport::ueId).containsExactly(one, two);
        assertThat(reports.getFirst()).isEqualTo(listed.reports().getFirst().report());
        ConditionReport conditioned = (ConditionReport) reports.get(2);
        double[] figures = FeedDriver.figures(conditioned.records().getFirst().values());
        assertThat(figures[0] + figures[1]).isCloseTo(figures[2], within(2.0));
        assertThat(conditioned.measurements().get(0).matchingUeIds().size()
                        + conditioned.measurements().get(1).matchingUeIds().size())
                .isEqualTo(here.size());
        KpmCodec codec = KpmCodec.of(KpmVersion.V3_00);
        for (KpmReport report : reports) {
            assertThat(codec.decodeIndicationMessage(codec.encode(report))).isEqualTo(report);
        }
    }

    @Test
    void periodsThatTheNodeDoesNotHaveAreRefused() {
        List<MeasurementItem> items = List.of(FeedDriver.item("RRU.PrbTotDl"));
        Cause limit = new Cause(Cause.Category.RIC_REQUEST, "function-resource-limit");
        for (long granularity : new long[] {1, 15, 60_010}) {
            KpmActionDefinition action = FeedDriver.ofCell(null, granularity, items);
            assertThat(feed.reporter(action, granularity)).isNull();
            assertThat(feed.refusal(action, granularity)).isEqualTo(limit);
        }
        KpmActionDefinition uneven = FeedDriver.ofCell(null, 30, items);
        assertThat(feed.reporter(uneven, 100)).isNull();
        assertThat(feed.refusal(uneven, 100)).isEqualTo(new Cause(Cause.Category.PROTOCOL, "semantic-error"));
        KpmActionDefinition elsewhere = FeedDriver.ofCell(driver.identities.cgi(0), 100, items);
        assertThat(feed.reporter(elsewhere, 100)).isNull();
        assertThat(feed.refusal(elsewhere, 100))
                .isEqualTo(new Cause(Cause.Category.RIC_REQUEST, "action-not-supported"));
        assertThat(feed.reporter(FeedDriver.ofCell(null, 60_000, items), 60_000))
                .isNotNull();
    }

    @Test
    void aCellThatSleepsHasNoLoadAndLittlePower() {
        int cell = driver.identities.cellsOf(SITE)[0];
        driver.network.requestPowerState(cell, PowerState.DEEP_SLEEP);
        double[] figures = FeedDriver.figures(reports(
                        1_000,
                        List.of(FeedDriver.ofCell(
                                driver.identities.cgi(cell),
                                1_000,
                                List.of(
                                        FeedDriver.item("RRU.PrbTotDl"),
                                        FeedDriver.item("RRU.PrbAvailDl"),
                                        FeedDriver.item("RRC.ConnMean"),
                                        FeedDriver.item("CARR.MaxTxPwr"),
                                        FeedDriver.item("PEE.AvgPower")))))
                .getFirst());
        assertThat(figures).startsWith(Double.NaN, 0, 0, Double.NaN);
        assertThat(figures[4]).isBetween(0.1, 50.0);
    }
}

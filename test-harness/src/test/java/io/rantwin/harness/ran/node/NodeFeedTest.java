package io.rantwin.harness.ran.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.ValueType;
import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUeCondition;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.kpm.TestCondition;
import io.rantwin.codecs.kpm.TestCondition.Expression;
import io.rantwin.codecs.kpm.TestCondition.Property;
import io.rantwin.codecs.kpm.TestCondition.TestValue;
import io.rantwin.codecs.kpm.UeReports;
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

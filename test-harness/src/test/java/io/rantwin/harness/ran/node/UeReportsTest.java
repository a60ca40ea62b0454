package io.rantwin.harness.ran.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.kpm.TestCondition;
import io.rantwin.codecs.kpm.TestCondition.Expression;
import io.rantwin.codecs.kpm.TestCondition.Property;
import io.rantwin.codecs.kpm.TestCondition.TestValue;
import io.rantwin.codecs.kpm.UeReports;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.e2node.MeasurementFeed.Reporter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports of users of a network that runs: styles 2 to 5. */
class UeReportsTest {
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
}

package io.rantwin.harness.ran.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.harness.e2node.MeasurementFeed.Reporter;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.SlicePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What controls do, as the RIC sees it: two networks of one seed, of which one is controlled. */
class ControlSeenInReportsTest {
    private static final MeasurementCatalogue CATALOGUE = MeasurementCatalogue.bundled();
    private static final int CELL = 4;
    private static final int SITE = 1;

    private final FeedDriver controlled = new FeedDriver(SmallNetwork.busy(150, 11));
    private final FeedDriver left = new FeedDriver(SmallNetwork.busy(150, 11));

    private static ControlTarget target(FeedDriver driver) {
        return new ControlTarget(
                driver.network,
                driver.identities,
                NodeRole.GNB,
                driver.identities.cellsOf(SITE),
                ControlGate.OPEN,
                driver::now);
    }

    /** Figures of each cell over some seconds; all of them are believed. */
    private static double[][] perCell(FeedDriver driver, int seconds, List<MeasurementItem> items) {
        List<Reporter> reporters = new ArrayList<>();
        RadioNetwork network = driver.network;
        for (int cell = 0; cell < network.account().cells(); cell++) {
            KpmActionDefinition action = FeedDriver.ofCell(driver.identities.cgi(cell), seconds * 1_000L, items);
            reporters.add(driver.feed(network.plan().layout().siteOf(cell), NodeRole.GNB)
                    .reporter(action, seconds * 1_000L));
        }
        double[][] figures = driver.period(seconds * 1_000L, reporters).stream()
                .map(FeedDriver::figures)
                .toArray(double[][]::new);
        for (double[] ofCell : figures) {
            for (int i = 0; i < ofCell.length; i++) {
                String name = ((io.rantwin.codecs.kpm.MeasurementType.ByName)
                                items.get(Math.min(i, items.size() - 1)).type())
                        .measName();
                assertThat(Double.isNaN(ofCell[i])
                                || CATALOGUE.find(name).measurement().range().contains(ofCell[i]))
                        .as("%s = %s", name, ofCell[i])
                        .isTrue();
            }
        }
        return figures;
    }

    private static double sum(double[][] figures, int column) {
        return Arrays.stream(figures).mapToDouble(ofCell -> ofCell[column]).sum();
    }

    @Test
    void aCellThatIsPutToSleepLeavesItsUsersToTheOthers() {
        List<MeasurementItem> items = List.of(FeedDriver.item("RRC.ConnMean"), FeedDriver.item("PEE.AvgPower"));
        perCell(controlled, 3, items);
        perCell(left, 3, items);
        target(controlled).saveEnergy(CELL, true);
        double[][] with = perCell(controlled, 5, items);
        double[][] without = perCell(left, 5, items);
        assertThat(with[CELL][0]).isZero();
        assertThat(without[CELL][0]).isPositive();
        assertThat(sum(with, 0)).isGreaterThan(sum(without, 0) - without[CELL][0]);
        assertThat(with[CELL][1]).isLessThan(0.3 * without[CELL][1]);
    }

    @Test
    void aQuotaBinds() {
        List<MeasurementItem> items = List.of(FeedDriver.item("RRU.PrbUsedDl", controlled.slice(SmallNetwork.EMBB)));
        target(controlled)
                .setPolicies(controlled.identities.cellsOf(SITE), Map.of(SmallNetwork.EMBB, new SlicePolicy(0, 0, 10)));
        double[][] with = perCell(controlled, 8, items);
        double[][] without = perCell(left, 8, items);
        int blocks = controlled.network.plan().layout().carriers().getFirst().resourceBlocks();
        boolean isBinding = false;
        for (int cell : controlled.identities.cellsOf(SITE)) {
            assertThat(with[cell][0]).isLessThanOrEqualTo(0.1 * blocks + 0.5);
            isBinding |= without[cell][0] > 0.1 * blocks + 0.5;
        }
        assertThat(isBinding)
                .as("without the quota the slice takes more somewhere")
                .isTrue();
    }

    @Test
    void anOffsetMovesTheBorder() {
        List<MeasurementItem> items = List.of(FeedDriver.item("RRC.ConnMean"));
        perCell(controlled, 2, items);
        perCell(left, 2, items);
        for (int other = 0; other < controlled.network.account().cells(); other++) {
            if (other != CELL) {
                controlled.network.parameters().setIndividualOffsetDb(other, CELL, 6);
                controlled.network.parameters().setIndividualOffsetDb(CELL, other, -6);
            }
        }
        perCell(controlled, 3, items);
        perCell(left, 3, items);
        assertThat(perCell(controlled, 5, items)[CELL][0]).isGreaterThan(perCell(left, 5, items)[CELL][0]);
    }
}

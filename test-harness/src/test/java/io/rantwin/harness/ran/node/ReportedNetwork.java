package io.rantwin.harness.ran.node;

import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.harness.e2node.MeasurementFeed.Reporter;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.SliceCount;
import io.rantwin.harness.ran.scenario.Scenario;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.ScenarioException;
import io.rantwin.harness.ran.scenario.Scenarios;
import io.rantwin.harness.ran.site.TopologyWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A committed scenario as a twin sees it: topology JSON and KPM reports of all cells, figure by figure as they stand in the
 * records, without a RIC between. The network itself is at hand for controls and for truths that no report tells.
 */
public final class ReportedNetwork {
    private final FeedDriver driver;
    private final List<String> measurements;
    private final long granularityMillis;
    private final List<Reporter> reporters = new ArrayList<>();

    /** Style 1 reports of the measurements, without labels, of every cell. */
    public ReportedNetwork(String scenario, ScenarioChanges changes, long granularityMillis, List<String> measurements)
            throws ScenarioException {
        this(Scenarios.named(scenario, changes), granularityMillis, measurements);
    }

    /** The same of any scenario. */
    public ReportedNetwork(Scenario named, long granularityMillis, List<String> measurements) {
        driver = new FeedDriver(new RadioNetwork(named.plan(), named.seed()));
        this.measurements = List.copyOf(measurements);
        this.granularityMillis = granularityMillis;
        List<MeasurementItem> items =
                measurements.stream().map(name -> FeedDriver.item(name)).toList();
        for (int cell = 0; cell < cells(); cell++) {
            reporters.add(driver.feed(network().plan().layout().siteOf(cell), NodeRole.GNB)
                    .reporter(
                            FeedDriver.ofCell(driver.identities.cgi(cell), granularityMillis, items),
                            granularityMillis));
        }
    }

    /** The network behind the reports. */
    public RadioNetwork network() {
        return driver.network;
    }

    /** Number of cells. */
    public int cells() {
        return network().account().cells();
    }

    /** Names of the measurements, in the order of the figures. */
    public List<String> measurements() {
        return measurements;
    }

    /** Begin of the next granularity period. */
    public Instant now() {
        return driver.now();
    }

    /** Runs one granularity period; figures by cell and measurement, NaN for noValue. */
    public double[][] period() {
        return driver.period(granularityMillis, reporters).stream()
                .map(FeedDriver::figures)
                .toArray(double[][]::new);
    }

    /** Bits that users asked of a cell since the beginning, all slices. */
    public double offeredBits(int cell) {
        return network().account().sum(SliceCount.OFFERED_BITS_DL, cell);
    }

    /** What the inventory knows. */
    public byte[] topology() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try {
            TopologyWriter.write(network().plan().layout(), network().plan().neighbours(), stream);
        } catch (IOException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
        return stream.toByteArray();
    }
}

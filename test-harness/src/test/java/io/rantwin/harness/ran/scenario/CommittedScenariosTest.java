package io.rantwin.harness.ran.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.harness.ran.fault.TimedFault;
import io.rantwin.harness.ran.network.NetworkPlan;
import io.rantwin.harness.ran.network.SlicePlan;
import io.rantwin.harness.ran.network.TrafficPlan;
import io.rantwin.harness.ran.site.Carrier;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The yardstick: what the committed scenarios promise in their names and headers. */
class CommittedScenariosTest {
    @ParameterizedTest
    @CsvSource({
        "tiny, 1, 3, 12, 1",
        "quiet-7, 7, 21, 210, 1",
        "city-21, 7, 21, 630, 3",
        "city-57, 19, 57, 1710, 3",
        "stadium, 7, 21, 420, 2",
        "energy-night, 7, 42, 210, 1",
        "two-carrier, 7, 42, 420, 1",
        "faults-day, 7, 21, 210, 2",
        "energy-21, 3, 21, 360, 1"
    })
    void hasItsSize(String name, int sites, int cells, int users, int slices) throws ScenarioException {
        Scenario scenario = Scenarios.named(name, ScenarioChanges.NONE);

        assertThat(scenario.name()).isEqualTo(name);
        assertThat(scenario.description()).isNotBlank();
        assertThat(scenario.plan().layout().sites()).hasSize(sites);
        assertThat(scenario.plan().layout().cells()).hasSize(cells);
        assertThat(scenario.plan().ues()).isEqualTo(users);
        assertThat(scenario.plan().slices()).hasSize(slices);
        assertThat(scenario.sliceNames()).hasSize(slices);
    }

    @Test
    void listsThoseOfTheTestAboveAndNoOther() {
        assertThat(Scenarios.names())
                .containsExactlyInAnyOrder(
                        "tiny",
                        "quiet-7",
                        "city-21",
                        "city-57",
                        "stadium",
                        "energy-night",
                        "two-carrier",
                        "faults-day",
                        "energy-21");
    }

    /** Bits asked for against 1.1 bit/s/Hz, what four users indoors of five are carried in layouts with neighbours, at the busiest hour. */
    @ParameterizedTest
    @ValueSource(strings = {"quiet-7", "city-21", "city-57", "stadium", "two-carrier", "faults-day"})
    void loadsItsCellsWithinTwentyToSeventyPerCentInTheBusyHour(String name) throws ScenarioException {
        assertThat(busiestLoad(Scenarios.named(name, ScenarioChanges.NONE).plan()))
                .isBetween(0.20, 0.70);
    }

    @Test
    void leavesTheNightIdle() throws ScenarioException {
        NetworkPlan plan = Scenarios.named("energy-night", ScenarioChanges.NONE).plan();
        assertThat(load(plan, 24 + 4)).isLessThan(0.08);
        assertThat(load(plan, 22)).isGreaterThan(4 * load(plan, 24 + 4));
    }

    @Test
    void capacityIsEverywhereAndTheUmbrellaAtOneSiteOnly() throws ScenarioException {
        NetworkPlan plan = Scenarios.named("energy-21", ScenarioChanges.NONE).plan();
        int[] cells = new int[plan.layout().carriers().size()];
        plan.layout().cells().forEach(cell -> cells[cell.carrier()]++);
        assertThat(cells).containsExactly(9, 9, 3);
        assertThat(plan.carrierFullPowerWatts()).containsExactly(450.0, 1000.0, 700.0);
        assertThat(plan.clock().compression()).isEqualTo(48);
    }

    @Test
    void breaksEverythingInTurnAndNeverTwoThings() throws ScenarioException {
        Scenario scenario = Scenarios.named("faults-day", ScenarioChanges.NONE);
        Set<String> kinds = new TreeSet<>();
        long over = 0;
        for (TimedFault fault : scenario.faults()) {
            kinds.add(fault.fault().kind());
            assertThat(fault.fromMicros()).isGreaterThan(over);
            over = fault.untilMicros();
        }
        assertThat(kinds).hasSize(19).hasSameSizeAs(scenario.faults());
        // A day takes two hours.
        assertThat(over).isLessThan(2 * 3_600_000_000L);
    }

    @Test
    void doesNotPromiseMoreThanAllResourceBlocks() throws ScenarioException {
        for (String name : Scenarios.names()) {
            double promised = Scenarios.named(name, ScenarioChanges.NONE).plan().slices().stream()
                    .mapToDouble(slice -> slice.policy().minRatio())
                    .sum();
            assertThat(promised).as(name).isBetween(0.0, 100.0);
        }
    }

    private static double busiestLoad(NetworkPlan plan) {
        double most = 0;
        for (int hour = 0; hour < 168; hour++) {
            most = Math.max(most, load(plan, hour));
        }
        return most;
    }

    private static double load(NetworkPlan plan, double hour) {
        double weights = 0;
        double bitsPerSecondOfOne = 0;
        for (SlicePlan slice : plan.slices()) {
            for (TrafficPlan traffic : slice.traffic()) {
                weights += traffic.weight();
                bitsPerSecondOfOne += traffic.weight()
                        * traffic.activeShare()
                        * traffic.profile().at(hour)
                        * bitsPerSecond(traffic);
            }
        }
        double capacity = plan.layout().cells().stream()
                .mapToDouble(cell -> {
                    Carrier carrier = plan.layout().carriers().get(cell.carrier());
                    return 1.1 * carrier.occupiedHertz() * carrier.downlinkShare();
                })
                .sum();
        return plan.ues() * bitsPerSecondOfOne / weights / capacity;
    }

    /** In a session at demand 1: files of 4 Mbit every 2 s, video near its best quality, 8 kbit every 10 ms, almost nothing. */
    private static double bitsPerSecond(TrafficPlan traffic) {
        return switch (traffic.trafficClass()) {
            case EMBB_FILE -> 2e6 * traffic.demand();
            case EMBB_VIDEO -> 13e6;
            case URLLC_PERIODIC -> 0.8e6;
            case MMTC_SPORADIC -> 30;
            case VONR -> 10e3;
        };
    }
}

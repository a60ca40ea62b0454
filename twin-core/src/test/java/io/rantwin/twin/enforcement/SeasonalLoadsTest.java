package io.rantwin.twin.enforcement;

import static io.rantwin.twin.enforcement.Networks.id;
import static io.rantwin.twin.enforcement.Networks.mesh;
import static io.rantwin.twin.enforcement.Networks.saving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.forecast.SeasonBank;
import io.rantwin.twin.forecast.SeasonProfile;
import io.rantwin.twin.forecast.SeasonSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Cells sleep and wake by what is usual at that time of day, here two hours long, with a rise from its 60th to its 80th minute. */
class SeasonalLoadsTest {
    private static final SeasonSettings SEASON = new SeasonSettings(7_200_000, 48);
    private static final long MINUTE = 60_000;
    private static final long MIDNIGHT = 1_767_600_000_000L / 7_200_000 * 7_200_000;
    private static final List<Long> HORIZONS = List.of(60_000L, 120_000L, 420_000L);
    private static final Enforcement ENFORCEMENT = new Enforcement(EnforcementParameters.USUAL);
    private static final double CAPACITY = 1e8;

    private final Map<String, SeasonProfile> profiles = new HashMap<>();

    private static double course(long millis, double night, double day) {
        double minute = Math.floorMod(millis, SEASON.lengthMillis()) / (double) MINUTE;
        return night + (day - night) * Math.clamp((minute - 60) / 20, 0, 1);
    }

    /** Ten days of a cell. */
    private void learn(int cell, LongToDoubleFunction load) {
        SeasonBank bank = new SeasonBank(SEASON, 1);
        for (long at = MIDNIGHT - 10 * SEASON.lengthMillis(); at < MIDNIGHT; at += 10_000) {
            double share = load.applyAsDouble(at + 5_000);
            bank.observe(0, at * 1_000_000, 10_000, share, share * CAPACITY);
        }
        profiles.put(id(cell), bank.profile(0));
    }

    private List<CellCondition> seen(long millis, List<CellCondition> cells) {
        return new SeasonalLoads(profiles::get, 1.5, 0.9, HORIZONS)
                .in(millis, cells, cells.stream().map(CellCondition::cellId).collect(Collectors.toSet()));
    }

    private static List<CellCondition> asleep(int sleeper, List<CellCondition> cells) {
        cells.set(sleeper, cells.get(sleeper).in(CellCondition.State.ASLEEP));
        return cells;
    }

    @Test
    void aSleeperIsForeseenByItsOwnProfile() {
        learn(0, at -> course(at, 0.1, 0.9));
        long atSixty = MIDNIGHT + 60 * MINUTE;
        CellCondition cell = seen(atSixty, asleep(0, mesh(0, 0.2, 0.2))).getFirst();
        // 35 % of the way in 7 min.
        LoadForecast last = cell.forecasts().getLast();
        assertThat(last.median()).isCloseTo(0.1 + 0.8 * 7 / 20, within(0.03));
        assertThat(last.upper()).isBetween(last.median(), last.median() + 0.1);
        assertThat(cell.mostLoadWithin(120_000)).isBetween(0.17, 0.3);
    }

    @Test
    void whoCarriesASleeperIsForeseenWithItsUsers() {
        learn(0, at -> course(at, 0.1, 0.9));
        learn(1, _ -> 0.2);
        long atSeventy = MIDNIGHT + 70 * MINUTE;
        // Two carry it, at 1.5 times the PRBs: 0.2 + 0.5 / 2 x 1.5 now, and 0.2 + 0.78 / 2 x 1.5 in 7 min.
        List<CellCondition> cells = asleep(0, mesh(0, 0.575, 0.575));
        CellCondition carrier = seen(atSeventy, cells).get(1);
        assertThat(carrier.forecasts().getLast().median()).isCloseTo(0.2 + 0.78 * 0.75, within(0.04));
        // Today is 10 % above the usual: half of that is left after seven of its ten minutes.
        cells = asleep(0, mesh(0, 0.675, 0.675));
        double more = seen(atSeventy, cells).get(1).forecasts().getLast().median()
                - carrier.forecasts().getLast().median();
        assertThat(more).isCloseTo(0.1 * Math.exp(-0.7), within(1e-3));
    }

    @Test
    void withoutAProfileTheNearForecastStays() {
        List<CellCondition> cells = mesh(0.1, 0.2, 0.2);
        cells.set(1, cells.get(1).withLoad(0.2, 0, List.of(new LoadForecast(60_000, 0.25, 0.4))));
        assertThat(seen(MIDNIGHT, cells)).isEqualTo(cells);
    }

    @Test
    void aBurstDecidesNothingWhereTheLoadOfLateIsTold() {
        learn(0, _ -> 0.1);
        // Reports of 0 to 60 %, a mean of 10 %: the newest is a burst, and the quantile of single reports is far up.
        List<LoadForecast> ofReports = List.of(new LoadForecast(10_000, 0.1, 0.6), new LoadForecast(60_000, 0.1, 0.6));
        List<CellCondition> cells = mesh(0.6, 0.2);
        cells.set(0, cells.get(0).withLoad(0.6, 0, ofReports));
        assertThat(seen(MIDNIGHT, cells).getFirst().mostLoadWithin(120_000)).isGreaterThan(0.5);

        List<LoadForecast> withMean = new ArrayList<>(List.of(new LoadForecast(0, 0.12, 0.12)));
        withMean.addAll(ofReports);
        cells.set(0, cells.get(0).withLoad(0.6, 0, withMean));
        CellCondition cell = seen(MIDNIGHT, cells).getFirst();
        assertThat(cell.load()).isEqualTo(0.6);
        assertThat(cell.forecasts().getFirst()).isEqualTo(new LoadForecast(0, 0.12, 0.12));
        assertThat(cell.mostLoadWithin(120_000)).isBetween(0.12, 0.2);
    }

    @Test
    void noLessIsForeseenThanTheNextReportIsLikelyToTell() {
        learn(0, _ -> 0.1);
        List<CellCondition> cells = mesh(0.5, 0.2);
        cells.set(
                0,
                cells.get(0)
                        .withLoad(
                                0.5, 0, List.of(new LoadForecast(0, 0.12, 0.12), new LoadForecast(60_000, 0.5, 0.8))));
        assertThat(seen(MIDNIGHT, cells).getFirst().mostLoadWithin(120_000)).isEqualTo(0.5);
    }

    @Test
    void aCellThatIsNewLooksLikeItsNeighbours() {
        learn(1, at -> course(at, 0.1, 0.9));
        CellCondition cell =
                seen(MIDNIGHT + 70 * MINUTE, asleep(0, mesh(0, 0.5, 0.5))).getFirst();
        assertThat(cell.forecasts().getLast().median()).isCloseTo(0.78, within(0.03));
        assertThat(cell.forecasts().getLast().upper()).isEqualTo(1);
    }

    @Test
    void aNightOfSleepEndsAheadOfTheMorning() {
        learn(0, at -> course(at, 0.1, 0.9));
        learn(1, at -> course(at, 0.1, 0.6));
        learn(2, at -> course(at, 0.1, 0.6));
        EnforcementMemory memory = EnforcementMemory.NONE;
        Long slept = null;
        Long woken = null;
        for (long at = MIDNIGHT; at < MIDNIGHT + 90 * MINUTE; at += 10_000) {
            boolean isAsleep = slept != null && woken == null;
            double own = course(at, 0.1, 0.9);
            double others = Math.min(1, course(at, 0.1, 0.6) + (isAsleep ? own * 0.75 : 0));
            List<CellCondition> cells = mesh(isAsleep ? 0 : own, others, others);
            if (isAsleep) {
                asleep(0, cells);
            }
            NetworkView view = new NetworkView(at, seen(at, cells), List.of(), List.of());
            EnforcementPlan plan = ENFORCEMENT.decide(view, List.of(saving("p", null, List.of(), 0)), memory);
            memory = plan.memory();
            for (PlannedAction each : plan.actions()) {
                assertThat(slept == null || woken == null)
                        .as("cells go on and off")
                        .isTrue();
                slept = each.action() instanceof SleepCell ? at : slept;
                woken = each.action() instanceof WakeCell ? Long.valueOf(at) : woken;
            }
        }
        assertThat(slept).isNotNull();
        assertThat(woken).isNotNull();
        // The rise begins at 60: awake soon after, when its neighbours still had room.
        assertThat((woken - MIDNIGHT) / (double) MINUTE).isBetween(58.0, 66.0);
        double carried = course(woken, 0.1, 0.6) + course(woken, 0.1, 0.9) * 0.75;
        assertThat(carried).isLessThan(0.7);
    }

    @Test
    void nobodySleepsShortlyBeforeTheMorning() {
        learn(0, at -> course(at, 0.1, 0.9));
        learn(1, _ -> 0.1);
        learn(2, _ -> 0.1);
        long shortlyBefore = MIDNIGHT + 57 * MINUTE;
        NetworkView view =
                new NetworkView(shortlyBefore, seen(shortlyBefore, mesh(0.1, 0.1, 0.1)), List.of(), List.of());
        EnforcementPlan plan =
                ENFORCEMENT.decide(view, List.of(saving("p", null, List.of(), 0)), EnforcementMemory.NONE);
        assertThat(plan.actions()).isEmpty();
        assertThat(plan.unserved().getFirst().reason()).contains(id(0) + " is expected at");
    }

    @Test
    void cellsThatNobodyAsksForStayAsTheyAre() {
        learn(0, _ -> 0.5);
        List<CellCondition> cells = mesh(0.1, 0.1);
        assertThat(new SeasonalLoads(profiles::get, 1.5, 0.9, HORIZONS).in(MIDNIGHT, cells, Set.of()))
                .isEqualTo(cells);
    }
}

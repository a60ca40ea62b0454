package io.rantwin.planner.study.energy.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.planner.plan.SleepSchedule;
import io.rantwin.planner.testbed.PmPeriods;
import io.rantwin.twin.energy.ReferenceSet;
import io.rantwin.twin.enforcement.EnforcementParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of the study that need no other process. */
class NetworkStudyTest {
    private static final String HEADER =
            "hour,cell,joules,load,serving,offered_bits,served_bits,dropped_bits,throughput_bps,sleeps,links_lost\n";

    @TempDir
    private Path folder;

    @Test
    void aTallyCountsTheDaysThatAreJudgedOnly() throws Exception {
        Path file = folder.resolve("tally.csv");
        Files.writeString(
                file,
                HEADER
                        + "23.75,S1-1@a,9000000,0.5,1.000,100,100,0,2000000,5,0\n"
                        + "24.00,S1-1@a,3600000,0.5,1.000,100,97,3,2000000,0,0\n"
                        + "24.00,S1-1@b,3600000,0.0,0.000,0,0,0,0,1,0\n"
                        + "24.25,S1-1@a,7200000,0.3,1.000,300,300,0,900000,0,2\n"
                        + "24.25,S1-1@b,0,0.0,0.000,0,0,0,0,0,0\n"
                        + "48.00,S1-1@a,9000000,0.5,1.000,100,100,0,2000000,5,0\n");

        Tally tally = Tally.read(file, 0, 1, 1, 1800);

        assertThat(tally.kilowattHours()).isCloseTo(4, within(1e-9));
        assertThat(tally.sleeps()).isEqualTo(1);
        // One cell dropped 3 %, in another quarter its users were slow; two of four.
        assertThat(tally.unmetShare()).isEqualTo(0.5);
        assertThat(tally.droppedShare()).isCloseTo(3.0 / 400, within(1e-12));
        assertThat(tally.servedBits()).isEqualTo(397);
        assertThat(tally.linksLost()).isEqualTo(2);
        assertThat(tally.asleepShare()).isEqualTo(0.5);
        assertThat(tally.loadShare()).isCloseTo(0.4, within(1e-12));
        assertThat(tally.carrierKilowattHours()).containsEntry("b", 1.0);
        assertThat(tally.quarterWatts()[0]).isCloseTo(7_200_000 / 18.75, within(1e-6));
    }

    @Test
    void whoCarriesLessIsNotBetterForSavingMore() throws Exception {
        Tally plan = tally(3_600_000, 99, 0);
        assertThat(plan.isBetterThan(tally(3_500_000, 90, 0))).isTrue();
        assertThat(tally(3_500_000, 90, 0).isBetterThan(plan)).isFalse();
        // The same demand is met: who takes less is better, and nobody is better than himself.
        assertThat(plan.isBetterThan(tally(3_700_000, 99, 0))).isTrue();
        assertThat(plan.isBetterThan(tally(3_500_000, 99, 0))).isFalse();
        assertThat(plan.isBetterThan(plan)).isFalse();
        // More bits, but an interval more in which demand was not met.
        assertThat(tally(3_600_000, 103, 5).isBetterThan(plan)).isFalse();
    }

    private Tally tally(int joules, int served, int dropped) throws Exception {
        Path file = folder.resolve("tally.csv");
        int offered = served + dropped;
        String row = "0.00,S1-1@a," + joules + ",0.5,1.000," + offered + "," + served + "," + dropped + ",2000000,0,0";
        Files.writeString(file, HEADER + row + "\n");
        return Tally.read(file, 0, 0, 1, 1800);
    }

    @Test
    void aTallyThatIsNoneIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("tally.csv"), HEADER + "x,y\n");
        assertThatThrownBy(() -> Tally.read(file, 0, 0, 1, 1800))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("no tally");
        Files.writeString(file, HEADER);
        assertThatThrownBy(() -> Tally.read(file, 0, 0, 1, 1800)).hasMessageContaining("nothing of the days");
    }

    @Test
    void whatIsLearnedAreLoadsByHourAndPowers() {
        List<PmPeriods.Period> periods = new ArrayList<>();
        for (int day = 0; day < 2; day++) {
            for (int quarter = 0; quarter < 96; quarter++) {
                PmPeriods.Period period = new PmPeriods.Period((day * 96L + quarter) * 18_750, 2);
                // The same on both days; cell 1 is empty.
                period.loadPercent[0] = quarter / 4 < 12 ? 10 : 40;
                period.watts[0] = 200 + 8 * period.loadPercent[0];
                period.watts[1] = 200;
                period.kilobits[0] = 50 * period.loadPercent[0];
                periods.add(period);
            }
        }

        Learned learned = Learned.of(periods, List.of("a", "b"), new int[] {0, 0}, 0, 1_800_000, 37_500);

        double[] loads = learned.profile().loads().get("a");
        double[] bits = learned.profile().traffic().get("a");
        assertThat(loads).isNotNull().hasSize(24);
        assertThat(bits).isNotNull();
        assertThat(loads[0]).isCloseTo(0.1, within(1e-4));
        assertThat(loads[23]).isCloseTo(0.4, within(1e-4));
        assertThat(bits[23]).isCloseTo(2e6, within(1e3));
        assertThat(learned.idleWatts()[1]).isCloseTo(200, within(1e-6));
        assertThat(learned.slopeWatts()[1]).isCloseTo(800, within(1e-6));
        // Nothing is left to luck but that a cell without users is taken to have half a per cent.
        assertThat(learned.windowLuck()[0]).isLessThan(1e-4);
        // Two days do not tell how well a third one is foretold.
        assertThat(learned.coverage()).isEmpty();
        assertThat(learned.power(0.01, new double[] {40, 40}).watts(0, 0.5, 40, false))
                .isCloseTo(10, within(1e-6));
    }

    @Test
    void luckIsHowUnlikeStretchesOfAnHourAre() {
        List<PmPeriods.Period> periods = new ArrayList<>();
        for (int report = 0; report < 192; report++) {
            PmPeriods.Period period = new PmPeriods.Period(report * 18_750L, 1);
            // Means of two reports are 15 and 5 % by turns, whatever single reports are: (5 %)^2 over 10 %.
            double mean = report / 2 % 2 == 0 ? 15 : 5;
            period.loadPercent[0] = report % 2 == 0 ? mean + 5 : mean - 5;
            period.watts[0] = 200;
            periods.add(period);
        }
        Learned learned = Learned.of(periods, List.of("a"), new int[] {0}, 0, 1_800_000, 37_500);
        assertThat(learned.windowLuck()[0]).isCloseTo(0.05 * 0.05 / 0.1, within(1e-6));
    }

    @Test
    void theThresholdRuleSparesTheLastCellAndWakesAllWhenOneIsBusy() {
        RuleRun.Rule rule = RuleRun.threshold(20, 70);
        boolean[] two = {false, false};
        assertThat(rule.asleep(0, new double[] {5, 10}, two)).containsExactly(true, false);
        assertThat(rule.asleep(0, new double[] {0, 71}, new boolean[] {true, false}))
                .containsExactly(false, false);
        assertThat(rule.asleep(0, new double[] {30, 60}, two)).containsExactly(false, false);
    }

    @Test
    void aScheduleIsFollowedByTheHour() {
        BitSet first = new BitSet();
        first.set(1);
        List<BitSet> hours = new ArrayList<>(Collections.nCopies(24, new BitSet()));
        hours.set(3, first);
        RuleRun.Rule rule = RuleRun.schedule(new SleepSchedule(2, hours));
        assertThat(rule.asleep(3.9, new double[2], new boolean[2])).containsExactly(false, true);
        assertThat(rule.asleep(4.0, new double[2], new boolean[] {false, true})).containsExactly(false, false);
    }

    @Test
    void boundsAreSqueezedWithTheDay() {
        EnforcementParameters squeezed = Conditions.squeezed(0.3, 0.7, 0.75, 1800, ReferenceSet.CATEGORY_1_SET_1);
        assertThat(squeezed.calmMillis()).isEqualTo(150_000);
        assertThat(squeezed.holdOffMillis()).isEqualTo(10_000);
        assertThat(squeezed.energy().wakeLeadMillis()).isEqualTo(20_000);
        assertThat(squeezed.energy().neighbourWakeCeiling()).isCloseTo(0.85, within(1e-12));
        // Deep sleep takes 1 unit, the time between symbols 55 (TR 38.864 table 5.1-3).
        assertThat(squeezed.energy().sleepPowerShare()).isCloseTo(1.0 / 55, within(1e-12));
        assertThat(squeezed.energy().quantile()).isEqualTo(0.75);
        assertThat(squeezed.balance()).isEqualTo(EnforcementParameters.USUAL.balance());
    }
}

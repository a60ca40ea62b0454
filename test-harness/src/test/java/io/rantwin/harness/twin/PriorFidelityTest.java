package io.rantwin.harness.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.ScenarioException;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.fidelity.FidelityWindow;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How well the twin foretells what the cells of the reference scenario report next. */
class PriorFidelityTest {
    private static final List<MeasurementSlot> ASKED = List.of(
            MeasurementSlot.PRB_TOT_DL,
            MeasurementSlot.VOLUME_DL,
            MeasurementSlot.UE_THP_DL,
            MeasurementSlot.ACTIVE_UE_DL);
    private static final double SHARE_OF_ORACLE = 0.9;

    @Test
    void foretellsTheNextSecondAsWellAsOneWhoKnowsTheIntensities() throws ScenarioException {
        var evening = RecordedNetwork.of("city-21", new ScenarioChanges(21L, 86_400.0, 18.0), 360);
        var judge = new FidelityJudge(evening, 1, 1, 180).judge();
        for (MeasurementSlot kpi : ASKED) {
            FidelityWindow.Score score = judge.score(kpi, FidelityJudge.NOW);
            assertThat(score.samples()).as(kpi.name()).isGreaterThan(2000);
            assertThat(score.fidelity()).as("%s: %s", kpi, score).isGreaterThan(0.85 * score.oracleFidelity());
        }
        for (MeasurementSlot kpi : List.of(MeasurementSlot.PRB_TOT_DL, MeasurementSlot.VOLUME_DL)) {
            assertThat(judge.score(kpi, FidelityJudge.NOW).skill())
                    .as(kpi.name())
                    .isPositive();
            assertThat(judge.score(kpi, FidelityJudge.IN_A_MINUTE).skill())
                    .as(kpi.name())
                    .isPositive();
        }
    }

    /** The reference day, squeezed to four hours; docs/fidelity.md has the figures. */
    @Test
    @Tag("acceptance")
    void aDayOfTheReferenceScenario() throws ScenarioException {
        var day = RecordedNetwork.of("city-21", new ScenarioChanges(21L, 14_400.0, 0.0), 14_400);
        var seconds = new FidelityJudge(day, 1, 1, 1200).judge();
        var minutes = new FidelityJudge(day, 1, 60, 1200).judge();
        var coarse = new FidelityJudge(day, 60, 60, 1200).judge();
        String figures = seconds.table("city-21") + minutes.table("city-21") + coarse.table("city-21");
        System.out.print(figures);
        for (MeasurementSlot kpi : ASKED) {
            FidelityWindow.Score second = seconds.score(kpi, FidelityJudge.NOW);
            assertThat(second.fidelity())
                    .as("%s: %s", kpi, second)
                    .isGreaterThan(SHARE_OF_ORACLE * second.oracleFidelity());
            // What users get in a minute, and how many they are, is foretold from reports of a minute: seconds without
            // users have no
            // throughput, and their counts are no better than the last one.
            boolean isOfUsers = kpi == MeasurementSlot.UE_THP_DL || kpi == MeasurementSlot.ACTIVE_UE_DL;
            FidelityJudge judge = isOfUsers ? coarse : minutes;
            FidelityWindow.Score ahead = judge.score(kpi, FidelityJudge.IN_A_MINUTE);
            assertThat(ahead.skill()).as("%s: %s", kpi, ahead).isPositive();
        }
        // 95 % is out of reach of a cell; the sum of the cells comes near to it.
        assertThat(minutes.scoreOfSum(MeasurementSlot.VOLUME_DL, FidelityJudge.NOW)
                        .fidelity())
                .isGreaterThan(0.9);
    }
}

package io.rantwin.planner.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.planner.model.ModelCard.Feeding;
import io.rantwin.planner.training.HistoryRows;
import io.rantwin.planner.training.TrainingException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How rows are split for a model that is trained again. */
class TrainingRowsTest {
    private static final Feeding SEASONAL = new Feeding(
            Feeding.Kind.SEASONAL, "RRU.PrbTotDl", 3600, 24, List.of(1, 24), List.of("value"), List.of(), List.of());

    private static HistoryRows hours(int count) {
        return new HistoryRows(
                List.of("a"), List.of("RRU.PrbTotDl"), 0, 3_600_000, new double[][][] {{new double[count]}});
    }

    @Test
    void seasonalModelsNeedFourteenDaysAndAreJudgedOnThree() throws Exception {
        assertThatThrownBy(() -> TrainingRows.of(SEASONAL, hours(335), 100))
                .isInstanceOf(TrainingException.class)
                .hasMessage(
                        "the history has 335 rows of 3600 s with RRU.PrbTotDl in the mean of 1 cells, and 336 are needed");
        TrainingRows rows = TrainingRows.of(SEASONAL, hours(336), 100);
        assertThat(rows.test()).isEqualTo(72);
        assertThat(rows.validation()).isEqualTo(72);
        assertThat(rows.origin().source()).isEqualTo("history, RRU.PrbTotDl of 1 cell");
    }
}

package io.rantwin.planner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.SeriesReader;
import io.rantwin.planner.evaluation.SeriesTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellClustersTest {
    @TempDir
    Path folder;

    /** Offices by day, homes in the evening, of very different sizes, in mixed order. */
    @Test
    void cellsWithDaysAlikeComeTogetherWhateverTheirSize() throws IOException, EvaluationException, TrainingException {
        var random = new SplittableRandom(4);
        List<String> lines = new ArrayList<>(List.of("t,office1,home1,office2,home2,office3"));
        for (int row = 0; row < 24 * 14; row++) {
            double office = 1.1 + Math.cos((row % 24 - 13) * Math.PI / 12);
            double home = 1.1 + Math.cos((row % 24 - 21) * Math.PI / 12);
            lines.add(String.format(
                    Locale.ROOT,
                    "%d,%.4f,%.4f,%.4f,%.4f,%.4f",
                    1_700_006_400L + 3600L * row,
                    office + 0.1 * random.nextDouble(),
                    500 * home,
                    900 * office,
                    home + 0.1 * random.nextDouble(),
                    row % 7 == 0 ? Double.NaN : 7 * office));
        }
        SeriesTable table = SeriesReader.read(Files.write(folder.resolve("cells.csv"), lines), null);
        assertThat(CellClusters.of(table, 300, 2, 1))
                .containsExactly(List.of("office1", "office2", "office3"), List.of("home1", "home2"));
        assertThat(CellClusters.of(table, 300, 1, 1)).containsExactly(table.names());
        assertThatThrownBy(() -> CellClusters.of(table, 300, 6, 1))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("6 clusters of 5 cells");
    }
}

package io.rantwin.planner.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rantwin.twin.forecast.ForecastSettings;
import io.rantwin.twin.forecast.Horizon;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Our simple methods on a recorded series against figures that others measured on it; only where the recordings are. */
class PublishedBaselinesTest {
    private static Path shared() {
        String set = System.getProperty("rantwin.shared");
        return set == null ? Path.of("..", "..", "shared") : Path.of(set);
    }

    @Test
    void elBornDownlinkBlocksToTheRoundingOfThePublishedTable() throws EvaluationException {
        Path file = shared().resolve("data/barcelona_lte_2min/ElBorn.csv.gz");
        assumeTrue(Files.exists(file), "the recorded series are not here: " + file);
        SeriesTable table = SeriesReader.read(file, null).only(List.of("rb_down"));
        var settings = new ForecastSettings(List.of(720), List.of(Horizon.value(1), Horizon.value(6)), false);
        var plan = new EvaluationPlan(settings, 3563, 629, 0);
        List<HorizonScores> scores = new RollingEvaluation(table, plan, null).run(row -> {});
        check(scores.get(0), "last_value", 0.003087, 0.004565);
        check(scores.get(1), "last_value", 0.004347, 0.006561);
        check(scores.get(0), "moving_average", 0.003072, 0.004488);
        check(scores.get(1), "moving_average", 0.004119, 0.006614);
        check(scores.get(0), "seasonal_naive_day", 0.01228, 0.03622);
        check(scores.get(1), "slot_mean", 0.03741, 0.05811);
        assertThat(scores.get(0).combined().tally().count()).isEqualTo(629);
        assertThat(scores.get(0).combined().tally().meanAbsolute()).isLessThan(0.003072);
        assertThat(scores.get(1).combined().tally().meanAbsolute()).isLessThan(0.004119);
    }

    private static void check(HorizonScores at, String method, double mae, double rmse) {
        Predicate<HorizonScores.Line> wanted = line -> line.method().equals(method);
        HorizonScores.Line line =
                at.simple().stream().filter(wanted).findFirst().orElseThrow();
        assertThat(line.tally().meanAbsolute()).as(method).isCloseTo(mae, within(mae * 5e-4));
        assertThat(line.tally().rootMeanSquare()).as(method).isCloseTo(rmse, within(rmse * 5e-4));
    }
}

package io.rantwin.nearrt.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.api.figures.MetricPages;
import io.rantwin.nearrt.live.AnomalyView;
import io.rantwin.nearrt.live.CellForecast;
import io.rantwin.nearrt.live.CellGlance;
import io.rantwin.nearrt.live.FidelityView;
import io.rantwin.nearrt.live.LiveForecasts;
import io.rantwin.nearrt.live.LiveQuality;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.xapp.metrics.XappMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cell 1 has fidelity 0.1, cell 2 has 0.2, and so on. */
class QualitySampleTest {
    private static final String KPI = "RRU.PrbTotDl";

    private final List<String> asked = new ArrayList<>();
    private final AtomicBoolean isBehind = new AtomicBoolean();
    private final XappMetrics metrics = new XappMetrics("ricxapp");

    private final LiveQuality quality = new LiveQuality() {
        @Override
        public List<FidelityView> fidelity(Collection<String> cellIds) {
            String cellId = cellIds.iterator().next();
            asked.add(cellId);
            double fidelity = Integer.parseInt(cellId) / 10.0;
            return List.of(
                    new FidelityView(cellId, KPI, "%", 1000, 0, 60, 60, fidelity, Double.NaN),
                    new FidelityView(cellId, KPI, "%", 1000, 60_000, 60, 60, fidelity, fidelity - 1));
        }

        @Override
        public List<AnomalyView> anomalies(Collection<String> cellIds) {
            return List.of();
        }

        @Override
        public String anomalyBasis() {
            return "";
        }

        @Override
        public AutoCloseable watchAnomalies(Consumer<AnomalyView> listener) {
            return () -> {};
        }
    };

    private final LiveForecasts forecasts = new LiveForecasts() {
        @Override
        public List<String> kpis() {
            return List.of(KPI);
        }

        @Override
        public List<CellForecast> forecast(
                String cellId, List<String> kpis, List<Long> horizonsMillis, List<Double> probabilities) {
            // The first cell has not seen enough truths yet.
            double coverage = cellId.equals("1") ? -1 : 0.9;
            return List.of(
                    new CellForecast(cellId, KPI, "%", 0, 1000, probabilities, List.of(5.0), 5, coverage, List.of()));
        }
    };

    private QualitySample sample(int cells) {
        List<CellGlance> all = IntStream.rangeClosed(1, cells)
                .mapToObj(cell -> new CellGlance(Integer.toString(cell), "gnb", 0, 0, TrustState.TRUSTED))
                .toList();
        QualitySample sample = new QualitySample(() -> all, quality, forecasts, isBehind::get);
        sample.bind(metrics);
        return sample;
    }

    @Test
    void tellsMediansOfTheCellsThatWereAsked() {
        QualitySample sample = sample(3);
        assertThat(metrics.scrape()).contains("rantwin_quality_cells 0.0").doesNotContain("rantwin_fidelity{");
        sample.tick();
        assertThat(asked).containsExactly("1", "2", "3");
        assertThat(metrics.scrape())
                .contains(
                        "rantwin_quality_cells 3.0",
                        "rantwin_fidelity{horizon_seconds=\"0.0\",kpi=\"RRU.PrbTotDl\"} 0.2",
                        "rantwin_fidelity{horizon_seconds=\"60.0\",kpi=\"RRU.PrbTotDl\"} 0.2",
                        "rantwin_forecast_skill{horizon_seconds=\"60.0\",kpi=\"RRU.PrbTotDl\"} -0.8",
                        "rantwin_forecast_coverage90{horizon_seconds=\"1.0\",kpi=\"RRU.PrbTotDl\"} 0.9")
                .doesNotContain("rantwin_forecast_skill{horizon_seconds=\"0.0\"");
    }

    @Test
    void goesRoundLargeNetworksAFewCellsATimeAndForgetsTheOldest() {
        QualitySample sample = sample(QualitySample.MOST_CELLS + 44);
        for (int i = 0; i < 70; i++) {
            sample.tick();
        }
        assertThat(asked).hasSize(280).doesNotHaveDuplicates();
        assertThat(metrics.scrape()).contains("rantwin_quality_cells 256.0");
    }

    @Test
    void asksNothingWhileReportsWait() {
        QualitySample sample = sample(3);
        isBehind.set(true);
        sample.tick();
        assertThat(asked).isEmpty();
    }

    @Test
    void isDocumentedAsItIs() throws IOException {
        sample(3).tick();
        assertThat(MetricPages.told(metrics.scrape()))
                .containsAllEntriesOf(MetricPages.documented(Path.of("../docs/metrics.md"), "How good it is"))
                .hasSize(4);
    }
}

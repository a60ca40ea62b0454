package io.rantwin.planner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.learned.Activation;
import io.rantwin.twin.learned.Attention;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Kernels;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Lstm;
import io.rantwin.twin.learned.Neighbourhood;
import io.rantwin.twin.learned.StatefulForecaster;
import io.rantwin.twin.learned.Weights;
import io.rantwin.twin.learned.WeightsException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideBySideTest {
    private final SplittableRandom random = new SplittableRandom(2);

    private float[] draw(int count) {
        float[] drawn = new float[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = (float) (random.nextDouble() * 2 - 1);
        }
        return drawn;
    }

    private List<Layer> network(boolean attention) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Lstm(3, 6, draw((3 + 6) * 24), draw(24)));
        if (attention) {
            layers.add(new Attention(6, 6, 4, 2, 5, true, draw(6 * 12), draw(12), draw(4 * 6), draw(6)));
        }
        layers.add(new Dense(6, 2, Activation.LINEAR, draw(12), draw(2)));
        return layers;
    }

    /** One quantile, so that outputs are told as they are. */
    private static StatefulForecaster forecaster(List<Layer> layers) throws WeightsException {
        var header = new Header(
                "test",
                "1",
                "value",
                List.of("a", "b", "c"),
                List.of(0.0, 0.0, 0.0),
                List.of(1.0, 1.0, 1.0),
                List.of(1, 2),
                List.of(0.5),
                0,
                1,
                1e-7);
        return new StatefulForecaster(Weights.inMemory(header, layers), Neighbourhood.none(1), Kernels.scalar());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void outputsAreTheMeansOfAll(boolean attention) throws TrainingException, WeightsException {
        List<List<Layer>> networks = List.of(network(attention), network(attention), network(attention));
        StatefulForecaster together = forecaster(SideBySide.of(networks));
        List<StatefulForecaster> apart = new ArrayList<>();
        for (List<Layer> each : networks) {
            apart.add(forecaster(each));
        }
        for (int step = 0; step < 12; step++) {
            float[] report = draw(3);
            together.step(new int[] {0}, 1, report);
            apart.forEach(each -> each.step(new int[] {0}, 1, report));
            for (int horizon = 0; horizon < 2; horizon++) {
                int at = horizon;
                double mean = apart.stream()
                        .mapToDouble(each -> each.forecast(0, at, 0))
                        .average()
                        .orElseThrow();
                assertThat((double) together.forecast(0, horizon, 0)).isCloseTo(mean, within(3e-6));
            }
        }
    }

    @Test
    void anotherOrderIsRefused() {
        List<Layer> odd = List.of(network(false).get(1), network(false).get(0));
        assertThatThrownBy(() -> SideBySide.of(List.of(odd, odd)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("dense");
    }
}

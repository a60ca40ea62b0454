package io.rantwin.twin.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputBaseTest {
    private static Header header(String base) {
        return new Header(
                "change",
                "1",
                "load",
                List.of("other", "load"),
                List.of(0.0, 0.0),
                List.of(1.0, 1.0),
                List.of(1),
                List.of(0.5),
                2,
                10,
                base,
                0.001);
    }

    /** One dense layer that gives the other input. */
    private static final List<Layer> LAYERS =
            List.of(new Dense(2, 1, Activation.LINEAR, new float[] {1, 0}, new float[] {0}));

    @Test
    void theNewestKnownValueOfTheBaseIsAddedToTheOutput() throws WeightsException {
        Weights weights = WeightsReader.read(WeightsWriter.write(header("load"), LAYERS));
        assertThat(weights.header()).isEqualTo(header("load"));
        var forecaster = new StatefulForecaster(weights, Neighbourhood.none(2), Kernels.scalar());
        forecaster.step(new int[] {1}, 1, new float[] {0.5f, 100});
        assertThat(forecaster.forecast(1, 0, 0)).isEqualTo(107);
        forecaster.step(new int[] {1}, 1, new float[] {-0.5f, Float.NaN});
        assertThat(forecaster.forecast(1, 0, 0)).isEqualTo(97);
        forecaster.step(new int[] {0}, 1, new float[] {0.5f, Float.NaN});
        assertThat(forecaster.forecast(0, 0, 0)).isEqualTo(7);
        forecaster.forget(1);
        forecaster.step(new int[] {1}, 1, new float[] {0.5f, Float.NaN});
        assertThat(forecaster.forecast(1, 0, 0)).isEqualTo(7);
    }

    @Test
    void withoutABaseTheFileSaysNothingOfIt() throws WeightsException {
        byte[] file = WeightsWriter.write(header(""), LAYERS);
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("outputBase");
        assertThat(WeightsReader.read(file).header().outputBase()).isEmpty();
        assertThatThrownBy(() -> WeightsWriter.write(header("none"), LAYERS))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("outputBase none is none of the inputs");
    }
}

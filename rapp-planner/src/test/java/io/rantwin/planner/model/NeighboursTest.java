package io.rantwin.planner.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.twin.learned.Activation;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.GraphMixing;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Neighbourhood;
import io.rantwin.twin.learned.WeightsException;
import io.rantwin.twin.learned.WeightsWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final Neighbours PAIR =
            new Neighbours("relations of pair.csv", new TreeMap<>(Map.of("a", new TreeMap<>(Map.of("b", 2.0, "x", 6.0)))));

    @Test
    void relationsThatLeadElsewhereAreLeftOut() throws BundleException {
        Neighbourhood three = PAIR.among(List.of("b", "c", "a"));
        assertThat(three.cells()).isEqualTo(3);
        assertThat(three.neighbours(0)).isZero();
        assertThat(three.neighbours(2)).isEqualTo(1);
        assertThat(three.neighbour(2, 0)).isZero();
        assertThat(three.weight(2, 0)).isEqualTo(1);
        assertThat(PAIR.among(List.of("a", "b", "x")).weight(0, 1)).isEqualTo(0.75f);
        assertThatThrownBy(() -> PAIR.among(List.of("b", "c")))
                .isInstanceOf(BundleException.class)
                .hasMessage("the model reads what neighbours report, and of these 2 cells none has a neighbour among"
                        + " them by \"relations of pair.csv\"");
    }

    private static ModelBundle bundle(boolean mixing, @Nullable Neighbours neighbours)
            throws WeightsException, BundleException {
        Header header = new Header(
                "load", "1", "load", List.of("load"), List.of(0.0), List.of(1.0), List.of(1), List.of(0.5), 0, 1, 0.01);
        List<Layer> layers = mixing
                ? List.of(new GraphMixing(1, 1), new Dense(3, 1, Activation.LINEAR, new float[3], new float[1]))
                : List.of(new Dense(1, 1, Activation.LINEAR, new float[1], new float[1]));
        byte[] weights = WeightsWriter.write(header, layers);
        return ModelBundle.of(
                new ModelCard(
                        "load-1",
                        "load",
                        null,
                        ModelBundle.sha256(weights),
                        "dense",
                        4,
                        new ModelCard.Feeding(
                                ModelCard.Feeding.Kind.MEASUREMENTS,
                                "load",
                                1,
                                0,
                                List.of(1),
                                List.of("load"),
                                List.of(),
                                List.of(),
                                neighbours),
                        new ModelCard.Data("some.csv", "", "0", "9", List.of("a", "b"), 6, 2, 2),
                        new ModelCard.Training(1, 1, List.of(1), 0.1, false),
                        0,
                        List.of()),
                weights);
    }

    /** Cards of models without neighbours are as they were before there was graph mixing. */
    @Test
    void theCardTellsNeighboursWhereThereAreAny() throws WeightsException, BundleException {
        ModelBundle mixing = bundle(true, PAIR);
        String card = new String(mixing.cardOctets(), StandardCharsets.UTF_8);
        assertThat(card).contains("\"rule\" : \"relations of pair.csv\"").doesNotContain("mixedInputs");
        assertThat(mixing.card().feeding().neighbours()).isEqualTo(PAIR);
        assertThat(CardJson.write(CardJson.read(mixing.cardOctets()))).isEqualTo(mixing.cardOctets());
        ModelBundle plain = bundle(false, null);
        assertThat(new String(plain.cardOctets(), StandardCharsets.UTF_8)).doesNotContain("neighbours");
        assertThat(plain.card().feeding().neighbours()).isNull();
    }

    @Test
    void aCardThatDoesNotFitItsWeightsIsRefused() {
        assertThatThrownBy(() -> bundle(true, null)).hasMessage("by the card neighbours read 0 inputs, by the weights 1");
        assertThatThrownBy(() -> bundle(false, PAIR))
                .hasMessage("by the card neighbours read 1 inputs, by the weights 0");
    }
}

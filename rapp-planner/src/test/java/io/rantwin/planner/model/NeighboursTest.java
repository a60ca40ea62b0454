package io.rantwin.planner.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.twin.learned.Neighbourhood;
import io.rantwin.twin.learned.WeightsException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final Neighbours PAIR = new Neighbours(
            "relations of pair.csv", new TreeMap<>(Map.of("a", new TreeMap<>(Map.of("b", 2.0, "x", 6.0)))));

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

    /** Cards of models without neighbours are as they were before there was graph mixing. */
    @Test
    void theCardTellsNeighboursWhereThereAreAny() throws WeightsException, BundleException {
        ModelBundle mixing = SmallBundles.sideBySide(true, PAIR);
        String card = new String(mixing.cardOctets(), StandardCharsets.UTF_8);
        assertThat(card).contains("\"rule\" : \"relations of pair.csv\"").doesNotContain("mixedInputs");
        assertThat(mixing.card().feeding().neighbours()).isEqualTo(PAIR);
        assertThat(CardJson.write(CardJson.read(mixing.cardOctets()))).isEqualTo(mixing.cardOctets());
        ModelBundle plain = SmallBundles.sideBySide(false, null);
        assertThat(new String(plain.cardOctets(), StandardCharsets.UTF_8)).doesNotContain("neighbours");
        assertThat(plain.card().feeding().neighbours()).isNull();
    }

    @Test
    void aCardThatDoesNotFitItsWeightsIsRefused() {
        assertThatThrownBy(() -> SmallBundles.sideBySide(true, null))
                .hasMessage("by the card neighbours read 0 inputs, by the weights 1");
        assertThatThrownBy(() -> SmallBundles.sideBySide(false, PAIR))
                .hasMessage("by the card neighbours read 1 inputs, by the weights 0");
    }
}

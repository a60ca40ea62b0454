package io.rantwin.xapp.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.xapp.node.RanEvents.Manipulation;
import io.rantwin.xapp.node.RanEvents.RanEvent.Manipulated;
import io.rantwin.xapp.node.RanEvents.RanEvent.StatusChanged;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RanEventsTest {
    private static final List<String> ENDINGS =
            List.of("CONNECTED", "DISCONNECTED", "UNDER_RESET", "ADDED", "UPDATED", "DELETED");

    @Test
    void severalEventsAreSplitAndNamesKeepTheirUnderscores() {
        RanEvents parsed = RanEvents.parse("gnb_001_001_00019b_CONNECTED___gnbd_001_001_00019b_0_UNDER_RESET"
                + "___enB_macro_1_DISCONNECTED___a_ADDED___b_UPDATED___c_DELETED___d_CONNECTED_SETUP_FAILED");
        assertThat(parsed.events())
                .containsExactly(
                        new StatusChanged("gnb_001_001_00019b", ConnectionStatus.CONNECTED),
                        new StatusChanged("gnbd_001_001_00019b_0", ConnectionStatus.UNDER_RESET),
                        new StatusChanged("enB_macro_1", ConnectionStatus.DISCONNECTED),
                        new Manipulated("a", Manipulation.ADDED),
                        new Manipulated("b", Manipulation.UPDATED),
                        new Manipulated("c", Manipulation.DELETED),
                        new StatusChanged("d", ConnectionStatus.CONNECTED_SETUP_FAILED));
        assertThat(parsed.unknown()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "CONNECTED", "_CONNECTED", "gnb_1", "gnb_1_connected", "gnb_1_CONNECTED_", "gnb_1CONNECTED"})
    void whatHasNoNameOrNoEndingIsUnknown(String text) {
        RanEvents parsed = RanEvents.parse("x_ADDED___" + text);
        assertThat(parsed.events()).containsExactly(new Manipulated("x", Manipulation.ADDED));
        assertThat(parsed.unknown()).containsExactly(text);
    }

    @Property(seed = "1")
    void whatWasJoinedIsFoundAgain(@ForAll @Size(min = 1, max = 8) List<@IntRange(max = 599) Integer> choices) {
        List<String> names = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int choice : choices) {
            // Names that end as events do, too.
            String name = "gnb_" + choice / 36 + "_" + ENDINGS.get(choice / 6 % 6);
            names.add(name);
            texts.add(name + "_" + ENDINGS.get(choice % 6));
        }
        RanEvents parsed = RanEvents.parse(String.join("___", texts));
        assertThat(parsed.unknown()).isEmpty();
        assertThat(parsed.events().stream().map(RanEvents.RanEvent::ranName)).containsExactlyElementsOf(names);
    }
}

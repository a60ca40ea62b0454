package io.rantwin.planner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a chapter holds and when it does not. */
class VerdictsTest {
    private static final Coverage COVERED = new Coverage(500, 0.9, 3, 4);

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private static Verdict faith(double first, double then, Coverage covered) {
        return Faithfulness.verdict(first, then, covered, Play.object());
    }

    @Test
    void fidelityHasToRiseOrStayHighAndIntervalsToHold() {
        assertThat(faith(0.4, 0.7, COVERED)).isInstanceOf(Verdict.Held.class);
        assertThat(faith(0.7, 0.69, COVERED)).isInstanceOf(Verdict.Held.class);
        assertThat(faith(0.7, 0.49, COVERED)).isInstanceOf(Verdict.Broken.class);
        assertThat(faith(0.2, 0.49, COVERED)).isInstanceOf(Verdict.Broken.class);
        assertThat(faith(0.4, Double.NaN, COVERED)).isInstanceOf(Verdict.Broken.class);
        assertThat(faith(0.4, 0.7, new Coverage(500, 0.79, 3, 4))).isInstanceOf(Verdict.Broken.class);
        assertThat(faith(0.4, 0.7, new Coverage(99, 0.9, 3, 4))).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void aFaultIsExplainedWithReasonsItsOwnCauseAndNobodyElseAccused() throws Exception {
        JsonNode good = json("{'cellId':'a','kind':'SLEEPING_CELL','reasons':['nobody is served'],"
                + "'rootCauses':[{'cellId':'a','share':0.9}]}");
        JsonNode surge = json("{'cellId':'b','kind':'LOAD_SURGE'}");
        Verdict held = FaultFound.verdict(good, List.of(good, surge), 200, 0);
        assertThat(held).isInstanceOf(Verdict.Held.class);
        assertThat(held.figures().path("noticedAfterSeconds").intValue()).isEqualTo(200);

        assertThat(FaultFound.verdict(good, List.of(good), 601, 0)).isInstanceOf(Verdict.Broken.class);
        JsonNode liar = json("{'cellId':'b','kind':'LIAR_CELL'}");
        assertThat(FaultFound.verdict(good, List.of(good, liar), 200, 0)).isInstanceOf(Verdict.Broken.class);
        JsonNode dumb = json("{'cellId':'a','kind':'SLEEPING_CELL','reasons':[],'rootCauses':[]}");
        assertThat(FaultFound.verdict(dumb, List.of(dumb), 200, 0)).isInstanceOf(Verdict.Broken.class);
        JsonNode wrong = json("{'cellId':'a','kind':'SLEEPING_CELL','reasons':['nobody is served'],"
                + "'rootCauses':[{'cellId':'b','share':0.9}]}");
        assertThat(FaultFound.verdict(wrong, List.of(wrong), 200, 0)).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void savingHoldsOnlyWhenItIsInForceAndTheNetworksOwnCountersSaySo() {
        Verdict held = Saving.verdict("ROLLED_OUT", "in force", 5000, 3000, List.of());
        assertThat(held).isInstanceOf(Verdict.Held.class);
        assertThat(held.figures().path("savedShare").doubleValue()).isCloseTo(0.4, within(1e-12));
        assertThat(Saving.verdict("WITHDRAWN", "no effect", 5000, 3000, List.of()))
                .isInstanceOf(Verdict.Broken.class);
        assertThat(Saving.verdict("ROLLED_OUT", "in force", 5000, 5100, List.of()))
                .isInstanceOf(Verdict.Broken.class);
        Verdict unknown = Saving.verdict("ROLLED_OUT", "in force", 5000, Double.NaN, List.of());
        assertThat(unknown).isInstanceOf(Verdict.Broken.class);
        assertThat(unknown.figures().has("savedShare")).isFalse();
    }

    @Test
    void onlyCellsThatHaveMetEnoughReportsCountForFidelity() throws Exception {
        List<JsonNode> lines = List.of(
                json("{'kpi':'RRU.PrbTotDl','horizonMillis':60000,'predictions':2,'fidelity':0.8}"),
                json("{'kpi':'RRU.PrbTotDl','horizonMillis':60000,'predictions':9,'fidelity':0.4}"),
                json("{'kpi':'RRU.PrbTotDl','horizonMillis':60000,'predictions':1,'fidelity':-3}"),
                json("{'kpi':'RRC.ConnMean','horizonMillis':0,'predictions':60,'fidelity':0.9}"));
        JsonNode means = Faithfulness.means(lines);
        assertThat(means.at("/RRU.PrbTotDl/60 s").doubleValue()).isCloseTo(0.6, within(1e-12));
        assertThat(means.at("/RRC.ConnMean/0 s").doubleValue()).isEqualTo(0.9);
        Readings readings = new Readings();
        readings.take(Night.BEGIN, lines);
        assertThat(readings.faiths()).singleElement().satisfies(faith -> {
            assertThat(faith.cells()).isEqualTo(2);
            assertThat(faith.near()).isNaN();
        });
    }
}

package io.rantwin.planner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the story is told on when it is told on a recording, and when its chapters hold there. */
class RecordingTest {
    @TempDir
    private Path folder;

    @Test
    void theBestSetOfAFolderIsTaken() throws Exception {
        Files.createDirectory(folder.resolve("nist_flexric_kpm_1s"));
        assertThat(Recording.in(folder).name()).isEqualTo("nist_flexric_kpm_1s");
        Files.createDirectory(folder.resolve("tractor_colosseum_kpm"));
        Recording found = Recording.in(folder);
        assertThat(found.name()).isEqualTo("tractor_colosseum_kpm");
        assertThat(found.data()).isEqualTo(folder.toRealPath());
        assertThat(found.cells()).isNotEmpty();
    }

    @Test
    void theFolderOfOneSetChoosesIt() throws Exception {
        Files.createDirectory(folder.resolve("tractor_colosseum_kpm"));
        Path nist = Files.createDirectory(folder.resolve("nist_flexric_kpm_1s"));
        assertThat(Recording.in(nist).name()).isEqualTo("nist_flexric_kpm_1s");
        assertThat(Recording.in(nist).data()).isEqualTo(folder.toRealPath());
    }

    @Test
    void aFolderWithoutAnySaysWhichThereCouldBe() throws Exception {
        Files.createDirectory(folder.resolve("lte_prb_hourly"));
        assertThatThrownBy(() -> Recording.in(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tractor_colosseum_kpm")
                .hasMessageContaining("docs/data-sets.md");
        assertThatThrownBy(() -> Recording.in(folder.resolve("nowhere"))).hasMessageContaining("no such folder");
    }

    @Test
    void forecastsHoldByTheirIntervalsAlone() {
        ObjectNode none = Play.object();
        assertThat(Foresight.verdict(new Coverage(500, 0.9, 8, 7), none)).isInstanceOf(Verdict.Held.class);
        assertThat(Foresight.verdict(new Coverage(500, 0.7, 6, 7), none)).isInstanceOf(Verdict.Broken.class);
        assertThat(Foresight.verdict(new Coverage(50, 0.9, 6, 7), none)).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void moreDemandIsMoreLoadEverywhereAndNowhereMoreThanThereIs() {
        assertThat(DemandAsked.verdict(answer(40, 20))).isInstanceOf(Verdict.Held.class);
        assertThat(DemandAsked.verdict(answer(40, 20)).sentence()).contains("power +9.0 W on 800 W");
        assertThat(DemandAsked.verdict(answer(90, 20))).isInstanceOf(Verdict.Broken.class);
        assertThat(DemandAsked.verdict(answer(40, -1))).isInstanceOf(Verdict.Broken.class);
        assertThat(DemandAsked.verdict(Play.object())).isInstanceOf(Verdict.Broken.class);
    }

    private static ObjectNode answer(double without, double change) {
        ObjectNode answer = Play.object().put("draws", 100);
        answer.putArray("effects").add(difference("RRU.PrbTotDl", without, change));
        answer.putArray("network").add(difference("PEE.AvgPower", 800, 9));
        return answer;
    }

    private static ObjectNode difference(String kpi, double without, double change) {
        ObjectNode effect = Play.object().put("kpi", kpi).put("without", without);
        var quantiles = effect.putArray("difference");
        for (double probability : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
            quantiles.addObject().put("probability", probability).put("value", change + probability - 0.5);
        }
        return effect;
    }
}

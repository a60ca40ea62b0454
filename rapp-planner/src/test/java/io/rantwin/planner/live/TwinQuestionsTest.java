package io.rantwin.planner.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwinQuestionsTest {
    private ScriptedTwin script;
    private LiveTwin twin;
    private TwinQuestions questions;

    @BeforeEach
    void begin() throws IOException {
        script = new ScriptedTwin();
        twin = script.client(() -> Instant.EPOCH);
        questions = twin.questions();
        script.state("a", 10, 40);
    }

    @AfterEach
    void end() {
        twin.close();
        script.close();
    }

    @Test
    void reportsOfOneCellComeFromATimeOn() throws TwinException {
        for (int second = 1; second <= 3; second++) {
            script.report("a", second, 10 * second);
            script.report("b", second, 1);
        }
        List<Report> reports = questions.reports("a", ScriptedTwin.BEGIN_NANOS + 2_000_000_000L);
        assertThat(reports).hasSize(2).allMatch(each -> each.getCellId().equals("a"));
        assertThat(reports.getFirst().getFigures(0).getValue()).isEqualTo(20);
    }

    @Test
    void aRefusalIsTheTwinsSentenceWithItsMistakes() {
        TwinException refused =
                catchThrowableOfType(TwinException.class, () -> questions.forecasts("a", "nothing", List.of(1000L)));
        assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.mistakes())
                .singleElement()
                .satisfies(each -> assertThat(each.field()).startsWith("kpis"));
        assertThat(refused).hasMessageContaining(refused.mistakes().getFirst().detail());
    }

    @Test
    void aTwinThatHasGoneIsSaidToBe() {
        script.go();
        TwinException away = catchThrowableOfType(
                TwinException.class,
                () -> questions.evaluate(EvaluateRequest.getDefaultInstance(), Duration.ofSeconds(20)));
        assertThat(away.code()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(away)
                .hasMessageStartingWith("No twin answers at " + twin.status().address());
        assertThat(away.mistakes()).isEmpty();
    }
}

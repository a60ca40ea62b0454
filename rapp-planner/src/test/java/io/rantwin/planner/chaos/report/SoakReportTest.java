package io.rantwin.planner.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.planner.chaos.invariant.Footprint;
import io.rantwin.planner.chaos.invariant.Invariant;
import io.rantwin.planner.chaos.schedule.Fault;
import io.rantwin.planner.chaos.schedule.Program;
import io.rantwin.planner.chaos.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakReportTest {
    private static final Schedule.Blow KILL =
            new Schedule.Blow(Duration.ofSeconds(3725), new Fault.KillProcess(Program.XAPP, Duration.ofSeconds(60)));

    private static Recovery recovery(String trouble) {
        Recovery recovery = new Recovery(KILL);
        recovery.missing(List.of("<the xApp> does not answer", "2 of 3 nodes are connected"));
        recovery.missing(List.of("2 of 3 nodes are connected"));
        recovery.ended(Duration.ofSeconds(380), "3 pieces");
        recovery.whole(Duration.ofMillis(388_500));
        if (!trouble.isEmpty()) {
            recovery.trouble(trouble);
        }
        return recovery;
    }

    private static SoakReport report(boolean isOver, boolean holds, Recovery recovery) {
        return new SoakReport(
                new Schedule(7, Duration.ofHours(2), List.of(KILL), List.of()),
                10,
                isOver,
                Duration.ofSeconds(720),
                Duration.ofSeconds(7190),
                600,
                230,
                List.of(recovery),
                List.of(new SoakReport.Verdict(
                        "policies",
                        "no policy is lost",
                        new Invariant.Finding(
                                holds,
                                "8 policies",
                                holds ? List.of() : List.of("0:10:00 es-1 is lost"),
                                JsonNodeFactory.instance.objectNode().put("looks", 600)))),
                List.of(new Footprint("xapp", Duration.ofMinutes(3), 31.25, 300, 40, 150)));
    }

    @Test
    void holdsOnlyWhenItCameToItsEndAllWasDoneAndEveryInvariantHeld() {
        assertThat(report(true, true, recovery("")).holds()).isTrue();
        assertThat(report(false, true, recovery("")).holds()).isFalse();
        assertThat(report(true, false, recovery("")).holds()).isFalse();
        assertThat(report(true, true, recovery("no prlimit here")).holds()).isFalse();
    }

    @Test
    void tellsEachFaultWithItsTimeAndHowLongUntilAllWasWhole() {
        assertThat(report(true, true, recovery("")).text())
                .anyMatch(line ->
                        line.equals("1:02:05  kill -9 xapp, started again after, for 60 s: whole again after 8.5 s"))
                .anyMatch(line -> line.startsWith("HELD") && line.contains("no policy is lost: 8 policies"))
                .last()
                .asString()
                .contains("All invariants held", "Seed 7", "1:59:50 of network time", "8.5 s at the most");
        assertThat(report(true, false, recovery("no prlimit here")).text())
                .anyMatch(line -> line.contains("NOT DONE: no prlimit here"))
                .anyMatch(line -> line.contains("es-1 is lost"));
    }

    @Test
    void theSameForMachines() {
        var json = report(true, false, recovery("")).json();
        assertThat(json.path("holds").booleanValue()).isFalse();
        assertThat(json.at("/invariants/0/verdict").asText()).isEqualTo("BROKEN");
        assertThat(json.at("/invariants/0/evidence/0").asText()).contains("es-1");
        assertThat(json.at("/faults/0/kind").asText()).isEqualTo("KillProcess");
        assertThat(json.at("/faults/0/recoverySeconds").asDouble()).isEqualTo(8.5);
        assertThat(json.at("/faults/0/seen")).hasSize(2);
        assertThat(json.at("/footprints/0/heapMebibytes").asDouble()).isEqualTo(31.3);
    }

    @Test
    void thePageIsOneFileAndKeepsWordsFromBeingMarkup() {
        String page = SoakPage.of(report(true, true, recovery("")));
        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("&lt;the xApp&gt; does not answer", "class=\"HELD\"", "<polyline")
                .doesNotContain("<the xApp>", "src=\"http", "<script");
    }
}

package io.rantwin.planner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.testbed.PmPeriods;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The course of the story, its result and its report, with chapters of paper. */
class StoryTest {
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final DemoSettings SETTINGS =
            new DemoSettings(Path.of("rantwin"), Path.of("out"), 3, 10, 0, MOST, null);
    private static final Verdict GOOD = new Verdict.Held("as it should be", Play.object());

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final List<String> printed = new ArrayList<>();
    private final Teller teller = new Teller(() -> now, printed::add);

    /** What a chapter of paper does. */
    private interface Course {
        Verdict go() throws IOException, InterruptedException;
    }

    private static Chapter chapter(String name, Course course) {
        return new Chapter() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String title() {
                return "Chapter " + name;
            }

            @Override
            public Verdict tell() throws IOException, InterruptedException {
                return course.go();
            }
        };
    }

    private static List<String> words(Story story) {
        return story.told().stream().map(each -> each.verdict().word()).toList();
    }

    private Outcome outcome(Story story) {
        return new Outcome(SETTINGS, Duration.ofSeconds(20), teller.elapsed(), 2000, story.told());
    }

    @Test
    void aBrokenChapterDoesNotEndTheStoryAndTheWholeDoesNotHold() throws Exception {
        Story story = new Story(
                List.of(
                        chapter("a", () -> GOOD),
                        chapter("b", () -> {
                            throw new IOException("xapp has ended: out of <memory>");
                        }),
                        chapter("c", () -> GOOD)),
                teller,
                MOST);
        story.tell();
        assertThat(words(story)).containsExactly("HELD", "BROKEN", "HELD");
        assertThat(outcome(story).holds()).isFalse();
        assertThat(printed).anyMatch(line -> line.startsWith("00:00") && line.contains("xapp has ended"));
    }

    @Test
    void allHeldHolds() throws Exception {
        Story story = new Story(List.of(chapter("a", () -> GOOD)), teller, MOST);
        story.tell();
        assertThat(outcome(story).holds()).isTrue();
        assertThat(outcome(story).json().path("holds").booleanValue()).isTrue();
    }

    @Test
    void whatARecordingCannotHaveSpeaksAgainstNothingAndIsSaid() throws Exception {
        Story story = new Story(
                List.of(chapter("a", () -> GOOD), new NotRecorded("fault", "A fault", "it has happened")),
                teller,
                MOST);
        story.tell();
        assertThat(words(story)).containsExactly("HELD", "NOT_ON_A_RECORDING");
        assertThat(story.told().get(1).verdict().sentence()).isEqualTo("it has happened");
        assertThat(outcome(story).holds()).isTrue();
    }

    @Test
    void whatTheTimeDoesNotAllowIsUntoldAndDoesNotHold() throws Exception {
        Story story = new Story(
                List.of(
                        chapter("a", () -> {
                            now = now.plus(MOST);
                            return GOOD;
                        }),
                        chapter("b", () -> GOOD)),
                teller,
                MOST);
        story.tell();
        assertThat(words(story)).containsExactly("HELD", "UNTOLD");
        assertThat(outcome(story).holds()).isFalse();
    }

    @Test
    void endedFromOutsideTheRestIsUntoldAndTheReportSaysWhereItWas() {
        Story story = new Story(
                List.of(
                        chapter("a", () -> GOOD),
                        chapter("b", () -> {
                            now = now.plusSeconds(95);
                            throw new InterruptedException();
                        }),
                        chapter("c", () -> GOOD)),
                teller,
                MOST);
        assertThatThrownBy(story::tell).isInstanceOf(InterruptedException.class);
        assertThat(words(story)).containsExactly("HELD", "UNTOLD", "UNTOLD");
        assertThat(story.told())
                .extracting(each -> each.verdict().sentence())
                .containsExactly(
                        "as it should be", "the story was ended in the middle of it", "the story was ended before");
        assertThat(story.told().get(1).until()).isEqualTo(Duration.ofSeconds(95));
        assertThat(StoryPage.of(outcome(story), teller.lines(), List.of()))
                .contains("1 of 3 chapters held; 2 were not told to the end.", "0:00 to 1:35");
    }

    @Test
    void endedBeforeAnyChapterItDoesNotHold() {
        Outcome outcome = new Outcome(SETTINGS, Duration.ofSeconds(20), Duration.ofSeconds(20), 0, List.of());
        assertThat(outcome.holds()).isFalse();
        assertThat(StoryPage.of(outcome, teller.lines(), List.of())).contains("no chapter was told");
    }

    @Test
    void aChartHasItsLinesWithinItsTicks() {
        String svg = new LineChart("power", "W", new double[] {0, 1, 2}, List.of(new LineChart.Line("it", new double[] {
                    400, 1230, Double.NaN
                })))
                .svg();
        // Below a tick of 1500 W: 260 - 40 at nought, 26 at the top.
        assertThat(svg).contains(">1500</text>", ">0</text>", "points=\"64.0,168.3 476.0,60.9 \"");
        assertThat(new LineChart("power", "W", new double[] {0, 1}, List.of(new LineChart.Line("it", new double[] {
                            4010, 4290
                        })))
                        .svg())
                .contains(">4000</text>", ">4300</text>");
        assertThat(LineChart.step(1230, 5)).isEqualTo(500);
        assertThat(LineChart.step(0.9, 5)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void theFiguresStandInOnePlaceAndWhatIsNotKnownIsLeftOut() throws Exception {
        Verdict fidelity = Faithfulness.verdict(
                0.4, 0.7, new Coverage(500, 0.91, 3, 4), Play.object().put("RRU.PrbTotDl", 1));
        Verdict saving = Saving.verdict("ROLLED_OUT", "in force", 5000, 4000, List.of());
        Story story =
                new Story(List.of(chapter("fidelity", () -> fidelity), chapter("saving", () -> saving)), teller, MOST);
        story.tell();
        JsonNode json = outcome(story).json();
        assertThat(json.path("seed").longValue()).isEqualTo(3);
        assertThat(json.path("chapters")).hasSize(2);
        assertThat(json.at("/figures/intervalCoverage90").doubleValue()).isEqualTo(0.91);
        assertThat(json.at("/figures/savedShare").doubleValue()).isBetween(0.199, 0.201);
        assertThat(json.at("/figures/policiesWithdrawn").intValue()).isZero();
        assertThat(json.path("figures").has("noticedAfterSeconds")).isFalse();
    }

    @Test
    void theReportHasAllInItAndLoadsNothing() throws Exception {
        Story story = new Story(
                List.of(chapter("a", () -> new Verdict.Broken("5 < 6 & \"so\"", Play.object()))), teller, MOST);
        story.tell();
        Readings readings = new Readings();
        for (int minute = 0; minute < 3; minute++) {
            PmPeriods.Period period = new PmPeriods.Period(Night.BEGIN.toEpochMilli() + 60_000L * minute, 18);
            period.watts[0] = 300 + minute;
            readings.take(List.of(period));
        }
        List<LineChart> charts = new Charts(readings, Night.BEGIN).all(Play.object());
        assertThat(charts).hasSize(2);

        String page = StoryPage.of(outcome(story), teller.lines(), charts);
        assertThat(page).contains("0 of 1 chapters held; 1 is broken.", "5 &lt; 6 &amp; &quot;so&quot;");
        assertThat(page.split("<svg ", -1)).hasSize(3);
        assertThat(page).doesNotContain("5 < 6").doesNotContain("http:").doesNotContain("https:");
        assertThat(readings.watts(Night.BEGIN, Night.BEGIN.plusSeconds(120))).isEqualTo(300.5);
    }
}

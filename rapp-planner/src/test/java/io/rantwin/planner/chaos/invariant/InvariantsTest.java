package io.rantwin.planner.chaos.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.testbed.PmPeriods;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each invariant on a trace on which it holds, and on traces that are broken in each way that it is there for. */
class InvariantsTest {
    private static final int LOOKS = 60;
    private static final JsonNode THREE = Trace.body(3);
    private static final JsonNode FOUR = Trace.body(4);

    private final Trace trace = new Trace();

    /** Looks for a minute; what is changed is changed before the look of that number. */
    private Invariant.Finding over(Invariant invariant, Map<Integer, Consumer<Trace>> changes) {
        for (int i = 0; i < LOOKS; i++) {
            changes.getOrDefault(i, _ -> {}).accept(trace);
            invariant.look(trace.next());
        }
        return invariant.finding();
    }

    private Invariant.Finding always(Invariant invariant) {
        return over(invariant, Map.of());
    }

    private static void assertBroken(Invariant.Finding finding, String evidence) {
        assertThat(finding.holds()).isFalse();
        assertThat(finding.evidence()).anyMatch(each -> each.contains(evidence));
    }

    private void wantsOne() {
        trace.wishes = new Sight.Wishes(
                Map.of("es-1", THREE), Set.of("es-2"), Map.of("es-1", Set.of(THREE), "es-2", Set.of(THREE)), List.of());
        trace.atPlanner = Set.of("es-1");
        trace.atRic = Map.of("es-1", THREE);
    }

    @Test
    void policiesAreKept() {
        wantsOne();
        assertThat(always(new PoliciesKept()).holds()).isTrue();
    }

    @Test
    void aPolicyThatThePlannerForgetsIsLost() {
        wantsOne();
        assertBroken(over(new PoliciesKept(), Map.of(30, it -> it.atPlanner = Set.of())), "does not have it");
    }

    @Test
    void aPolicyThatThePlannerTakesUpAgainIsNotWanted() {
        wantsOne();
        assertBroken(
                over(new PoliciesKept(), Map.of(30, it -> it.atPlanner = Set.of("es-1", "es-2"))), "still wants it");
    }

    @Test
    void aPolicyAtTheRicThatNobodyAskedForIsABreach() {
        wantsOne();
        trace.missing = List.of("whatever");
        assertBroken(
                over(new PoliciesKept(), Map.of(30, it -> it.atRic = Map.of("es-1", FOUR))), "as nobody has asked");
        assertBroken(
                over(new PoliciesKept(), Map.of(30, it -> it.atRic = Map.of("es-9", THREE))), "as nobody has asked");
    }

    @Test
    void anOldPolicyAtTheRicIsNoBreachYet() {
        wantsOne();
        trace.wishes = new Sight.Wishes(Map.of("es-1", FOUR), Set.of(), Map.of("es-1", Set.of(THREE, FOUR)), List.of());
        assertThat(always(new PoliciesKept()).holds()).isTrue();
    }

    @Test
    void aWishThatNobodyTakesIsABreach() {
        wantsOne();
        assertBroken(
                over(
                        new PoliciesKept(),
                        Map.of(
                                30,
                                it -> it.wishes = new Sight.Wishes(
                                        Map.of(), Set.of(), Map.of("es-1", Set.of(THREE)), List.of("late")))),
                "late");
    }

    @Test
    void whatWasNeverSeenDoesNotHold() {
        trace.atPlanner = null;
        trace.atRic = null;
        trace.asleep = null;
        trace.beliefs = null;
        assertThat(always(new PoliciesKept()).holds()).isFalse();
        assertThat(always(new NoControlWhenStopped()).holds()).isFalse();
        assertThat(always(new WrongStatesFlagged()).holds()).isFalse();
        assertThat(always(new AuditWhole(Path.of("not", "there"))).holds()).isFalse();
        assertThat(new MemoryFlat(Duration.ofHours(1)).finding().holds()).isFalse();
        assertThat(new WholeAgain(Duration.ofSeconds(20)).finding().holds()).isFalse();
        assertThat(new NobodyEndsAlone().finding().holds()).isFalse();
    }

    private static final Map<Integer, Consumer<Trace>> STOPPED_AND_TAKEN_BACK =
            Map.of(10, it -> it.stoppedFor = Duration.ZERO, 14, it -> it.asleep = Set.of());

    @Test
    void cellsAreWokenAndStayAwakeWhenControlIsStopped() {
        trace.asleep = Set.of("S1-1@n78");
        assertThat(over(new NoControlWhenStopped(), STOPPED_AND_TAKEN_BACK).holds())
                .isTrue();
    }

    @Test
    void aCellThatFallsAsleepWhenControlIsStoppedIsABreach() {
        trace.asleep = Set.of("S1-1@n78");
        assertBroken(
                over(
                        new NoControlWhenStopped(),
                        Map.of(
                                10,
                                it -> it.stoppedFor = Duration.ZERO,
                                14,
                                it -> it.asleep = Set.of(),
                                30,
                                it -> it.asleep = Set.of("S2-1@n78"))),
                "S2-1@n78");
    }

    @Test
    void aCellThatIsNotWokenIsABreachUnlessSomethingIsMissing() {
        trace.asleep = Set.of("S1-1@n78");
        Map<Integer, Consumer<Trace>> stopped = Map.of(10, it -> it.stoppedFor = Duration.ZERO);
        assertBroken(over(new NoControlWhenStopped(), stopped), "still sleep");
        trace.stoppedFor = null;
        trace.missing = List.of("the xApp does not answer");
        assertThat(over(new NoControlWhenStopped(), stopped).holds()).isTrue();
    }

    @Test
    void nothingIsShownWhenNoCellSlept() {
        assertThat(over(new NoControlWhenStopped(), STOPPED_AND_TAKEN_BACK).holds())
                .isFalse();
    }

    /** Of the last look's ten seconds, one cell with this load. */
    private static PmPeriods.Period counted(int look, double load) {
        PmPeriods.Period period = new PmPeriods.Period(look * 10_000L, 1);
        period.loadPercent[0] = load;
        return period;
    }

    private Invariant.Finding states(IntFunction<Sight.Belief> beliefs) {
        WrongStatesFlagged invariant = new WrongStatesFlagged();
        for (int i = 0; i < LOOKS; i++) {
            trace.beliefs = List.of(beliefs.apply(i));
            trace.counters = List.of(counted(i, 10));
            invariant.look(trace.next());
        }
        return invariant.finding();
    }

    @Test
    void statesNearTheTruthHold() {
        assertThat(states(i -> new Sight.Belief(0, i, i * 10_000L, 25, true)).holds())
                .isTrue();
    }

    @Test
    void aSingleWrongStateIsCountedAndOneThatStaysIsABreach() {
        Invariant.Finding single = states(i -> new Sight.Belief(0, i, i * 10_000L, i % 10 == 0 ? 90 : 12, true));
        assertThat(single.holds()).isTrue();
        assertThat(single.figures().path("wrong").asInt()).isBetween(5, 6);
        assertBroken(states(i -> new Sight.Belief(0, i, i * 10_000L, i > 20 && i < 24 ? 90 : 12, true)), "90 %");
    }

    @Test
    void aWrongStateWithAFlagHoldsAndOneThatIsOnlyToldAgainCountsOnce() {
        assertThat(states(i -> new Sight.Belief(0, i, i * 10_000L, 90, i < 5 ? false : i > 8 ? false : i % 2 == 0))
                        .holds())
                .isTrue();
        assertThat(states(i -> new Sight.Belief(0, 1, 0, 90, true)).holds()).isTrue();
    }

    @Test
    void whatStaysBrokenTooLongIsABreachAndWhatIsHarmedIsNot() {
        WholeAgain holds = new WholeAgain(Duration.ofSeconds(20));
        assertThat(over(
                                holds,
                                Map.of(
                                        5,
                                        it -> {
                                            it.inForce = List.of("kill");
                                            it.missing = List.of("the xApp does not answer");
                                        },
                                        35,
                                        it -> it.inForce = List.of(),
                                        50,
                                        it -> it.missing = List.of()))
                        .holds())
                .isTrue();
        trace.missing = List.of("the xApp does not answer");
        assertBroken(
                over(new WholeAgain(Duration.ofSeconds(20)), Map.of(30, it -> it.missing = List.of())),
                "the xApp does not answer");
        trace.missing = List.of();
        assertThat(over(new WholeAgain(Duration.ofSeconds(20)), Map.of(55, it -> it.missing = List.of("x")))
                        .holds())
                .as("not whole at the end")
                .isFalse();
    }

    @Test
    void aProcessThatEndsByItselfIsABreach() {
        assertThat(always(new NobodyEndsAlone()).holds()).isTrue();
        assertBroken(
                over(new NobodyEndsAlone(), Map.of(3, it -> it.ended = List.of("rapp has ended"))), "rapp has ended");
    }

    private static MemoryFlat weighed(IntFunction<Footprint> each) {
        MemoryFlat memory = new MemoryFlat(Duration.ofMinutes(LOOKS));
        for (int i = 0; i < LOOKS; i++) {
            memory.take(each.apply(i));
        }
        return memory;
    }

    private static Footprint footprint(int minute, double heap, int threads, int files) {
        return new Footprint("xapp", Duration.ofMinutes(minute), heap, 300, threads, files);
    }

    @Test
    void memoryThatGrowsAfterTheFirstThirdIsABreach() {
        assertThat(weighed(i -> footprint(i, i < 15 ? 20 + 4 * i : 80 + i % 7, 40, 90))
                        .finding()
                        .holds())
                .isTrue();
        assertBroken(weighed(i -> footprint(i, 80 + 2 * i, 40, 90)).finding(), "MiB of objects");
        assertBroken(weighed(i -> footprint(i, 80, 40 + i, 90)).finding(), "threads");
        assertBroken(weighed(i -> footprint(i, 80, 40, 90 + 2 * i)).finding(), "open files");
    }

    private static ObjectNode wanted(String id, JsonNode body) {
        ObjectNode data = new ObjectMapper().createObjectNode().put("policyId", id);
        data.set("body", body);
        return data;
    }

    @Test
    void theAuditLogHasAllThatWasAcknowledgedAndIsNeverOtherThanItWas(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("audit.jsonl");
        wantsOne();
        try (AuditLog log = AuditLog.open(file, () -> Instant.EPOCH, null, note -> {})) {
            log.append("policy.wanted", "operator", wanted("es-2", THREE));
            log.append("policy.wanted", "operator", wanted("es-1", THREE));
        }
        byte[] whole = Files.readAllBytes(file);
        assertThat(always(new AuditWhole(file)).holds()).isTrue();
        assertBroken(over(new AuditWhole(file), Map.of(30, it -> write(file, changed(whole)))), "is broken");
        write(file, whole);
        assertBroken(over(new AuditWhole(file), Map.of(30, it -> write(file, firstLine(whole)))), "not there any more");
        trace.wishes = new Sight.Wishes(Map.of("es-1", FOUR), Set.of(), Map.of(), List.of());
        write(file, whole);
        assertBroken(always(new AuditWhole(file)), "no record of it");
    }

    private static byte[] changed(byte[] whole) {
        return new String(whole, StandardCharsets.UTF_8).replace("es-2", "es-3").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] firstLine(byte[] whole) {
        String text = new String(whole, StandardCharsets.UTF_8);
        return text.substring(0, text.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Path file, byte[] octets) {
        try {
            Files.write(file, octets);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

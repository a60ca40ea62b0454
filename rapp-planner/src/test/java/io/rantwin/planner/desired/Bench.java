package io.rantwin.planner.desired;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.push.PolicyOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A store, a reconciler and the other side, with a hand-moved clock; the first two can be killed and begun again. */
final class Bench {
    /** A line of the audit log. */
    record Line(String kind, String actor, ObjectNode data) {
        boolean isAbout(String wanted, String policyId) {
            return kind.equals(wanted) && data.path("policyId").asText().equals(policyId);
        }
    }

    final CrashPoints crash = new CrashPoints();
    final MemoryJournal journal = new MemoryJournal(crash);
    final List<Line> audit = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final FakeNetwork network;
    DesiredPolicies store;
    Reconciler reconciler;

    private final Random random;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    Bench(long seed) throws DesiredException {
        random = new Random(seed);
        network = new FakeNetwork(crash, new Random(seed + 1));
        store = new DesiredPolicies(journal, this::write, () -> now);
        reconciler = reconciler();
    }

    private void write(String kind, String actor, ObjectNode data) {
        crash.pass();
        audit.add(new Line(kind, actor, data.deepCopy()));
        crash.pass();
    }

    /** As after kill -9: what was in memory is gone. */
    void beginAgain() throws DesiredException {
        crash.never();
        store = new DesiredPolicies(journal, this::write, () -> now);
        reconciler = reconciler();
    }

    private Reconciler reconciler() {
        return new Reconciler(
                store, network, this::write, ReconcileTimes.USUAL, () -> now, random, Runnable::run, notes::add);
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Ticks a second apart. */
    void run(int seconds) {
        for (int i = 0; i < seconds; i++) {
            reconciler.tick();
            pass(Duration.ofSeconds(1));
        }
    }

    static PolicyOrder order(String id, int threshold) {
        return new PolicyOrder(
                id, "ric1", "20008", JsonNodeFactory.instance.objectNode().put("threshold", threshold));
    }

    PolicyRecord want(String id, int threshold) throws DesiredException {
        return store.want(order(id, threshold), "tester", "for the test");
    }

    PolicyPhase phase(String id) {
        PolicyRecord record = store.record(id);
        if (record == null) {
            throw new AssertionError(id + " is not known");
        }
        return record.phase();
    }

    List<String> kinds(String policyId) {
        return audit.stream()
                .filter(line -> line.data().path("policyId").asText().equals(policyId))
                .map(Line::kind)
                .toList();
    }
}

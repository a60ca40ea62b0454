package io.rantwin.planner.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.desired.CrashPoints.Crash;
import io.rantwin.planner.push.PolicyOrder;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * The planner is killed at any point of anything it writes or sends, while the other side loses requests, answers late and
 * forgets: no acknowledged wish is lost, nothing is sent that is not wanted and written down, and in the end what is there is
 * what is wanted, beside the strangers' policies.
 */
class CrashProperties {
    private static final int STEPS = 60;
    private static final int IDS = 4;
    private static final ObjectNode STRANGERS =
            JsonNodeFactory.instance.objectNode().put("threshold", -1);

    /** The wishes as they were acknowledged; a threshold of {@code null} is a dropped policy. */
    private final Map<String, @Nullable Integer> wishes = new TreeMap<>();

    /** Ids of wishes that were not acknowledged when the process was killed. */
    private final Set<String> unacknowledged = new TreeSet<>();

    @Property(tries = 400, seed = "1")
    void nothingIsLostAndNothingIsSentUnasked(@ForAll long seed) throws DesiredException {
        wishes.clear();
        unacknowledged.clear();
        var random = new Random(seed);
        var bench = new Bench(seed);
        bench.network.policies.put("stranger", STRANGERS);
        bench.network.onPut = order -> checkPut(bench, order);
        bench.network.onDelete = order -> checkDelete(bench, order);
        bench.network.harmPercent = random.nextInt(60);
        bench.network.during = () -> {
            if (random.nextInt(5) == 0) {
                wish(bench, random, "p" + random.nextInt(IDS));
            }
        };
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(3) == 0) {
                bench.crash.crashAfter(1 + random.nextInt(12));
            }
            String id = "p" + random.nextInt(IDS);
            try {
                act(bench, random, id);
            } catch (Crash _) {
                bench.beginAgain();
                takeWhatWasKept(bench);
            }
            checkWishes(bench);
        }
        bench.crash.never();
        bench.network.harmPercent = 0;
        bench.network.during = () -> {};
        bench.network.deliverLate();
        for (int i = 0; i < 100; i++) {
            bench.reconciler.tick();
            bench.pass(Duration.ofSeconds(10));
        }
        checkWishes(bench);
        Map<String, Integer> wanted = new TreeMap<>(Map.of("stranger", -1));
        wishes.forEach((id, threshold) -> {
            if (threshold != null) {
                wanted.put(id, threshold);
            }
        });
        Map<String, Integer> there = new TreeMap<>();
        bench.network.policies.forEach(
                (id, body) -> there.put(id, body.path("threshold").asInt()));
        assertThat(there).isEqualTo(wanted);
        assertThat(bench.store.all())
                .allSatisfy(record -> assertThat(record.phase()).isIn(PolicyPhase.IN_PLACE, PolicyPhase.GONE));
    }

    private void act(Bench bench, Random random, String id) {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> wish(bench, random, id);
            case 4 -> bench.network.policies.remove(id);
            case 5 -> bench.network.deliverLate();
            default -> {
                bench.pass(Duration.ofSeconds(random.nextInt(40)));
                bench.reconciler.tick();
            }
        }
    }

    private void wish(Bench bench, Random random, String id) {
        try {
            switch (random.nextInt(16)) {
                case 0 -> {
                    unacknowledged.addAll(wishes.keySet());
                    bench.store.halt("operator", "stop");
                    wishes.replaceAll((_, _) -> null);
                }
                case 1, 2 -> bench.store.resume("operator", "go on");
                case 3, 4, 5, 6 -> {
                    if (bench.store.record(id) != null) {
                        unacknowledged.add(id);
                        bench.store.drop(id, "tester", "over");
                        wishes.put(id, null);
                    }
                }
                default -> {
                    if (bench.store.halted() == null) {
                        int threshold = random.nextInt(3);
                        unacknowledged.add(id);
                        bench.want(id, threshold);
                        wishes.put(id, threshold);
                    }
                }
            }
            unacknowledged.clear();
        } catch (DesiredException e) {
            throw new AssertionError("a wish that can be kept is refused", e);
        }
    }

    /** A wish that was not acknowledged may have been kept or not; the store says which. */
    private void takeWhatWasKept(Bench bench) {
        for (String id : unacknowledged) {
            PolicyRecord record = bench.store.record(id);
            if (record != null) {
                wishes.put(
                        id,
                        record.phase().isWanted()
                                ? (Integer)
                                        record.order().body().path("threshold").asInt()
                                : null);
            }
        }
        unacknowledged.clear();
    }

    private void checkWishes(Bench bench) {
        Map<String, @Nullable Integer> kept = new TreeMap<>();
        for (PolicyRecord record : bench.store.all()) {
            if (record.phase() == PolicyPhase.IN_PLACE) {
                assertThat(record.revisionThere()).isEqualTo(record.revision());
            }
            kept.put(
                    record.policyId(),
                    record.phase().isWanted()
                            ? (Integer) record.order().body().path("threshold").asInt()
                            : null);
        }
        assertThat(kept).isEqualTo(wishes);
    }

    /** Before anything is sent: it is wanted so, its intent is in the journal, and its beginning in the audit log. */
    private static void checkPut(Bench bench, PolicyOrder order) {
        PolicyRecord record = bench.store.record(order.policyId());
        assertThat(bench.store.halted()).isNull();
        assertThat(record.order().body()).isEqualTo(order.body());
        assertThat(record.phase()).isEqualTo(PolicyPhase.PUSHING);
        assertThat(bench.journal.events())
                .anyMatch(event -> event instanceof PolicyEvent.Pushing pushing
                        && pushing.policyId().equals(order.policyId())
                        && pushing.revision() == record.revision());
        Bench.Line last = bench.audit.getLast();
        assertThat(last.isAbout("policy.push.begun", order.policyId())).isTrue();
        assertThat(last.data().path("revision").asLong()).isEqualTo(record.revision());
    }

    private static void checkDelete(Bench bench, PolicyOrder order) {
        assertThat(bench.phase(order.policyId())).isEqualTo(PolicyPhase.DELETING);
        assertThat(bench.audit.getLast().isAbout("policy.delete.begun", order.policyId()))
                .isTrue();
        assertThat(bench.network.policies).containsKey("stranger");
    }
}

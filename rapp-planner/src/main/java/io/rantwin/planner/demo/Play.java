package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.testbed.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What all chapters use: the programs, who tells, and readings that go on while something is waited for. Used by one thread. */
final class Play {
    /** Who acts, for the audit log. */
    static final String ACTOR = "demo";

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final String FIDELITY = "/v1/live/fidelity";

    private final Scene scene;
    private final Teller teller;
    private final Readings readings;
    private final InstantSource clock;
    private final Duration most;
    private Instant next = Instant.EPOCH;

    /** @param most after which the story is ended */
    Play(Scene scene, Teller teller, Readings readings, InstantSource clock, Duration most) {
        this.scene = scene;
        this.teller = teller;
        this.readings = readings;
        this.clock = clock;
        this.most = most;
    }

    Scene scene() {
        return scene;
    }

    Planner planner() {
        return scene.planner();
    }

    Readings readings() {
        return readings;
    }

    void say(String text) {
        teller.say(text);
    }

    /** Waits until something holds, and reads off meanwhile. */
    void await(String what, Duration within, Waiting.Condition condition) throws IOException, InterruptedException {
        Duration left = most.minus(teller.elapsed());
        Duration longest = left.compareTo(within) < 0 ? left : within;
        scene.waiting().until(what, longest.isNegative() ? Duration.ZERO : longest, () -> {
            read();
            return condition.holds();
        });
    }

    /** Waits for a network time. */
    void awaitTime(Instant time, Duration within) throws IOException, InterruptedException {
        await(
                "it is " + time + " in the network",
                within,
                () -> !planner().networkTime().isBefore(time));
    }

    private void read() throws IOException, InterruptedException {
        if (clock.instant().isBefore(next)) {
            return;
        }
        next = clock.instant().plus(EVERY);
        readings.take(scene.freshCounters());
        readings.takeMemory(scene.residentMebibytes());
        readings.take(planner().networkTime(), planner().all(FIDELITY));
    }

    /** Fidelity as the twin tells it now. */
    List<JsonNode> fidelities() throws IOException, InterruptedException {
        return planner().all(FIDELITY);
    }

    /** An empty object. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A body with who and why. */
    static ObjectNode signed(String reason) {
        return object().put("actor", ACTOR).put("reason", reason);
    }
}

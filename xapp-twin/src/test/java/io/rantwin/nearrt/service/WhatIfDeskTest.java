package io.rantwin.nearrt.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WhatIfDeskTest {
    private static final long MILLI = 1_000_000;
    private static final double SMALL = 1;

    private final AtomicLong clock = new AtomicLong(1000 * MILLI);
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<String> outcomes = new ArrayList<>();
    private boolean behind;
    private final WhatIfDesk desk = new WhatIfDesk(tasks::add, clock::get, 1, 1000, () -> behind);

    private Ticket ticket(String name, long millis) {
        return new Ticket(
                clock.get() + millis * MILLI,
                SMALL,
                turn -> {
                    clock.addAndGet(10 * MILLI);
                    turn.worked(SMALL, MILLI);
                    outcomes.add(name + " " + (turn.left() > 0 ? "all" : "least"));
                },
                no -> outcomes.add(name + " " + no.getStatus().getCode()));
    }

    @Test
    void whatWaitsIsRefusedBeforeItsDeadline() {
        desk.submit(ticket("first", 1000));
        desk.submit(ticket("second", 500));
        assertThat(tasks).hasSize(1);
        clock.addAndGet(390 * MILLI);
        desk.tick();
        assertThat(outcomes).isEmpty();
        clock.addAndGet(10 * MILLI);
        desk.tick();
        assertThat(outcomes).containsExactly("second " + Status.Code.RESOURCE_EXHAUSTED);
        tasks.remove().run();
        assertThat(outcomes).last().isEqualTo("first all");
        assertThat(desk.waiting()).isZero();
        assertThat(desk.refused()).isEqualTo(1);
    }

    @Test
    void whatComesBehindTooManyIsRefusedAtOnce() {
        for (int i = 0; i < 200; i++) {
            desk.submit(ticket("many", 100));
        }
        // Each is expected to take about a millisecond.
        assertThat(outcomes).hasSizeBetween(100, 150).containsOnly("many " + Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void whileReportsWaitWhatIfsTakeASmallPartOfTheTime() {
        behind = true;
        desk.submit(ticket("first", 1000));
        desk.submit(ticket("second", 1000));
        tasks.remove().run();
        assertThat(outcomes).containsExactly("first least");
        desk.tick();
        assertThat(tasks).isEmpty();
        clock.addAndGet(89 * MILLI);
        desk.tick();
        assertThat(tasks).isEmpty();
        clock.addAndGet(MILLI);
        desk.tick();
        assertThat(tasks).hasSize(1);
        behind = false;
        tasks.remove().run();
        assertThat(outcomes).last().isEqualTo("second all");
    }

    @Test
    void whileReportsWaitWhoseTurnWouldNotComeIsRefusedAtOnce() {
        behind = true;
        for (int i = 0; i < 1000; i++) {
            desk.submit(ticket("many", 1000));
        }
        // Each takes a millisecond and a rest of nine, and half of the time is for what is not seen from here.
        assertThat(outcomes).hasSizeBetween(940, 960).containsOnly("many " + Status.Code.RESOURCE_EXHAUSTED);
        assertThat(desk.margins().leastNanos()).isEqualTo(1000 * MILLI);
        while (!tasks.isEmpty()) {
            tasks.remove().run();
            for (int i = 0; i < 20 && tasks.isEmpty(); i++) {
                clock.addAndGet(20 * MILLI);
                desk.tick();
            }
        }
        assertThat(outcomes).hasSize(1000);
        assertThat(desk.waiting()).isZero();
        assertThat(desk.margins().late()).isZero();
        assertThat(desk.margins().leastNanos()).isGreaterThan(400 * MILLI);
    }

    @Test
    void whatCameBeforeReportsHadToWaitIsRefusedAsSoonAsItsTurnWillNotCome() {
        for (int i = 0; i < 300; i++) {
            desk.submit(ticket("many", 1000));
        }
        assertThat(outcomes).isEmpty();
        desk.tick();
        assertThat(outcomes).isEmpty();
        behind = true;
        desk.tick();
        assertThat(outcomes).hasSizeBetween(210, 230).containsOnly("many " + Status.Code.RESOURCE_EXHAUSTED);
        assertThat(desk.margins().leastNanos()).isEqualTo(1000 * MILLI);
    }

    @Test
    void whatIsHandedOverTooLateIsCounted() {
        desk.submit(new Ticket(clock.get() + 100 * MILLI, SMALL, _ -> clock.addAndGet(130 * MILLI), _ -> {}));
        assertThat(desk.margins().leastNanos()).isEqualTo(Long.MAX_VALUE);
        tasks.remove().run();
        assertThat(desk.margins().late()).isEqualTo(1);
        assertThat(desk.margins().leastNanos()).isEqualTo(-30 * MILLI);
    }

    @Test
    void whoNobodyWaitsForLeavesTheQueue() {
        desk.submit(ticket("first", 1000));
        Ticket second = ticket("second", 1000);
        desk.submit(second);
        desk.cancel(second);
        tasks.remove().run();
        desk.tick();
        assertThat(tasks).isEmpty();
        assertThat(outcomes).containsExactly("first all");
    }
}

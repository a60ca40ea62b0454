package io.rantwin.harness.ran.o1;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.ScenarioException;
import io.rantwin.harness.ran.scenario.Scenarios;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class NetworkQueueTest {
    private final RadioNetwork network = network();
    private final NetworkQueue queue = new NetworkQueue(3);

    @Test
    void doesWorkInItsOrderAndOnlyWhenTold() {
        List<Integer> done = new ArrayList<>();
        assertThat(queue.submit(_ -> done.add(1))).isNotDone();
        CompletableFuture<Long> time = queue.submit(RadioNetwork::timeMicros);
        assertThat(queue.submit(_ -> done.add(2))).isNotDone();
        assertThat(done).isEmpty();
        assertThat(time).isNotDone();

        network.step();
        assertThat(queue.runOn(network)).isEqualTo(3);
        assertThat(done).containsExactly(1, 2);
        assertThat(time).isCompletedWithValue(RadioNetwork.STEP_MICROS);
        assertThat(queue.runOn(network)).isZero();
    }

    @Test
    void leavesWhatComesMeanwhileForTheNextTime() {
        List<CompletableFuture<Integer>> later = new ArrayList<>();
        assertThat(queue.submit(_ -> later.add(queue.submit(_ -> 7)))).isNotDone();
        assertThat(queue.runOn(network)).isEqualTo(1);
        assertThat(queue.runOn(network)).isEqualTo(1);
    }

    @Test
    void refusesWhenItIsFull() {
        for (int i = 0; i < 3; i++) {
            assertThat(queue.submit(_ -> 0)).isNotDone();
        }
        assertThat(queue.submit(_ -> 0))
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withCauseInstanceOf(RejectedExecutionException.class);
        assertThat(queue.runOn(network)).isEqualTo(3);
    }

    @Test
    void failsOnlyTheWorkThatFails() {
        CompletableFuture<Integer> bad = queue.submit(_ -> {
            throw new IOException("no");
        });
        CompletableFuture<Integer> good = queue.submit(_ -> 5);
        queue.runOn(network);
        assertThat(bad).isCompletedExceptionally();
        assertThat(good).isCompletedWithValue(5);
    }

    @Test
    void skipsWhatNobodyWaitsForAnyMore() {
        List<Integer> done = new ArrayList<>();
        queue.submit(_ -> done.add(1)).cancel(false);
        queue.runOn(network);
        assertThat(done).isEmpty();
    }

    @Test
    void failsWhatWaitsWhenItIsClosed() {
        CompletableFuture<Integer> waiting = queue.submit(_ -> 1);
        queue.close();
        assertThat(waiting).isCompletedExceptionally();
        assertThat(queue.submit(_ -> 1)).isCompletedExceptionally();
        assertThat(queue.runOn(network)).isZero();
    }

    static RadioNetwork network() {
        try {
            return new RadioNetwork(
                    Scenarios.named("tiny", ScenarioChanges.NONE).plan(), 1);
        } catch (ScenarioException refused) {
            throw new AssertionError(refused);
        }
    }
}

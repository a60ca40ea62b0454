package io.rantwin.xapp.a1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.mediator.MessageForm;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.a1.mediator.PolicyRequest;
import io.rantwin.a1.mediator.PolicyRequest.Operation;
import io.rantwin.xapp.a1.A1PolicyEvent.Created;
import io.rantwin.xapp.a1.A1PolicyEvent.Deleted;
import io.rantwin.xapp.a1.A1PolicyEvent.Updated;
import io.rantwin.xapp.a1.A1PolicyVerdict.Refused;
import io.rantwin.xapp.recording.HandMovedClock;
import io.rantwin.xapp.recording.RecordingRmr;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class A1PoliciesTest {
    private static final PolicyInstanceKey D1 = new PolicyInstanceKey(20008, "d1");
    private static final PolicyInstanceKey D2 = new PolicyInstanceKey(20008, "d2");

    private final RecordingRmr rmr = new RecordingRmr();
    private final HandMovedClock clock = new HandMovedClock();
    private final List<A1PolicyEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private A1PolicyVerdict verdict = A1PolicyVerdict.ENFORCED;

    @Test
    void tellsEventsAndAnswersEachRequest() {
        A1Policies policies = policies(Runnable::run);
        policies.received(request(Operation.CREATE, D1, 1));
        policies.received(request(Operation.UPDATE, D1, 2));
        policies.received(request(Operation.DELETE, D1, 0));

        assertThat(events)
                .containsExactly(
                        new Created(D1, threshold(1)),
                        new Updated(D1, threshold(2), threshold(1)),
                        new Deleted(D1, threshold(2)));
        assertThat(answers()).containsExactly("d1 OK", "d1 OK", "d1 DELETED");
        assertThat(policies.state().policies()).isEmpty();
    }

    @Test
    void answersCarryTheTypeAsNumberAndTheHandler() {
        policies(Runnable::run).received(request(Operation.CREATE, D1, 1));

        assertThat(rmr.replied).singleElement().satisfies(answer -> {
            assertThat(answer.type()).isEqualTo(20011);
            assertThat(answer.payloadText())
                    .isEqualTo(
                            "{\"policy_type_id\":20008,\"policy_instance_id\":\"d1\",\"handler_id\":\"twin\",\"status\":\"OK\"}");
        });
    }

    @Test
    void readsBothFormsOfRequests() {
        A1Policies policies = policies(Runnable::run);
        var create = new PolicyRequest(Operation.CREATE, D1, threshold(1));
        policies.received(delivery(create.write(MessageForm.GO)));
        policies.received(delivery(create.write(MessageForm.PYTHON)));

        assertThat(events).containsExactly(new Created(D1, threshold(1)));
        assertThat(answers()).containsExactly("d1 OK", "d1 OK");
    }

    @Test
    void repeatedCreateIsAnsweredWithoutTellingAgain() {
        A1Policies policies = policies(Runnable::run);
        policies.received(request(Operation.CREATE, D1, 1));
        policies.received(request(Operation.CREATE, D1, 1));
        verdict = new Refused("no such cell");
        policies.received(request(Operation.CREATE, D1, 2));
        policies.received(request(Operation.CREATE, D1, 2));

        assertThat(events).containsExactly(new Created(D1, threshold(1)), new Updated(D1, threshold(2), threshold(1)));
        assertThat(answers()).containsExactly("d1 OK", "d1 OK", "d1 ERROR", "d1 ERROR");
        assertThat(policies.state().counts().repeated()).isEqualTo(2);
        assertThat(policies.state().policies()).singleElement().satisfies(policy -> {
            assertThat(policy.body()).isEqualTo(threshold(2));
            assertThat(policy.verdict()).isEqualTo(new Refused("no such cell"));
        });
    }

    @Test
    void updateOfAnUnknownPolicyIsItsCreation() {
        policies(Runnable::run).received(request(Operation.UPDATE, D1, 1));

        assertThat(events).containsExactly(new Created(D1, threshold(1)));
    }

    @Test
    void deleteOfAnUnknownPolicyIsAnswered() {
        A1Policies policies = policies(Runnable::run);
        policies.received(request(Operation.DELETE, D1, 0));

        assertThat(events).isEmpty();
        assertThat(answers()).containsExactly("d1 DELETED");
        assertThat(policies.state().counts().deletedUnknown()).isEqualTo(1);
    }

    @Test
    void brokenRequestsAreAnsweredWhenTheyNameTheirPolicy() {
        A1Policies policies = policies(Runnable::run);
        policies.received(delivery(
                "{\"operation\":\"CREATE\",\"policy_type_id\":\"20008\",\"policy_instance_id\":\"d1\",\"payload\":\"{\"}"
                        .getBytes(UTF_8)));
        policies.received(delivery("{\"operation\":\"CREATE\",\"policy_type_id\":20008}".getBytes(UTF_8)));
        policies.received(delivery(new byte[] {0, 1, 2}));

        assertThat(answers()).containsExactly("d1 ERROR");
        assertThat(policies.state().counts().malformed()).isEqualTo(1);
        assertThat(policies.state().counts().unidentifiable()).isEqualTo(2);
        assertThat(events).isEmpty();
    }

    @Test
    void typesOfOthersAreRefused() {
        A1Policies policies = policies(Runnable::run);
        policies.received(request(Operation.CREATE, new PolicyInstanceKey(7, "x"), 1));

        assertThat(answers()).containsExactly("x ERROR");
        assertThat(policies.state().counts().foreignType()).isEqualTo(1);
    }

    @Test
    void aListenerThatFailsRefuses() {
        A1Policies policies = policies(
                event -> {
                    throw new IllegalStateException("broken");
                },
                Runnable::run);
        policies.received(request(Operation.CREATE, D1, 1));

        assertThat(answers()).containsExactly("d1 ERROR");
        assertThat(policies.state().counts().listenerFailures()).isEqualTo(1);
    }

    @Test
    void theListenerIsNotCalledByTheThreadThatReceives() {
        A1Policies policies = policies(tasks::add);
        policies.received(request(Operation.CREATE, D1, 1));
        policies.received(request(Operation.UPDATE, D1, 2));
        assertThat(events).isEmpty();
        assertThat(policies.state().waiting()).isEqualTo(2);

        runTasks();
        assertThat(events).hasSize(2);
        assertThat(policies.state().waiting()).isZero();
    }

    @Test
    void theOldestWaitingRequestsGiveWay() {
        A1Policies policies = policies(tasks::add);
        for (int i = 1; i <= 10; i++) {
            policies.received(request(Operation.UPDATE, D1, i));
        }
        assertThat(answers()).containsExactly("d1 ERROR", "d1 ERROR", "d1 ERROR", "d1 ERROR", "d1 ERROR", "d1 ERROR");
        runTasks();

        assertThat(events).hasSize(4);
        assertThat(events.getLast()).isEqualTo(new Updated(D1, threshold(10), threshold(9)));
        assertThat(answers()).hasSize(10).endsWith("d1 OK");
        assertThat(policies.state().counts().superseded()).isEqualTo(6);
    }

    @Test
    void boundsHoldButDeletionsPass() {
        A1Policies policies = policies(tasks::add);
        for (int i = 0; i < 5; i++) {
            policies.received(request(Operation.CREATE, new PolicyInstanceKey(20008, "p" + i), 1));
        }
        runTasks();
        assertThat(answers()).contains("p3 ERROR", "p4 ERROR").doesNotContain("p2 ERROR");
        assertThat(policies.state().policies()).hasSize(3);

        for (int i = 0; i < 7; i++) {
            policies.received(request(Operation.UPDATE, new PolicyInstanceKey(20008, "p" + i % 3), i));
        }
        policies.received(request(Operation.DELETE, new PolicyInstanceKey(20008, "p0"), 0));
        assertThat(policies.state().counts().overflowed()).isEqualTo(2 + 3);
        runTasks();
        assertThat(policies.state().policies())
                .extracting(policy -> policy.key().policyInstanceId())
                .containsExactly("p1", "p2");
    }

    @Test
    void anExecutorThatIsShutDownMeansRefused() {
        A1Policies policies = policies(task -> {
            throw new RejectedExecutionException();
        });
        policies.received(request(Operation.CREATE, D1, 1));

        assertThat(answers()).containsExactly("d1 ERROR");
        assertThat(policies.state().waiting()).isZero();
    }

    @Test
    void answersByRouteWhenTheSenderCannotBeReached() {
        rmr.ofReply = SendResult.UNREACHABLE;
        policies(Runnable::run).received(request(Operation.CREATE, D1, 1));

        assertThat(rmr.sent).singleElement().extracting(RmrMessage::type).isEqualTo(20011);
    }

    @Test
    void asksForEachTypeAtTheStartSoonAgainAndThenPeriodically() {
        A1Policies policies = policies(Runnable::run);
        policies.tick();
        assertThat(rmr.sent).isEmpty();
        policies.start();
        policies.tick();
        policies.tick();
        assertThat(rmr.sent)
                .extracting(RmrMessage::type, RmrMessage::payloadText)
                .containsExactlyInAnyOrder(
                        tuple(20012, "{\"policy_type_id\":20008}"), tuple(20012, "{\"policy_type_id\":20009}"));
        int sent = 2;
        for (int pauseSeconds : new int[] {5, 10, 20, 40, 80, 160, 300, 300}) {
            clock.advance(Duration.ofSeconds(pauseSeconds).minusMillis(1));
            policies.tick();
            assertThat(rmr.sent)
                    .as("less than %s s after the query before", pauseSeconds)
                    .hasSize(sent);
            clock.advanceMillis(1);
            policies.tick();
            sent += 2;
            assertThat(rmr.sent).as("%s s after the query before", pauseSeconds).hasSize(sent);
        }
        assertThat(policies.state().queried()).containsOnlyKeys(20008, 20009);
    }

    @Test
    void asksAgainSoonWhenThereIsNoRoute() {
        A1Policies policies = policies(Runnable::run);
        policies.start();
        rmr.ofSend = SendResult.NO_ROUTE;
        policies.tick();
        policies.tick();
        assertThat(policies.state().counts().unsentQueries()).isEqualTo(2);
        rmr.ofSend = SendResult.SENT;
        clock.advanceMillis(5000);
        policies.tick();
        assertThat(rmr.sent).hasSize(2);
    }

    @Test
    void anAnswerThatIsLostIsBroughtBackByAQuery() {
        A1Policies policies = policies(Runnable::run);
        policies.start();
        for (int i = 0; i < 10; i++) {
            // Until the queries come every 5 min.
            policies.tick();
            clock.advance(Duration.ofMinutes(5));
        }
        policies.tick();
        rmr.sent.clear();
        rmr.ofReply = SendResult.UNREACHABLE;
        rmr.ofSend = SendResult.NO_ROUTE;
        policies.received(request(Operation.CREATE, D1, 1));
        assertThat(policies.state().counts().unanswered()).isEqualTo(1);

        rmr.ofReply = SendResult.SENT;
        rmr.ofSend = SendResult.SENT;
        clock.advanceMillis(5000);
        policies.tick();
        assertThat(rmr.sent)
                .singleElement()
                .extracting(RmrMessage::payloadText)
                .isEqualTo("{\"policy_type_id\":20008}");
        policies.received(request(Operation.CREATE, D1, 1));
        assertThat(answers()).containsExactly("d1 OK");
        assertThat(events).hasSize(1);
    }

    @Test
    void keepsTheOrderOfEachPolicyOnManyThreads() throws InterruptedException {
        Map<PolicyInstanceKey, List<Integer>> seen = new ConcurrentHashMap<>();
        Map<PolicyInstanceKey, AtomicInteger> inside = new ConcurrentHashMap<>();
        var overlaps = new AtomicInteger();
        ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
        var options = new A1PoliciesOptions(
                "twin", List.of(20008), Duration.ofMinutes(5), Duration.ofSeconds(5), 100, 10_000, 10_000);
        var policies = new A1Policies(
                rmr,
                options,
                event -> {
                    AtomicInteger count = inside.computeIfAbsent(event.policy(), _ -> new AtomicInteger());
                    overlaps.addAndGet(count.getAndIncrement());
                    seen.computeIfAbsent(event.policy(), _ -> new ArrayList<>())
                            .add(bodyOf(event).get("threshold").intValue());
                    count.decrementAndGet();
                    return A1PolicyVerdict.ENFORCED;
                },
                pool,
                clock);
        var random = new Random(1);
        Map<PolicyInstanceKey, List<Integer>> expected = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            PolicyInstanceKey key = random.nextBoolean() ? D1 : D2;
            policies.received(request(Operation.UPDATE, key, i));
            expected.computeIfAbsent(key, _ -> new ArrayList<>()).add(i);
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).isEqualTo(expected);
        assertThat(overlaps).hasValue(0);
        assertThat(rmr.replied).hasSize(2000);
    }

    private A1Policies policies(Executor executor) {
        return policies(
                event -> {
                    events.add(event);
                    return verdict;
                },
                executor);
    }

    private A1Policies policies(A1PolicyListener listener, Executor executor) {
        var options = new A1PoliciesOptions(
                "twin", List.of(20008, 20009), Duration.ofMinutes(5), Duration.ofSeconds(5), 3, 4, 4);
        return new A1Policies(rmr, options, listener, executor, clock);
    }

    private static ObjectNode bodyOf(A1PolicyEvent event) {
        return switch (event) {
            case Created created -> created.body();
            case Updated updated -> updated.body();
            case Deleted deleted -> deleted.previousBody();
        };
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private List<String> answers() {
        return rmr.replied.stream()
                .map(answer -> answer.payloadText()
                        .replaceAll(".*\"policy_instance_id\":\"(\\w+)\".*\"status\":\"(\\w+)\".*", "$1 $2"))
                .toList();
    }

    private static RmrDelivery request(Operation operation, PolicyInstanceKey policy, int threshold) {
        return delivery(new PolicyRequest(operation, policy, threshold(threshold)).write(MessageForm.GO));
    }

    private static RmrDelivery delivery(byte[] payload) {
        return RecordingRmr.delivery(
                RmrMessage.of(MessageType.A1_POLICY_REQ.number(), payload).withSubscriptionId(20008));
    }

    private static ObjectNode threshold(int value) {
        return JsonNodeFactory.instance.objectNode().put("threshold", value);
    }
}

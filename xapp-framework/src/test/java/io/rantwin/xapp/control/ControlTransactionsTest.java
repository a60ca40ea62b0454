package io.rantwin.xapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.E2apCodecs;
import io.rantwin.codecs.e2ap.E2apMessage;
import io.rantwin.codecs.e2ap.E2apNodes;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.ErrorIndication;
import io.rantwin.codecs.e2ap.RicControl.RicControlAckRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlAcknowledge;
import io.rantwin.codecs.e2ap.RicControl.RicControlFailure;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlStatus;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.xapp.control.ControlResult.Acknowledged;
import io.rantwin.xapp.control.ControlResult.Failed;
import io.rantwin.xapp.control.ControlResult.NoAnswer;
import io.rantwin.xapp.control.ControlResult.NotSent;
import io.rantwin.xapp.control.ControlResult.Rejected;
import io.rantwin.xapp.control.ControlResult.Sent;
import io.rantwin.xapp.recording.HandMovedClock;
import io.rantwin.xapp.recording.RecordingRmr;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ControlTransactionsTest {
    private static final String RAN = "gnb_001_001_00000001";
    private static final Octets HEADER = Octets.ofHex("0102");
    private static final Octets MESSAGE = Octets.ofHex("030405");
    private static final Octets OUTCOME = Octets.ofHex("0607");
    private static final Cause NO_SUCH_CELL = new Cause(Cause.Category.RIC_REQUEST, "control-message-invalid");

    private final RecordingRmr rmr = new RecordingRmr();
    private final HandMovedClock clock = new HandMovedClock();
    private final E2apCodecs codecs = new E2apCodecs();
    private final E2apNodes nodes = new E2apNodes(codecs);
    private final List<CompletableFuture<ControlResult>> given = new ArrayList<>();
    private final List<Integer> ownInstanceIds = new ArrayList<>();
    private final ControlOptions options = ControlOptions.DEFAULT.withInstanceIds(100, 199);
    private ControlTransactions control = transactions(options, Runnable::run);

    @Test
    void sendsTheRequestByRanName() throws PerException {
        give(request());

        assertThat(rmr.sent).singleElement().satisfies(message -> {
            assertThat(message.type()).isEqualTo(12040);
            assertThat(message.subscriptionId()).isEqualTo(-1);
            assertThat(message.managedElement()).isEqualTo(RAN);
        });
        assertThat(sent(0))
                .isEqualTo(new RicControlRequest(
                        new RicRequestId(1001, 100), 3, null, HEADER, MESSAGE, RicControlAckRequest.ACK));
    }

    @Test
    void tellsAcknowledgementAndFailureApart() {
        CompletableFuture<ControlResult> first = control.send(request());
        CompletableFuture<ControlResult> second = control.send(request());
        CompletableFuture<ControlResult> third = control.send(request());
        control.received(answer(12042, failure(1001, 101, null)));
        control.received(answer(12041, ack(1001, 100, null)));

        assertThat(first).isCompletedWithValue(new Acknowledged(OUTCOME));
        assertThat(second).isCompletedWithValue(new Failed(NO_SUCH_CELL, OUTCOME));
        assertThat(third).isNotDone();
        assertThat(control.state().outstanding()).isEqualTo(1);
        assertThat(control.state().acknowledged()).isEqualTo(1);
        assertThat(control.state().failed()).isEqualTo(1);
    }

    @Test
    void anErrorIndicationAboutTheRequestIsAFailure() {
        CompletableFuture<ControlResult> future = control.send(request());
        control.received(answer(
                12006, new ErrorIndication(5, new RicRequestId(1001, 100), 3, Cause.TRANSFER_SYNTAX_ERROR, null)));

        assertThat(future).isCompletedWithValue(new Failed(Cause.TRANSFER_SYNTAX_ERROR, null));
    }

    @Test
    void usesTheInstanceIdOfAnOwnSubscriptionOneAtATime() throws PerException {
        ownInstanceIds.add(17);
        CompletableFuture<ControlResult> first = control.send(request("01"));
        CompletableFuture<ControlResult> second = control.send(request("02"));
        CompletableFuture<ControlResult> third = control.send(request("03"));
        assertThat(rmr.sent).hasSize(1);
        assertThat(sent(0).ricRequestId()).isEqualTo(new RicRequestId(1001, 17));

        control.received(answer(12041, ack(1001, 17, null)));
        assertThat(first).isDone();
        assertThat(second).isNotDone();
        assertThat(sent(1).ricControlMessage()).isEqualTo(Octets.ofHex("02"));
        control.received(answer(12041, ack(1001, 17, null)));
        assertThat(second).isDone();
        assertThat(sent(2).ricControlMessage()).isEqualTo(Octets.ofHex("03"));
        assertThat(third).isNotDone();
    }

    @Test
    void withoutOwnSubscriptionAsManyAsAllowedAreUnderWay() {
        for (int i = 0; i < 10; i++) {
            give(request());
        }
        assertThat(rmr.sent).hasSize(8);
        assertThat(control.state().waiting()).isEqualTo(2);
        control.received(answer(12041, ack(1001, 103, null)));
        assertThat(rmr.sent).hasSize(9);
    }

    @Test
    void endsWithoutAnswerAfterItsTime() {
        CompletableFuture<ControlResult> future = control.send(request());
        clock.advanceMillis(2999);
        control.tick();
        assertThat(future).isNotDone();
        clock.advanceMillis(1);
        control.tick();

        assertThat(future).isCompletedWithValue(new NoAnswer(Duration.ofSeconds(3)));
        assertThat(rmr.sent).hasSize(1);
    }

    @Test
    void aLateAnswerIsNotTakenForThatOfTheNextRequest() {
        ownInstanceIds.add(17);
        CompletableFuture<ControlResult> first = control.send(request());
        CompletableFuture<ControlResult> second = control.send(request());
        clock.advanceMillis(3000);
        control.tick();
        assertThat(first).isCompletedWithValue(new NoAnswer(Duration.ofSeconds(3)));
        assertThat(rmr.sent).hasSize(1);

        control.received(answer(12042, failure(1001, 17, null)));
        assertThat(control.state().lateAnswers()).isEqualTo(1);
        assertThat(rmr.sent).hasSize(2);
        assertThat(second).isNotDone();
        control.received(answer(12041, ack(1001, 17, null)));
        assertThat(second).isCompletedWithValue(new Acknowledged(OUTCOME));
    }

    @Test
    void anInstanceIdRestsAfterAnAnswerThatDidNotCome() {
        ownInstanceIds.add(17);
        give(request());
        give(request());
        clock.advanceMillis(3000);
        control.tick();
        clock.advanceMillis(2999);
        control.tick();
        assertThat(rmr.sent).hasSize(1);
        clock.advanceMillis(1);
        control.tick();
        assertThat(rmr.sent).hasSize(2);
    }

    @Test
    void answersToOthersAreCountedAndChangeNothing() {
        CompletableFuture<ControlResult> future =
                control.send(new ControlRequest(RAN, 3, Octets.ofHex("aa"), HEADER, MESSAGE, RicControlAckRequest.ACK));
        control.received(answer(12041, ack(1002, 100, null)));
        control.received(answer(12041, ack(1001, 101, null)));
        control.received(answer(12041, ack(1001, 100, Octets.ofHex("bb"))));
        control.received(RecordingRmr.delivery(
                RmrMessage.of(12041, encode(ack(1001, 100, null))).withManagedElement("gnb_other")));

        assertThat(future).isNotDone();
        assertThat(control.state().unmatchedAnswers()).isEqualTo(4);
        control.received(answer(12041, ack(1001, 100, Octets.ofHex("aa"))));
        assertThat(future).isCompletedWithValue(new Acknowledged(OUTCOME));
    }

    @Test
    void malformedAnswersAreCounted() {
        CompletableFuture<ControlResult> future = control.send(request());
        control.received(answer(12041, new byte[] {1, 2, 3}));
        control.received(answer(12041, new byte[0]));
        control.received(
                answer(12042, new RicControlRequest(new RicRequestId(1001, 100), 3, null, HEADER, MESSAGE, null)));

        assertThat(future).isNotDone();
        assertThat(control.state().malformedAnswers()).isEqualTo(3);
    }

    @Property(tries = 500, seed = "1")
    void neverThrowsOnOctets(@ForAll byte[] octets, @ForAll int position) {
        give(request());
        control.received(answer(12041, octets));
        byte[] damaged = encode(ack(1001, 100, null));
        damaged[Math.floorMod(position, damaged.length)] ^= (byte) (1 + Math.floorMod(position, 255));
        control.received(answer(12042, damaged));
        assertThat(control.state().outstanding()).isBetween(0, 1);
        control.close();
    }

    @Test
    void whatRmrDoesNotTakeIsNotSent() {
        rmr.ofSend = SendResult.NO_ROUTE;

        assertThat(control.send(request())).isCompletedWithValue(new NotSent(SendResult.NO_ROUTE));
        assertThat(control.state().outstanding()).isZero();
    }

    @Test
    void aRequestWithoutAnswerIsCompleteWhenItIsSent() {
        assertThat(control.send(new ControlRequest(RAN, 3, null, HEADER, MESSAGE, RicControlAckRequest.NO_ACK)))
                .isCompletedWithValue(new Sent());
        assertThat(control.state().outstanding()).isZero();
    }

    @Test
    void holdsTheRateOfEachNode() {
        control = transactions(options.withRate(10, 2), Runnable::run);
        for (int i = 0; i < 5; i++) {
            give(request());
        }
        give(ControlRequest.of("gnb_other", 3, HEADER, MESSAGE));
        assertThat(rmr.sent).hasSize(3);
        clock.advanceMillis(99);
        control.tick();
        assertThat(rmr.sent).hasSize(3);
        clock.advanceMillis(1);
        control.tick();
        assertThat(rmr.sent).hasSize(4);
        clock.advanceMillis(200);
        control.tick();
        assertThat(rmr.sent).hasSize(6);
    }

    @Test
    void aClockThatIsSetBackStopsNothing() {
        control = transactions(options.withRate(10, 1), Runnable::run);
        give(request());
        give(request());
        clock.advance(Duration.ofDays(-1));
        control.tick();
        clock.advanceMillis(100);
        control.tick();
        assertThat(rmr.sent).hasSize(2);
    }

    @Test
    void rejectsWhatWouldWaitTooLong() {
        ownInstanceIds.add(17);
        List<CompletableFuture<ControlResult>> futures = new ArrayList<>();
        for (int i = 0; i < 102; i++) {
            futures.add(control.send(request()));
        }
        assertThat(futures.getLast()).isCompletedWithValue(new Rejected("100 requests wait for " + RAN + " already"));
        assertThat(futures.get(100)).isNotDone();
        clock.advanceMillis(10_000);
        control.tick();

        assertThat(futures.get(1)).isCompletedWithValue(new Rejected("waited 10000 ms for its turn"));
        assertThat(control.state().waiting()).isZero();
    }

    @Test
    void aRequestCancelledBeforeItsTurnIsNotSent() {
        ownInstanceIds.add(17);
        give(request("01"));
        CompletableFuture<ControlResult> cancelled = control.send(request("02"));
        give(request("03"));
        cancelled.cancel(false);
        control.received(answer(12041, ack(1001, 17, null)));

        assertThat(rmr.sent).hasSize(2);
        assertThat(control.state().waiting()).isZero();
    }

    @Test
    void speaksTheVersionOfTheNode() throws PerException {
        var onFailureOnly = new ControlRequest(RAN, 3, null, HEADER, MESSAGE, RicControlAckRequest.NACK);
        assertThat(control.send(onFailureOnly).getNow(null)).isInstanceOf(Rejected.class);
        nodes.settle(RAN, E2apVersion.V01_01);
        CompletableFuture<ControlResult> future = control.send(onFailureOnly);
        assertThat(codecs.of(E2apVersion.V01_01)
                        .decode(rmr.sent.getFirst().payload())
                        .message())
                .isInstanceOf(RicControlRequest.class);
        var refused = new RicControlAcknowledge(new RicRequestId(1001, 101), 3, null, RicControlStatus.REJECTED, null);
        control.received(answer(12041, codecs.of(E2apVersion.V01_01).encode(refused)));

        assertThat(future).isCompletedWithValue(new Failed(null, null));
    }

    @Test
    void whatIsAttachedToAFutureDoesNotRunOnTheThreadThatReceives() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        control = transactions(options, tasks::add);
        CompletableFuture<ControlResult> future = control.send(request());
        control.received(answer(12041, ack(1001, 100, null)));
        assertThat(future).isNotDone();
        tasks.forEach(Runnable::run);
        assertThat(future).isDone();
    }

    @Test
    void refusesImpossibleNames() {
        assertThat(control.send(ControlRequest.of("", 3, HEADER, MESSAGE)).getNow(null))
                .isInstanceOf(Rejected.class);
        assertThat(control.send(ControlRequest.of("x".repeat(32), 3, HEADER, MESSAGE))
                        .getNow(null))
                .isInstanceOf(Rejected.class);
        assertThat(control.state().rans()).isZero();
    }

    @Test
    void forgetsNodesThatAreQuiet() {
        give(request());
        control.received(answer(12041, ack(1001, 100, null)));
        clock.advanceMillis(100);
        control.tick();
        assertThat(control.state().rans()).isZero();
    }

    @Test
    void closingEndsEverything() {
        ownInstanceIds.add(17);
        CompletableFuture<ControlResult> sent = control.send(request());
        CompletableFuture<ControlResult> waiting = control.send(request());
        clock.advanceMillis(500);
        control.close();

        assertThat(sent).isCompletedWithValue(new NoAnswer(Duration.ofMillis(500)));
        assertThat(waiting).isCompletedWithValue(new Rejected("closed while it waited"));
        assertThat(control.send(request())).isCompletedWithValue(new Rejected("closed"));
    }

    private ControlTransactions transactions(ControlOptions bounds, Executor executor) {
        return new ControlTransactions(rmr, nodes, bounds, _ -> ownInstanceIds, executor, clock);
    }

    /** Sends what the test needs no outcome of. */
    private void give(ControlRequest request) {
        given.add(control.send(request));
    }

    private static ControlRequest request() {
        return ControlRequest.of(RAN, 3, HEADER, MESSAGE);
    }

    private static ControlRequest request(String messageHex) {
        return ControlRequest.of(RAN, 3, HEADER, Octets.ofHex(messageHex));
    }

    private RicControlRequest sent(int index) throws PerException {
        return (RicControlRequest) Objects.requireNonNull(codecs.of(E2apVersion.V03_01)
                .decode(rmr.sent.get(index).payload())
                .message());
    }

    private static RicControlAcknowledge ack(int requestorId, int instanceId, @Nullable Octets callProcess) {
        return new RicControlAcknowledge(new RicRequestId(requestorId, instanceId), 3, callProcess, null, OUTCOME);
    }

    private static RicControlFailure failure(int requestorId, int instanceId, @Nullable Octets callProcess) {
        return new RicControlFailure(
                new RicRequestId(requestorId, instanceId), 3, callProcess, NO_SUCH_CELL, OUTCOME, null);
    }

    private RmrDelivery answer(int type, E2apMessage message) {
        return answer(type, encode(message));
    }

    private static RmrDelivery answer(int type, byte[] octets) {
        return RecordingRmr.delivery(
                RmrMessage.of(type, octets).withManagedElement(RAN).withSubscriptionId(100));
    }

    private byte[] encode(E2apMessage message) {
        try {
            return codecs.of(E2apVersion.V03_01).encode(message);
        } catch (PerException e) {
            throw new AssertionError(e);
        }
    }
}

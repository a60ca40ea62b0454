package io.rantwin.xapp.rmr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rantwin.api.ports.FreePorts;
import io.rantwin.xapp.rmr.Engines.Inbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RmrEngineTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Engines engines = new Engines();
    private final Inbox inbox = new Inbox();

    @AfterEach
    void close() {
        engines.close();
    }

    /** Pushes a table as a route manager does, and returns the acknowledgement. */
    private String push(RmrEngine manager, RmrEngine to, String table) throws Exception {
        return manager.callTo(to.controlAddress(), RmrMessage.of(20, table), LONG)
                .get()
                .message()
                .payloadText();
    }

    @Test
    void deliversByThePushedTable() throws Exception {
        RmrEngine receiver = engines.start(inbox);
        RmrEngine sender = engines.start(_ -> {});
        RmrMessage message = RmrMessage.of(12050, "report")
                .withSubscriptionId(5)
                .withManagedElement("gnb_001_001_00000001")
                .withTransactionId(TransactionId.of("17"));
        assertThat(sender.send(message)).isEqualTo(SendResult.NO_ROUTE);
        assertThat(sender.hasRoutes()).isFalse();

        String table = "newrt|start|t1\nmse|12050|5|" + receiver.ownAddress() + "\nnewrt|end|1\n";
        assertThat(push(receiver, sender, table)).isEqualTo("OK t1 \n");

        assertThat(sender.hasRoutes()).isTrue();
        assertThat(sender.send(message)).isEqualTo(SendResult.SENT);
        RmrDelivery arrived = inbox.next();
        assertThat(arrived.message()).usingRecursiveComparison().isEqualTo(message);
        assertThat(arrived.returnPath().source()).isEqualTo(sender.ownAddress().toString());
        assertThat(sender.send(message.withSubscriptionId(6))).isEqualTo(SendResult.NO_ROUTE);
        assertThat(sender.statistics().refused()).containsEntry(SendResult.NO_ROUTE, 2L);
        assertThat(sender.statistics().tableId()).isEqualTo("t1");
    }

    @Test
    void refusesABadTableAndSaysSo() throws Exception {
        RmrEngine manager = engines.start(_ -> {});
        RmrEngine xapp = engines.start(_ -> {});

        assertThat(push(manager, xapp, "newrt|start|t9\nmse|1|-1|a:1\nnewrt|end|7\n"))
                .isEqualTo("ERR t9 missing table records: expected 7 got 1\n\n");
        assertThat(push(manager, xapp, "newrt|start\nnewrt|end\n")).isEqualTo("OK <id-missing> \n");
        assertThat(xapp.statistics().tablesRefused()).isEqualTo(1);
    }

    @Test
    void takesATableOfFiftyThousandRoutesInOneMessage() throws Exception {
        RmrEngine manager = engines.start(Engines.config().withBounds(8 << 20, 16 << 20), _ -> {});
        RmrEngine xapp = engines.start(_ -> {});
        StringBuilder table = new StringBuilder("newrt|start|big\n");
        for (int i = 0; i < 50_000; i++) {
            table.append("mse|12050|")
                    .append(i)
                    .append("|service-ricxapp-number-")
                    .append(i % 9)
                    .append("-rmr.ricxapp:4560\n");
        }

        assertThat(push(manager, xapp, table + "newrt|end|50000\n")).isEqualTo("OK big \n");
        assertThat(xapp.statistics().routes()).isEqualTo(50_000);
    }

    @Test
    void takesNoTableOnTheDataPort() throws Exception {
        RmrEngine manager = engines.start(_ -> {});
        RmrEngine xapp = engines.start(_ -> {});

        CompletableFuture<RmrDelivery> answer = manager.callTo(
                xapp.ownAddress(), RmrMessage.of(20, "newrt|start\nnewrt|end\n"), Duration.ofMillis(300));

        assertThatThrownBy(answer::get).hasCauseInstanceOf(RmrCallException.class);
        assertThat(xapp.hasRoutes()).isFalse();
    }

    @Test
    void fansOutToEachGroupAndTakesTurnsInsideOne() throws Exception {
        Inbox second = new Inbox();
        Inbox third = new Inbox();
        RmrEngine a = engines.start(inbox);
        RmrEngine b = engines.start(second);
        RmrEngine c = engines.start(third);
        RmrEngine sender = engines.start(_ -> {});
        push(
                a,
                sender,
                "newrt|start\nmse|1|-1|" + a.ownAddress() + "," + b.ownAddress() + ";" + c.ownAddress()
                        + "\nnewrt|end\n");

        Set<String> turns = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            assertThat(sender.send(RmrMessage.of(1, "m" + i))).isEqualTo(SendResult.SENT);
            turns.add(third.next().message().payloadText());
        }
        turns.removeAll(List.of(
                inbox.next().message().payloadText(),
                inbox.next().message().payloadText(),
                second.next().message().payloadText(),
                second.next().message().payloadText()));
        assertThat(turns).isEmpty();
        assertThat(inbox.isEmpty() && second.isEmpty() && third.isEmpty()).isTrue();
    }

    @Test
    void sendsToTheOwnerOfTheManagedElement() throws Exception {
        RmrEngine termination = engines.start(inbox);
        RmrEngine sender = engines.start(_ -> {});
        push(
                termination,
                sender,
                "newrt|start\nmse|12040|-1|%meid\nnewrt|end\nmeid_map|start\nmme_ar|" + termination.ownAddress()
                        + "|gnb_1\nmeid_map|end|1\n");
        RmrMessage control = RmrMessage.of(12040, "c");

        assertThat(sender.send(control.withManagedElement("gnb_2"))).isEqualTo(SendResult.NO_ROUTE);
        assertThat(sender.send(control.withManagedElement("gnb_1"))).isEqualTo(SendResult.SENT);
        assertThat(inbox.next().message().managedElement()).isEqualTo("gnb_1");
    }

    @Test
    void aReplyEndsTheCall() throws Exception {
        CompletableFuture<RmrEngine> self = new CompletableFuture<>();
        RmrEngine server = engines.start(message -> {
            RmrDelivery request = message.copy();
            self.join()
                    .reply(
                            request,
                            RmrMessage.of(
                                    request.message().type() + 1,
                                    request.message().payload()));
        });
        self.complete(server);
        RmrEngine client = engines.start(inbox);

        RmrDelivery answer = client.callTo(server.ownAddress(), RmrMessage.of(30001, "?"), LONG)
                .get();

        assertThat(answer.message().type()).isEqualTo(30002);
        assertThat(answer.message().payloadText()).isEqualTo("?");
        assertThat(inbox.isEmpty()).isTrue();
    }

    @Test
    void aLateAnswerIsCountedAndGoesNowhere() throws Exception {
        Inbox requests = new Inbox();
        RmrEngine server = engines.start(requests);
        RmrEngine client = engines.start(inbox);

        assertThatThrownBy(() -> client.callTo(server.ownAddress(), RmrMessage.of(1, ""), Duration.ofMillis(50))
                        .get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RmrCallException.class)
                .hasMessageContaining("no answer within 50 ms");
        assertThat(client.statistics().callsWithoutAnswer()).isEqualTo(1);

        server.reply(requests.next(), RmrMessage.of(2, ""));
        await().until(() -> client.statistics().lateAnswers() == 1);
        assertThat(inbox.isEmpty()).isTrue();
    }

    @Test
    void aReplyFindsTheSenderWhenTheConnectionIsGone() throws Exception {
        Inbox requests = new Inbox();
        RmrEngine server = engines.start(requests);
        RmrEngine client = engines.start(inbox);
        client.sendTo(server.ownAddress(), RmrMessage.of(1, "q"));
        RmrDelivery request = requests.next();
        RmrDelivery onAnotherConnection = new RmrDelivery(
                request.message(),
                new ReturnPath(client.ownAddress().toString(), "", 0, Long.MAX_VALUE),
                request.arrival());

        assertThat(server.reply(onAnotherConnection, RmrMessage.of(2, "a"))).isEqualTo(SendResult.SENT);
        assertThat(inbox.next().message().payloadText()).isEqualTo("a");
    }

    @Test
    void answersHealthRequestsItself() throws Exception {
        RmrEngine xapp = engines.start(inbox);
        RmrEngine probe = engines.start(_ -> {});

        RmrDelivery answer = probe.callTo(xapp.ownAddress(), RmrMessage.of(100, new byte[1024]), LONG)
                .get();

        assertThat(answer.message().type()).isEqualTo(101);
        assertThat(answer.message().payloadText()).startsWith("OK");
        assertThat(inbox.isEmpty()).isTrue();
    }

    @Test
    void anUnreachablePeerIsToldToTheSenderAndFoundAgainWhenItIsBack() throws Exception {
        RmrConfig same = RmrConfig.onPort(
                        new FreePorts(Path.of("target")).next(), "127.0.0.1", new RouteSource.Pushed(0))
                .boundTo("127.0.0.1");
        RmrEngine first = engines.start(same, inbox);
        RmrAddress address = first.ownAddress();
        RmrEngine sender =
                engines.start(Engines.config().withBackOff(Duration.ofMillis(400), Duration.ofMillis(400)), _ -> {});
        sender.sendTo(address, RmrMessage.of(1, "a"));
        inbox.next();

        first.close();
        await().until(() -> sender.sendTo(address, RmrMessage.of(1, "b")) == SendResult.UNREACHABLE);

        Inbox again = new Inbox();
        engines.start(same, again);
        await().until(() -> {
            sender.sendTo(address, RmrMessage.of(1, "c"));
            return !again.isEmpty();
        });
        assertThat(again.next().message().payloadText()).isIn("b", "c");
    }

    @Test
    void aSenderThatIsFasterThanItsPeerIsToldAndNothingIsLost() throws Exception {
        CountDownLatch mayRead = new CountDownLatch(1);
        List<Integer> numbers = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        RmrEngine slow = engines.start(message -> {
            awaitQuietly(mayRead);
            numbers.add(number(message));
            if (message.type() == 2) {
                ended.countDown();
            }
        });
        RmrEngine sender = engines.start(Engines.config().withBounds(8 << 10, 256 << 10), _ -> {});

        int accepted = 0;
        boolean wasTold = false;
        while (!wasTold) {
            SendResult result = sender.sendTo(slow.ownAddress(), RmrMessage.of(1, payload(accepted)));
            wasTold = result == SendResult.FULL;
            accepted += result == SendResult.SENT ? 1 : 0;
        }
        mayRead.countDown();
        int last = accepted;
        await().until(() -> sender.sendTo(slow.ownAddress(), RmrMessage.of(2, payload(last))) == SendResult.SENT);

        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(numbers).hasSize(accepted + 1);
        for (int i = 0; i <= accepted; i++) {
            assertThat(numbers.get(i)).isEqualTo(i);
        }
        assertThat(sender.statistics().lostWithConnection()).isZero();
    }

    @Test
    void reportsMakeRoomForNewerOnesAndControlsAreKept() throws Exception {
        CountDownLatch mayRead = new CountDownLatch(1);
        List<RmrMessage> arrived = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        RmrEngine slow = engines.start(message -> {
            awaitQuietly(mayRead);
            arrived.add(message.copy().message());
            if (message.type() == 3) {
                ended.countDown();
            }
        });
        RmrEngine sender = engines.start(Engines.config().withBounds(8 << 10, 64 << 10), _ -> {});
        int reports = 0;
        while (sender.statistics().droppedOldest() == 0) {
            sender.sendTo(slow.ownAddress(), RmrMessage.of(12050, payload(reports++)));
        }
        assertThat(sender.sendTo(slow.ownAddress(), RmrMessage.of(12040, payload(0))))
                .isEqualTo(SendResult.FULL);
        for (int i = 0; i < 100; i++) {
            assertThat(sender.sendTo(slow.ownAddress(), RmrMessage.of(12050, payload(reports++))))
                    .isEqualTo(SendResult.SENT);
        }
        long dropped = sender.statistics().droppedOldest();
        mayRead.countDown();
        await().until(() -> sender.sendTo(slow.ownAddress(), RmrMessage.of(3, payload(0))) == SendResult.SENT);

        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        List<Integer> numbers = arrived.stream()
                .filter(message -> message.type() == 12050)
                .map(message -> number(message.payload(), 0))
                .toList();
        assertThat(numbers).isSorted().hasSize((int) (reports - dropped)).contains(reports - 1);
    }

    @Test
    void aMessageAboveTheLargestFrameIsNotSent() throws Exception {
        RmrEngine receiver = engines.start(inbox);
        RmrEngine sender = engines.start(Engines.config().withBounds(1000, 4000), _ -> {});

        assertThat(sender.sendTo(receiver.ownAddress(), RmrMessage.of(1, new byte[667])))
                .isEqualTo(SendResult.TOO_LARGE);
        assertThat(sender.sendTo(receiver.ownAddress(), RmrMessage.of(1, new byte[666])))
                .isEqualTo(SendResult.SENT);
        assertThat(inbox.next().message().payload()).hasSize(666);
    }

    @Test
    void aFailingReceiverIsCountedAndTheNextMessageTaken() throws Exception {
        RmrEngine receiver = engines.start(message -> {
            if (message.type() == 1) {
                throw new IllegalStateException("on purpose");
            }
            inbox.receive(message);
        });
        RmrEngine sender = engines.start(_ -> {});
        sender.sendTo(receiver.ownAddress(), RmrMessage.of(1, "bad"));
        sender.sendTo(receiver.ownAddress(), RmrMessage.of(2, "good"));

        assertThat(inbox.next().message().payloadText()).isEqualTo("good");
        assertThat(receiver.statistics().receiverFailures()).isEqualTo(1);
    }

    @Test
    void readsItsFileOfRoutesAndReadsItAgainWhenItChanges(@TempDir Path folder) throws Exception {
        RmrEngine receiver = engines.start(inbox);
        Path file = folder.resolve("routes.rtg");
        Files.writeString(file, "newrt|start\nrte|1|" + receiver.ownAddress() + "\nnewrt|end\n");
        RmrEngine sender = engines.start(
                RmrConfig.onPort(0, "127.0.0.1", new RouteSource.FileOnly())
                        .boundTo("127.0.0.1")
                        .withSeedTable(file),
                _ -> {});
        assertThat(sender.send(RmrMessage.of(1, ""))).isEqualTo(SendResult.SENT);
        assertThat(sender.send(RmrMessage.of(2, ""))).isEqualTo(SendResult.NO_ROUTE);

        Files.writeString(file, "garbage");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(1)));
        await().until(() -> sender.statistics().tableLinesSkipped() == 1);
        assertThat(sender.send(RmrMessage.of(1, ""))).isEqualTo(SendResult.SENT);

        Files.writeString(file, "newrt|start\nrte|2|" + receiver.ownAddress() + "\nnewrt|end\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(2)));
        await().until(() -> sender.send(RmrMessage.of(2, "")) == SendResult.SENT);
    }

    @Test
    void asksARouteManagerUntilATableHasCome() throws Exception {
        Inbox requests = new Inbox();
        RmrEngine manager = engines.start(requests);
        RmrEngine xapp = engines.start(
                RmrConfig.onPort(
                                0,
                                "127.0.0.1",
                                new RouteSource.Requested(manager.ownAddress(), 0, Duration.ofMillis(100)))
                        .boundTo("127.0.0.1"),
                _ -> {});

        RmrDelivery request = requests.next();
        assertThat(request.message().type()).isEqualTo(21);
        assertThat(request.message().subscriptionId()).isZero();
        assertThat(request.message().payloadText())
                .startsWith(xapp.ownAddress() + " ts=")
                .endsWith("\n");
        assertThat(request.returnPath().source())
                .isEqualTo(xapp.controlAddress().toString());
        manager.callTo(
                        RmrAddress.parse(request.returnPath().source()),
                        RmrMessage.of(20, "newrt|start\nnewrt|end\n"),
                        LONG)
                .get();
        assertThat(xapp.hasRoutes()).isTrue();
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        RmrEngine first = engines.start(inbox);
        RmrConfig same = RmrConfig.onPort(first.ownAddress().port(), "127.0.0.1", new RouteSource.Pushed(0))
                .boundTo("127.0.0.1");

        assertThatThrownBy(() -> engines.start(same, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "cannot listen at 127.0.0.1:" + first.ownAddress().port());
    }

    @Test
    void afterClosingNothingIsSentAndCallsEnd() throws Exception {
        RmrEngine server = engines.start(_ -> {});
        RmrEngine client = engines.start(_ -> {});
        CompletableFuture<RmrDelivery> call = client.callTo(server.ownAddress(), RmrMessage.of(1, ""), LONG);
        client.close();

        assertThatThrownBy(call::get).hasCauseInstanceOf(RmrCallException.class);
        assertThat(client.send(RmrMessage.of(1, ""))).isEqualTo(SendResult.CLOSED);
    }

    private static byte[] payload(int number) {
        byte[] payload = new byte[1024];
        for (int i = 0; i < 4; i++) {
            payload[i] = (byte) (number >>> 24 - 8 * i);
        }
        return payload;
    }

    private static int number(ReceivedMessage message) {
        return number(message.buffer(), message.payloadOffset());
    }

    private static int number(byte[] octets, int at) {
        byte[] four = Arrays.copyOfRange(octets, at, at + 4);
        return (four[0] & 0xff) << 24 | (four[1] & 0xff) << 16 | (four[2] & 0xff) << 8 | four[3] & 0xff;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

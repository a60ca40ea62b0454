package io.rantwin.harness.ric.rtmgr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.e2ap.GlobalE2nodeId;
import io.rantwin.codecs.e2ap.GlobalGnbId;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.harness.recording.HandMovedClock;
import io.rantwin.harness.ric.appmgr.Xapp;
import io.rantwin.harness.ric.e2.ConnectionStatus;
import io.rantwin.harness.ric.e2.RanNode;
import io.rantwin.harness.ric.fault.PassThrough;
import io.rantwin.harness.ric.rest.TestServer;
import io.rantwin.xapp.rmr.ReturnPath;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RtmgrTest {
    private static final RmrAddress BOX_CONTROL = new RmrAddress("box", 38_001);
    private static final RmrAddress TWIN = new RmrAddress("twin", 4560);
    private static final RmrAddress OTHER = new RmrAddress("other", 4560);

    private final HandMovedClock clock = new HandMovedClock();
    private final FakeRmr rmr = new FakeRmr();

    private Rtmgr rtmgr(PassThrough faults, Path file) {
        return new Rtmgr(
                rmr,
                Platform.at(rmr.ownAddress()),
                List.of(BOX_CONTROL),
                RtmgrOptions.REALISTIC,
                faults,
                clock,
                new TableFile(file, Runnable::run));
    }

    private Rtmgr rtmgr() {
        return rtmgr(PassThrough.UNHARMED, null);
    }

    private static Xapp xapp(RmrAddress address, List<String> rx, List<String> tx, Integer... policies) {
        ObjectNode port = JsonNodeFactory.instance.objectNode().put("name", "rmrdata");
        rx.forEach(port.putArray("rxMessages")::add);
        tx.forEach(port.putArray("txMessages")::add);
        List.of(policies).forEach(port.putArray("policies")::add);
        ObjectNode descriptor = JsonNodeFactory.instance.objectNode();
        descriptor.putObject("messaging").putArray("ports").add(port);
        return new Xapp(address.host(), "1", address.host(), address, address, "", descriptor.toString());
    }

    private static Xapp twin() {
        return xapp(
                TWIN,
                List.of("RIC_INDICATION", "RIC_CONTROL_ACK", "TS_UE_LIST", "NOT_KNOWN"),
                List.of("RIC_CONTROL_REQ", "TS_QOE_PRED_REQ"),
                20_008);
    }

    private RanNode node(String name, ConnectionStatus status) {
        return new RanNode(
                name,
                status,
                new GlobalE2nodeId.Gnb(new GlobalGnbId(Plmn.of("001", "01"), 1, 22), null, null, null),
                List.of(),
                clock.instant());
    }

    /** All receivers acknowledge what is on its way, and what follows from it. */
    private void settle() {
        for (List<FakeRmr.Sent> sent = rmr.take(); !sent.isEmpty(); sent = rmr.take()) {
            sent.forEach(one -> one.answer("OK <id-missing> \n\0"));
        }
    }

    @Test
    void routesOfTenThousandSubscriptionsFitIntoOneMessage() {
        Rtmgr rtmgr = rtmgr();
        RmrAddress service = new RmrAddress("service-ricxapp-xapp-twin-rmr.ricxapp", 4560);
        rtmgr.changed(List.of(xapp(service, List.of("RIC_INDICATION"), List.of("RIC_CONTROL_REQ"), 20_008)));
        for (int instance = 1; instance <= 10_000; instance++) {
            var _ = rtmgr.route(instance, Set.of(service));
        }
        assertThat(rtmgr.table().length()).isBetween(2 << 20, Rtmgr.LARGEST_TABLE - 1024);
    }

    @Test
    void theTableHasTheRoutesOfXappsNodesAndSubscriptions() {
        Rtmgr rtmgr = rtmgr();
        rtmgr.changed(node("gnb1", ConnectionStatus.CONNECTED));
        rtmgr.changed(node("gnb2", ConnectionStatus.CONNECTED));
        rtmgr.changed(node("gnb2", ConnectionStatus.DISCONNECTED));
        rtmgr.changed(
                List.of(twin(), xapp(OTHER, List.of("TS_QOE_PRED_REQ", "RIC_CONTROL_ACK"), List.of("TS_UE_LIST"))));
        var _ = rtmgr.route(7, List.of(TWIN, OTHER));

        assertThat(rtmgr.table().lines())
                .startsWith("newrt|start")
                .contains(
                        "mse|20011|-1|box:38000",
                        "mse|20012|-1|box:38000",
                        "mse|12040,twin:4560|-1|%meid",
                        "mse|20010|20008|twin:4560",
                        "mse|30001,twin:4560|-1|other:4560",
                        "mse|30000,other:4560|-1|twin:4560",
                        "mse|12050|7|twin:4560;other:4560",
                        "mse|12041|7|twin:4560;other:4560")
                .containsSubsequence("mse|12041|-1|twin:4560", "mse|12041|-1|other:4560")
                .containsSubsequence(
                        "newrt|end", "meid_map|start", "mme_ar|box:38000|gnb1", "mme_del|gnb2", "meid_map|end|2");
    }

    @Test
    void registrationBringsAFullTableAndASubscriptionAnUpdate() {
        Rtmgr rtmgr = rtmgr();
        rtmgr.changed(List.of(twin()));
        List<FakeRmr.Sent> tables = rmr.take();
        assertThat(tables)
                .extracting(FakeRmr.Sent::to)
                .containsExactlyInAnyOrder(BOX_CONTROL, new RmrAddress("twin", 4561));
        assertThat(tables).allSatisfy(one -> assertThat(one.message().type()).isEqualTo(20));
        tables.forEach(one -> one.answer("OK x \n\0"));

        var _ = rtmgr.route(7, List.of(TWIN));
        assertThat(rmr.take())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.text())
                        .startsWith("updatert|start\nmse|12050|7|twin:4560\n")
                        .endsWith("updatert|end\n")
                        .doesNotContain("newrt"));
        assertThat(rtmgr.state().at("/receivers/1/acknowledged").asInt()).isEqualTo(1);
    }

    @Test
    void aSubscriptionIsRoutedWhenThePlatformHasAcknowledgedIt() {
        Rtmgr rtmgr = rtmgr();
        rtmgr.changed(List.of(twin()));
        settle();
        CompletableFuture<Void> first = rtmgr.route(7, List.of(TWIN));
        List<FakeRmr.Sent> updates = rmr.take();
        CompletableFuture<Void> second = rtmgr.route(8, List.of(TWIN));
        assertThat(rmr.take()).as("one message at a time").isEmpty();
        assertThat(first).isNotDone();

        updates.stream().filter(one -> one.to().equals(BOX_CONTROL)).forEach(one -> one.answer("OK x"));
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        List<FakeRmr.Sent> next = rmr.take();
        assertThat(next).singleElement().satisfies(one -> assertThat(one.text()).contains("mse|12050|8|"));
        next.getFirst().answer("OK x");
        assertThat(second).isCompleted();
    }

    @Test
    void deletingASubscriptionBringsAFullTableWithoutIt() {
        Rtmgr rtmgr = rtmgr();
        rtmgr.changed(List.of(twin()));
        var _ = rtmgr.route(7, List.of(TWIN));
        settle();
        rtmgr.unroute(7);
        assertThat(rmr.take())
                .hasSize(2)
                .allSatisfy(
                        one -> assertThat(one.text()).startsWith("newrt|start").doesNotContain("12050"));
    }

    @Test
    void whoDoesNotAnswerIsTriedThreeTimesMoreThenOnceThenLeft() {
        Rtmgr rtmgr = rtmgr();
        rtmgr.changed(List.of(twin()));
        int sent = 0;
        for (int seconds = 0; seconds < 30; seconds++) {
            for (FakeRmr.Sent one : rmr.take()) {
                if (one.to().equals(BOX_CONTROL)) {
                    one.answer("OK x");
                } else {
                    sent++;
                    one.timeOut();
                }
            }
            clock.advance(Duration.ofSeconds(1));
            if (seconds < 9) {
                rtmgr.tick();
            }
        }
        assertThat(sent).isEqualTo(4);
        rtmgr.tick();
        rmr.take().forEach(FakeRmr.Sent::timeOut);
        assertThat(rtmgr.state().at("/receivers/1/unanswered").asInt()).isEqualTo(5);
    }

    @Test
    void aRefusalIsCounted() {
        Rtmgr rtmgr = rtmgr();
        rtmgr.changed(List.of(twin()));
        rmr.take().forEach(one -> one.answer("ERR x table not complete\n\n\0"));
        assertThat(rtmgr.state().at("/receivers/1/refused").asInt()).isEqualTo(1);
        assertThat(rtmgr.state().at("/receivers/1/lastAnswer").asText()).startsWith("ERR x");
    }

    @Test
    void tablesComeSevenTimesAtStartAndThenEachMinute() {
        Rtmgr rtmgr = rtmgr();
        rtmgr.changed(List.of());
        settle();
        int rounds = 0;
        for (int seconds = 0; seconds < 180; seconds++) {
            clock.advance(Duration.ofSeconds(1));
            rtmgr.tick();
            List<FakeRmr.Sent> sent = rmr.take();
            rounds += sent.size();
            sent.forEach(one -> one.answer("OK x"));
        }
        assertThat(rounds).isEqualTo(6 + 2);
    }

    private static RmrDelivery request(String source, String payload) {
        return new RmrDelivery(RmrMessage.of(21, payload), new ReturnPath(source, "", 0, 0), Instant.EPOCH);
    }

    @Test
    void aRequestIsAnsweredAtItsSource() {
        Rtmgr rtmgr = rtmgr();
        rtmgr.changed(List.of());
        settle();
        rtmgr.tableRequested(request("somebody:5000", "somebody:4560 ts=1\n\0"));
        assertThat(rmr.take())
                .singleElement()
                .satisfies(one -> assertThat(one.to()).hasToString("somebody:5000"));
        rtmgr.tableRequested(request("nonsense", ""));
        rtmgr.tableRequested(request("service-ricxapp-x-rmr.ricxapp:4561", "x:4560 ts=1\n\0"));
        assertThat(rmr.take()).isEmpty();
        assertThat(rtmgr.state().path("requestsRefused").asInt()).isEqualTo(2);
    }

    @Test
    void knowsRegisteredXappsOnly() {
        Rtmgr rtmgr = rtmgr();
        rtmgr.changed(List.of(twin()));
        assertThat(rtmgr.knows(TWIN)).isTrue();
        assertThat(rtmgr.knows(OTHER)).isFalse();
    }

    @Test
    void forgetsRoutesAndRemembersThem() throws Exception {
        Rtmgr rtmgr = rtmgr();
        rtmgr.changed(List.of(twin()));
        var _ = rtmgr.route(7, List.of(TWIN));
        settle();
        try (TestServer server = new TestServer(new RtmgrRoutes(rtmgr)::register)) {
            assertThat(server.post("/ric/v1/test/forget", "").statusCode()).isEqualTo(204);
            assertThat(rmr.take()).hasSize(2).allSatisfy(one -> {
                assertThat(one.text()).doesNotContain("twin");
                one.answer("OK x");
            });
            server.post("/ric/v1/test/remember", "");
            assertThat(rmr.take()).allSatisfy(one -> assertThat(one.text()).contains("mse|12050|7|twin:4560"));
            server.post("/ric/v1/test/garbage", "");
            assertThat(rmr.take())
                    .singleElement()
                    .satisfies(one -> assertThat(one.text()).contains("mse|twelve"));
            assertThat(server.post("/ric/v1/test/dance", "").statusCode()).isEqualTo(400);
            assertThat(server.get("/ric/v1/getdebuginfo").body()).contains("mse|12050|7|twin:4560");
        }
    }

    @Test
    void aTableThatGetsLostOnTheWayIsSentAgain() {
        PassThrough first = new PassThrough() {
            private boolean isOver;

            @Override
            public void pass(byte[] octets, Consumer<byte[]> onward) {
                if (isOver) {
                    onward.accept(octets);
                }
                isOver = true;
            }
        };
        Rtmgr rtmgr = rtmgr(first, null);
        rtmgr.changed(List.of());
        assertThat(rmr.take()).isEmpty();
        clock.advance(Duration.ofSeconds(6));
        rtmgr.tick();
        clock.advance(Duration.ofSeconds(1));
        rtmgr.tick();
        assertThat(rmr.take()).hasSize(1);
    }

    @Test
    void writesTheTableToAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("routes.rtg");
        Rtmgr rtmgr = rtmgr(PassThrough.UNHARMED, file);
        rtmgr.changed(List.of(twin()));
        rtmgr.tick();
        assertThat(file).hasContent(rtmgr.table());
        var _ = rtmgr.route(7, Set.of(TWIN));
        rtmgr.tick();
        assertThat(Files.readString(file)).contains("mse|12050|7|twin:4560");
    }
}

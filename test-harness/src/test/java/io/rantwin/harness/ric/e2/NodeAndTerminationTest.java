package io.rantwin.harness.ric.e2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicControl.RicControlAckRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlAcknowledge;
import io.rantwin.codecs.e2ap.RicControl.RicControlFailure;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.e2ap.RicService.RicServiceQuery;
import io.rantwin.codecs.e2ap.RicSubscription;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteResponse;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionResponse;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.rc.RcType;
import io.rantwin.harness.e2node.ControlDesk;
import io.rantwin.harness.e2node.NodeEvent;
import io.rantwin.harness.e2node.NodeOptions;
import io.rantwin.harness.e2node.NodeStatus.Phase;
import io.rantwin.harness.e2node.SimulatedE2Node;
import io.rantwin.harness.e2node.SimulatedNodes;
import io.rantwin.xapp.rmr.ReceivedMessage;
import io.rantwin.xapp.rmr.ReturnPath;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import io.rantwin.xapp.rmr.TransactionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAndTerminationTest {
    private static final int INDICATION = 12_050;
    private static final int CONTROL = 12_040;
    private static final int CONTROL_ACK = 12_041;
    private static final int CONTROL_FAILURE = 12_042;
    private static final String NODE = E2Box.ranName(1);

    /** RIC control header and message of a slice PRB quota as any real xApp writes them; the node only has to read them. */
    private static final Octets CONTROL_HEADER = Octets.ofHex("00");

    private E2Box box;

    @BeforeEach
    void start() throws Exception {
        box = new E2Box(InstantSource.system(), E2Faults.NONE);
    }

    @AfterEach
    void close() throws Exception {
        box.close();
    }

    private static RicIndication indication(RmrMessage message, E2apVersion version) throws Exception {
        return (RicIndication)
                E2Box.CODECS.e2ap().of(version).decode(message.payload()).message();
    }

    @ParameterizedTest
    @CsvSource({"V01_01, V2_03", "V02_03, V2_00", "V02_03, V3_00", "V03_01, V4_00"})
    void setsUpSubscribesReportsAndEndsInEveryVersion(E2apVersion e2ap, KpmVersion kpm) throws Exception {
        SimulatedNodes nodes =
                box.nodes(List.of(NodeOptions.of(E2Box.gnb(1)).withVersions(e2ap, kpm)), ControlDesk.WILLING);
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
        RanNode node = box.termination.node(NODE).orElseThrow();
        assertThat(node.ranFunctions()).hasSize(2);
        String oid = node.ranFunctions().getFirst().ranFunctionOid();
        assertThat(KpmVersion.ofRanFunction(oid, 1, "ORAN-E2SM-KPM").timeStampOctets())
                .isEqualTo(kpm.timeStampOctets());
        assertThat(E2Box.CODECS
                        .kpm()
                        .of(kpm)
                        .decodeRanFunctionDefinition(
                                node.ranFunctions().getFirst().ranFunctionDefinition())
                        .shortName())
                .isEqualTo("ORAN-E2SM-KPM");
        assertThat(E2Box.CODECS
                        .rc()
                        .decode(
                                RcType.RAN_FUNCTION_DEFINITION,
                                node.ranFunctions().getLast().ranFunctionDefinition())
                        .controlStyles())
                .hasSize(2);
        Instant before = Instant.now();

        var outcome = box.ask(NODE, E2Box.subscription(kpm, 5, 20, "RRU.PrbTotDl", "Not.Measured", "DRB.UEThpDl"));

        assertThat(outcome).isInstanceOfSatisfying(RicSubscriptionResponse.class, response -> {
            assertThat(response.ricRequestId()).isEqualTo(new RicRequestId(123, 5));
            assertThat(response.ricActionsAdmitted()).hasSize(1);
        });
        for (int sn = 0; sn < 20; sn++) {
            RmrMessage message = box.rmr.next(INDICATION);
            assertThat(message.subscriptionId()).isEqualTo(5);
            assertThat(message.managedElement()).isEqualTo(NODE);
            assertThat(message.transactionId().text()).hasSize(15).matches(" *[0-9]+");
            RicIndication indication = indication(message, e2ap);
            assertThat(indication.ricIndicationSn()).isEqualTo(sn);
            var start = E2Box.CODECS
                    .kpm()
                    .of(kpm)
                    .decodeIndicationHeader(indication.ricIndicationHeader())
                    .collectionStartTime();
            assertThat(start.instant()).isBetween(before.minusSeconds(2), Instant.now());
            var report = (MeasurementReport)
                    E2Box.CODECS.kpm().of(kpm).decodeIndicationMessage(indication.ricIndicationMessage());
            assertThat(report.granularityPeriodMillis()).isEqualTo(20);
            List<RecordValue> values = report.records().getFirst().values();
            assertThat(values).hasSize(3).element(1).isEqualTo(RecordValue.NO_VALUE);
            assertThat(((RecordValue.IntegerValue) values.get(0)).value()).isBetween(1L, 100L);
            assertThat(((RecordValue.IntegerValue) values.get(2)).value()).isBetween(70_000L, 160_000L);
        }
        assertThat(box.ask(NODE, new RicSubscriptionDeleteRequest(new RicRequestId(123, 5), E2Box.KPM_FUNCTION)))
                .isInstanceOf(RicSubscriptionDeleteResponse.class);
        SimulatedE2Node simulated = nodes.nodes().getFirst();
        assertThat(simulated.status().reports()).isEmpty();
        assertThat(simulated.status().indicationsSent()).isGreaterThanOrEqualTo(20);
        assertThat(box.ask(NODE, new RicSubscriptionDeleteRequest(new RicRequestId(123, 5), E2Box.KPM_FUNCTION)))
                .isInstanceOf(RicSubscriptionDeleteFailure.class);
    }

    @Test
    void reportsHaveARecordForEachGranularityPeriodAndTheRealPeriod() throws Exception {
        SimulatedE2Node node = box.nodes(1).nodes().getFirst();
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
        var request = E2Box.subscription(9, 10, "RRU.PrbTotDl");
        var longer = new RicSubscriptionRequest(
                request.ricRequestId(),
                request.ranFunctionId(),
                E2Box.subscription(9, 50, "RRU.PrbTotDl").ricEventTriggerDefinition(),
                request.ricActionsToBeSetup(),
                null,
                null);
        box.ask(NODE, longer);
        Instant last = null;
        for (int i = 0; i < 4; i++) {
            RicIndication indication = indication(box.rmr.next(INDICATION), E2apVersion.V02_03);
            var kpm = E2Box.CODECS.kpm().of(KpmVersion.V3_00);
            var report = (MeasurementReport) kpm.decodeIndicationMessage(indication.ricIndicationMessage());
            assertThat(report.records()).hasSize(5);
            Instant start = kpm.decodeIndicationHeader(indication.ricIndicationHeader())
                    .collectionStartTime()
                    .instant();
            if (last != null) {
                // A node that the machine holds up for a second leaves whole reports out, and says so.
                long between = Duration.between(last, start).toMillis();
                assertThat(between).isGreaterThanOrEqualTo(50);
                assertThat(between % 50).isZero();
                assertThat(between == 50 || node.status().indicationsLeftOut() > 0)
                        .isTrue();
            }
            last = start;
        }
    }

    @Test
    void refusesWhatItCannotDo() throws Exception {
        box.nodes(1);
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
        assertThat(cause(E2Box.subscription(1, 20, "Nothing.Known"))).isEqualTo("action-not-supported");
        assertThat(cause(E2Box.subscription(1, 5, "RRU.PrbTotDl"))).isEqualTo("function-resource-limit");
        var good = E2Box.subscription(1, 20, "RRU.PrbTotDl");
        assertThat(cause(with(good, 77, good.ricEventTriggerDefinition()))).isEqualTo("ran-function-id-invalid");
        assertThat(cause(with(good, E2Box.RC_FUNCTION, good.ricEventTriggerDefinition())))
                .isEqualTo("action-not-supported");
        assertThat(cause(with(good, E2Box.KPM_FUNCTION, Octets.ofHex("ff")))).isEqualTo("semantic-error");
        await().atMost(E2Box.TIMEOUT)
                .until(() -> box.nodeEvents.stream()
                                .filter(event -> event.kind() == NodeEvent.Kind.SUBSCRIPTION_REFUSED)
                                .count()
                        == 5);
    }

    private static RicSubscriptionRequest with(RicSubscriptionRequest request, int function, Octets trigger) {
        return new RicSubscriptionRequest(
                request.ricRequestId(), function, trigger, request.ricActionsToBeSetup(), null, null);
    }

    private String cause(RicSubscription request) throws Exception {
        return ((RicSubscriptionFailure) box.ask(NODE, request)).cause().value();
    }

    @Test
    void forwardsControlsToTheNodeAndOutcomesBack() throws Exception {
        List<RicControlRequest> seen = new CopyOnWriteArrayList<>();
        Cause no = new Cause(Cause.Category.RIC_REQUEST, "control-failed-to-execute");
        box.nodes(List.of(NodeOptions.of(E2Box.gnb(1))), (_, request) -> {
            seen.add(request);
            return request.ricRequestId().ricInstanceId() == 8 ? no : null;
        });
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);

        control(NODE, ControlOctets.request(7, RicControlAckRequest.ACK));
        RmrMessage ack = box.rmr.next(CONTROL_ACK);
        assertThat(ack.subscriptionId()).isEqualTo(7);
        assertThat(ack.managedElement()).isEqualTo(NODE);
        assertThat(E2Box.CODECS
                        .e2ap()
                        .of(E2apVersion.V02_03)
                        .decode(ack.payload())
                        .message())
                .isInstanceOf(RicControlAcknowledge.class);

        control(NODE, ControlOctets.request(8, RicControlAckRequest.NO_ACK));
        RmrMessage failure = box.rmr.next(CONTROL_FAILURE);
        assertThat(failure.subscriptionId()).isEqualTo(8);
        assertThat(E2Box.CODECS
                        .e2ap()
                        .of(E2apVersion.V02_03)
                        .decode(failure.payload())
                        .message())
                .isInstanceOfSatisfying(
                        RicControlFailure.class,
                        outcome -> assertThat(outcome.cause()).isEqualTo(no));

        RicControlRequest unreadable = new RicControlRequest(
                new RicRequestId(1, 9), E2Box.RC_FUNCTION, null, CONTROL_HEADER, CONTROL_HEADER, null);
        control(NODE, E2Box.encoded(E2apVersion.V02_03, unreadable));
        assertThat(box.rmr.next(CONTROL_FAILURE).subscriptionId()).isEqualTo(9);
        assertThat(seen).hasSize(2);

        control("gnb_nobody", ControlOctets.request(7, RicControlAckRequest.ACK));
        assertThat(box.termination.state().path("controlsForwarded").asLong()).isEqualTo(3);
        assertThat(box.termination.state().path("controlsDropped").asLong()).isEqualTo(1);
    }

    private void control(String ranName, byte[] pdu) {
        var message = new RmrMessage(CONTROL, RmrMessage.NO_SUBSCRIPTION, ranName, TransactionId.NONE, pdu);
        var delivery = new RmrDelivery(message, new ReturnPath("", "", 0, 0), Instant.EPOCH);
        assertThat(box.termination.received(delivery)).isTrue();
    }

    @Test
    void takesControlsFromTheBufferTheyWereReadInto() throws Exception {
        box.nodes(1);
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
        byte[] pdu = ControlOctets.request(7, RicControlAckRequest.ACK);
        byte[] buffer = new byte[pdu.length + 20];
        System.arraycopy(pdu, 0, buffer, 13, pdu.length);
        ReceivedMessage message = mock();
        when(message.type()).thenReturn(CONTROL, INDICATION);
        when(message.managedElement()).thenReturn(NODE);
        when(message.buffer()).thenReturn(buffer);
        when(message.payloadOffset()).thenReturn(13);
        when(message.payloadLength()).thenReturn(pdu.length);
        assertThat(box.termination.received(message)).isTrue();
        assertThat(box.rmr.next(CONTROL_ACK).subscriptionId()).isEqualTo(7);
        assertThat(box.termination.received(message)).as("an indication").isFalse();
    }

    @Test
    void aNodeThatGoesAndComesBackIsSeenToDoSo() throws Exception {
        SimulatedE2Node node = box.nodes(1).nodes().getFirst();
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
        box.ask(NODE, E2Box.subscription(1, 20, "RRU.PrbTotDl"));
        box.rmr.next(INDICATION);

        node.stop();
        box.awaitStatus(NODE, ConnectionStatus.DISCONNECTED);
        assertThat(box.termination.nodes()).hasSize(1);
        assertThatThrownBy(() -> box.ask(NODE, E2Box.subscription(1, 20, "RRU.PrbTotDl")))
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(node.status().phase()).isEqualTo(Phase.STOPPED);

        node.start();
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
        assertThat(node.status().reports()).as("subscriptions do not survive").isEmpty();
        assertThat(box.watcher.statuses())
                .containsExactly(ConnectionStatus.CONNECTED, ConnectionStatus.DISCONNECTED, ConnectionStatus.CONNECTED);
        box.rmr.drain();
        box.ask(NODE, E2Box.subscription(1, 20, "RRU.PrbTotDl"));
        assertThat(indication(box.rmr.next(INDICATION), E2apVersion.V02_03).ricIndicationSn())
                .isZero();
    }

    @Test
    void aNodeReconnectsByItselfWhenItsAssociationBreaks() throws Exception {
        SimulatedE2Node node = box.nodes(1).nodes().getFirst();
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
        assertThat(box.termination.disconnect(NODE)).isTrue();
        await().atMost(E2Box.TIMEOUT).until(() -> node.status().setups() == 2);
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
    }

    @Test
    void aProcedureFailsWhenTheNodeLeavesMeanwhile() throws Exception {
        try (RawNode raw = new RawNode(box.address)) {
            raw.setUp(1);
            box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
            CompletableFuture<?> outcome =
                    box.termination.procedure(NODE, E2Box.subscription(1, 20, "RRU.PrbTotDl"), E2Box.TIMEOUT);
            raw.next();
            raw.leave();
            await().atMost(E2Box.TIMEOUT).until(outcome::isCompletedExceptionally);
            assertThatThrownBy(outcome::join)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("left before it answered");
        }
    }

    @Test
    void theSecondAssociationOfANodeReplacesTheFirst() throws Exception {
        try (RawNode first = new RawNode(box.address);
                RawNode second = new RawNode(box.address)) {
            first.setUp(1);
            box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
            second.setUp(1);
            assertThat(first.isClosedByPeer()).isTrue();
            box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
            assertThat(box.termination.nodes()).hasSize(1);
            assertThat(box.watcher.statuses())
                    .containsExactly(
                            ConnectionStatus.CONNECTED, ConnectionStatus.DISCONNECTED, ConnectionStatus.CONNECTED);
            CompletableFuture<?> outcome =
                    box.termination.procedure(NODE, E2Box.subscription(1, 20, "RRU.PrbTotDl"), E2Box.TIMEOUT);
            assertThat(second.next()[1]).as("procedure code").isEqualTo((byte) 8);
            assertThat(outcome).isNotDone();
        }
    }

    @Test
    void resetsANodeBothWays() throws Exception {
        SimulatedE2Node node = box.nodes(1).nodes().getFirst();
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
        box.ask(NODE, E2Box.subscription(1, 20, "RRU.PrbTotDl"));
        assertThat(box.termination.reset(NODE)).isTrue();
        await().atMost(E2Box.TIMEOUT).until(() -> node.status().reports().isEmpty());
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
        box.ask(NODE, E2Box.subscription(2, 20, "RRU.PrbTotDl"));
        assertThat(node.reset(new Cause(Cause.Category.MISC, "hardware-failure")))
                .isTrue();
        await().atMost(E2Box.TIMEOUT)
                .until(() -> box.watcher.statuses().stream()
                                .filter(ConnectionStatus.UNDER_RESET::equals)
                                .count()
                        == 2);
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
        assertThat(node.status().reports()).isEmpty();
    }

    @Test
    void answersAServiceQueryAndAsksForDeletions() throws Exception {
        SimulatedE2Node node = box.nodes(1).nodes().getFirst();
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
        assertThat(box.termination.send(NODE, new RicServiceQuery(1, List.of())))
                .isTrue();
        await().atMost(E2Box.TIMEOUT).until(() -> box.watcher.nodes().size() == 2);
        assertThat(box.watcher.nodes().getLast()).isEqualTo(box.watcher.nodes().getFirst());
        assertThat(box.termination.node(NODE).orElseThrow().ranFunctions()).hasSize(2);
        RicRequestId id = new RicRequestId(123, 4);
        assertThat(node.requireDeletion(id, new Cause(Cause.Category.RIC_REQUEST, "unspecified")))
                .isTrue();
        await().atMost(E2Box.TIMEOUT).until(() -> box.watcher.required().equals(List.of(id)));
    }

    @Test
    void refusesSetupsWhenToldTo() throws Exception {
        box.termination.refuseSetups(new Cause(Cause.Category.MISC, "control-processing-overload"));
        SimulatedE2Node node = box.nodes(1).nodes().getFirst();
        await().atMost(E2Box.TIMEOUT)
                .until(() -> box.nodeEvents.stream().anyMatch(event -> event.kind() == NodeEvent.Kind.SETUP_REFUSED));
        assertThat(box.termination.nodes()).isEmpty();
        box.termination.refuseSetups(null);
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
        // The box knows of the setup before the node has its answer.
        await().atMost(E2Box.TIMEOUT).until(() -> node.status().setups() == 1);
    }

    @Test
    void countsWhatRmrDoesNotTake() throws Exception {
        box.rmr.fate(message -> message.type() == INDICATION ? SendResult.NO_ROUTE : SendResult.SENT);
        box.nodes(1);
        box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
        box.ask(NODE, E2Box.subscription(1, 20, "RRU.PrbTotDl"));
        await().atMost(E2Box.TIMEOUT)
                .until(() -> box.termination
                                .state()
                                .path("towardsXapps")
                                .path("NO_ROUTE")
                                .asLong()
                        > 2);
        assertThat(box.rmr.drain()).isEmpty();
    }
}

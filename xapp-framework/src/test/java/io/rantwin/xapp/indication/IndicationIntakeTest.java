package io.rantwin.xapp.indication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.rantwin.codecs.e2ap.E2apCodec;
import io.rantwin.codecs.e2ap.E2apCodecs;
import io.rantwin.codecs.e2ap.E2apNodes;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.xapp.rmr.ReceivedMessage;
import io.rantwin.xapp.rmr.ReturnPath;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.subscription.LiveSubscription;
import io.rantwin.xapp.subscription.SubscriptionKeeper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndicationIntakeTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final E2apCodecs CODECS = new E2apCodecs();
    private static final E2apCodec E2AP = CODECS.of(E2apVersion.V02_03);

    private final SubscriptionKeeper keeper = mock(SubscriptionKeeper.class);
    private final LiveSubscription subscription = mock(LiveSubscription.class);
    private final Quarantine quarantine = new Quarantine();
    private final List<Integer> seen = new CopyOnWriteArrayList<>();
    private IndicationIntake intake;

    @BeforeEach
    void ours() {
        when(keeper.indicationSeen(anyString(), eq(5), anyInt())).thenReturn(subscription);
    }

    @AfterEach
    void close() {
        intake.close();
    }

    private void intake(int queueLength, IndicationListener listener) {
        intake = new IndicationIntake(
                keeper,
                new E2apNodes(CODECS),
                listener,
                null,
                quarantine,
                new IndicationIntake.Size(1, queueLength),
                CLOCK,
                Thread.ofVirtual().factory());
    }

    private static byte[] pdu(int sequenceNumber) throws PerException {
        return E2AP.encode(new RicIndication(
                new RicRequestId(123, 5),
                2,
                1,
                sequenceNumber,
                RicIndicationType.REPORT,
                Octets.of((byte) 1),
                Octets.of((byte) 2),
                null));
    }

    /** A message that lies in the middle of a larger buffer, as RMR's do. */
    private static ReceivedMessage message(int subscriptionId, byte[] payload) {
        byte[] buffer = new byte[payload.length + 20];
        System.arraycopy(payload, 0, buffer, 7, payload.length);
        return new ReceivedMessage() {
            @Override
            public int type() {
                return 12050;
            }

            @Override
            public int subscriptionId() {
                return subscriptionId;
            }

            @Override
            public String managedElement() {
                return "gnb_1";
            }

            @Override
            public byte[] buffer() {
                return buffer;
            }

            @Override
            public int payloadOffset() {
                return 7;
            }

            @Override
            public int payloadLength() {
                return payload.length;
            }

            @Override
            public RmrDelivery copy() {
                RmrMessage copy = RmrMessage.of(12050, payload.clone())
                        .withSubscriptionId(subscriptionId)
                        .withManagedElement("gnb_1");
                return new RmrDelivery(copy, new ReturnPath("", "", 0, 1), CLOCK.instant());
            }
        };
    }

    private void note(Indication indication) {
        seen.add(indication.ricIndication().ricIndicationSn());
    }

    @Test
    void handsOnInOrderAndTellsTheKeeper() throws Exception {
        intake(100, this::note);
        for (int i = 0; i < 50; i++) {
            intake.received(message(5, pdu(i)));
        }
        await().until(() -> seen.size() == 50);

        assertThat(seen).isSorted();
        verify(keeper).indicationSeen("gnb_1", 5, 49);
        assertThat(intake.figures().delivered()).isEqualTo(50);
    }

    @Test
    void theInstanceIdOfTheMessageStandsInForAMissingSubscriptionId() throws Exception {
        intake(100, this::note);
        intake.received(message(-1, pdu(1)));

        await().until(() -> seen.size() == 1);
    }

    @Test
    void foreignOnesAreCountedAndNotDelivered() throws Exception {
        intake(100, this::note);
        intake.received(message(6, pdu(1)));

        assertThat(intake.figures().foreign()).isEqualTo(1);
        assertThat(seen).isEmpty();
    }

    @Test
    void malformedOnesAreKeptForReplay() {
        intake(100, this::note);
        intake.received(message(5, new byte[] {0, 5, 64, 127}));

        assertThat(intake.figures().malformed()).isEqualTo(1);
        assertThat(quarantine.kept()).singleElement().satisfies(kept -> {
            assertThat(kept.pdu()).containsExactly(0, 5, 64, 127);
            assertThat(kept.ranName()).isEqualTo("gnb_1");
            assertThat(kept.reason()).isNotEmpty();
        });
        assertThat(quarantine.text()).contains("\"hex\":\"0005407f\"");
    }

    @Test
    void contentsThatTheListenerCannotReadAreKeptToo() throws Exception {
        intake(100, _ -> {
            throw new MalformedIndicationException("on purpose");
        });
        intake.received(message(5, pdu(1)));

        await().until(() -> intake.figures().malformed() == 1);
        assertThat(quarantine.kept().getFirst().reason()).isEqualTo("on purpose");
    }

    @Test
    void aSlowApplicationLosesTheOldestAndTheNewestStay() throws Exception {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        intake(10, indication -> {
            begun.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            note(indication);
        });
        intake.received(message(5, pdu(0)));
        begun.await();
        for (int i = 1; i <= 30; i++) {
            intake.received(message(5, pdu(i)));
        }
        mayGoOn.countDown();
        await().until(() -> seen.size() == 11);

        assertThat(intake.figures().droppedOldest()).isEqualTo(20);
        assertThat(seen.getFirst()).isZero();
        assertThat(seen.subList(1, 11)).containsExactly(21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
    }

    @Test
    void anApplicationThatFailsGetsTheNextOne() throws Exception {
        intake(100, indication -> {
            note(indication);
            throw new IllegalStateException("on purpose");
        });
        intake.received(message(5, pdu(1)));
        intake.received(message(5, pdu(2)));

        await().until(() -> intake.figures().listenerFailures() == 2);
        assertThat(seen).containsExactly(1, 2);
    }

    @Test
    void anErrorOfTheApplicationDoesNotEndTheWorker() throws Exception {
        intake(100, indication -> {
            note(indication);
            throw new StackOverflowError("on purpose");
        });
        intake.received(message(5, pdu(1)));
        intake.received(message(5, pdu(2)));

        await().until(() -> intake.figures().listenerFailures() == 2);
        assertThat(seen).containsExactly(1, 2);
    }

    @Test
    void theDirectListenerSeesTheBufferItself() throws Exception {
        int[] number = new int[1];
        intake = new IndicationIntake(
                keeper,
                new E2apNodes(CODECS),
                this::note,
                (_, _, envelope) -> number[0] = envelope.ricIndicationSn(),
                quarantine,
                IndicationIntake.Size.USUAL,
                CLOCK,
                Thread.ofVirtual().factory());
        intake.received(message(5, pdu(77)));

        assertThat(number[0]).isEqualTo(77);
        assertThat(seen).isEmpty();
    }

    @Test
    void theQuarantineIsBounded() {
        intake(1, this::note);
        for (int i = 0; i < 1000; i++) {
            intake.received(message(5, new byte[] {1, (byte) i}));
        }

        assertThat(quarantine.kept()).hasSize(64);
        assertThat(quarantine.kept().getLast().pdu()[1]).isEqualTo((byte) 999);
    }
}

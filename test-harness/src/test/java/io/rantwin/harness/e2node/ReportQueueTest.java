package io.rantwin.harness.e2node;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.view.IndicationView;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.link.Association;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReportQueueTest {
    private static final NodeCodecs CODECS = NodeCodecs.load();
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final RicRequestId SUBSCRIPTION = new RicRequestId(1, 1);

    private final ReportQueue reportQueue = new ReportQueue(() -> {});

    /** Takes PDUs as long as it is told to. */
    private static final class Taker implements Association {
        private final List<Integer> sequence = new ArrayList<>();
        private final IndicationView view = new IndicationView();
        private boolean takes = true;

        @Override
        public boolean send(byte[] pdu) {
            try {
                view.readEnvelope(pdu, 0, pdu.length);
            } catch (PerException e) {
                throw new AssertionError(e);
            }
            if (takes) {
                sequence.add(view.envelope().ricIndicationSn());
            }
            return takes;
        }

        @Override
        public void close(String reason) {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public InetSocketAddress remoteAddress() {
            return InetSocketAddress.createUnresolved("nowhere", 1);
        }

        @Override
        public Counters counters() {
            return new Counters(0, 0, 0, 0);
        }
    }

    private NodeReports subscribed(Taker taker, double phase, long periodMillis) throws Exception {
        List<MeasurementItem> items = List.of(MeasurementItem.named("RRU.PrbTotDl"));
        NodeReports reports = new NodeReports(reportQueue, new SplittableRandom(1), phase);
        ReportPlan plan =
                new ReportPlan(SUBSCRIPTION, 2, 1, periodMillis, periodMillis, items, ReportPlan.columns(items), 1);
        reports.begin(
                SUBSCRIPTION,
                reports.prepare(
                        List.of(plan),
                        p -> new IndicationEncoder(
                                CODECS.e2ap().of(E2apVersion.V02_03),
                                CODECS.kpm().of(KpmVersion.V3_00),
                                p),
                        taker::send,
                        START));
        return reports;
    }

    private void runUntil(Duration afterStart) {
        reportQueue.run(nanos(START.plus(afterStart)));
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    @Test
    void sendsInThePhaseOfTheNodeOnceAPeriod() throws Exception {
        Taker early = new Taker();
        Taker late = new Taker();
        subscribed(early, 0.25, 100);
        subscribed(late, 0.75, 100);
        runUntil(Duration.ofMillis(24));
        assertThat(early.sequence).isEmpty();
        runUntil(Duration.ofMillis(26));
        assertThat(early.sequence).containsExactly(0);
        assertThat(late.sequence).isEmpty();
        runUntil(Duration.ofMillis(76));
        assertThat(late.sequence).containsExactly(0);
        runUntil(Duration.ofMillis(1026));
        assertThat(early.sequence).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(late.sequence).hasSize(10);
    }

    @Test
    void catchesUpWhatIsALittleLateAndLeavesOutTheRestWithoutAGap() throws Exception {
        Taker taker = new Taker();
        NodeReports reports = subscribed(taker, 0, 100);
        runUntil(Duration.ofMillis(1_050));
        assertThat(taker.sequence).hasSize(10);
        runUntil(Duration.ofMinutes(1));
        ReportStatus status = reports.status().getFirst();
        assertThat(status.sent() + status.leftOut()).isEqualTo(600);
        assertThat(status.leftOut()).isPositive();
        for (int i = 0; i < taker.sequence.size(); i++) {
            assertThat(taker.sequence.get(i)).isEqualTo(i);
        }
    }

    @Test
    void aRefusedIndicationLeavesAGapThatCanBeSeen() throws Exception {
        Taker taker = new Taker();
        NodeReports reports = subscribed(taker, 0, 100);
        runUntil(Duration.ofMillis(250));
        taker.takes = false;
        runUntil(Duration.ofMillis(350));
        taker.takes = true;
        runUntil(Duration.ofMillis(450));
        assertThat(taker.sequence).containsExactly(0, 1, 3);
        assertThat(reports.status().getFirst().refused()).isEqualTo(1);
        assertThat(reports.status().getFirst().nextSn()).isEqualTo(4);
    }

    @Test
    void anEndedReportIsNotSentAndItsFiguresStay() throws Exception {
        Taker taker = new Taker();
        NodeReports reports = subscribed(taker, 0, 100);
        runUntil(Duration.ofMillis(250));
        assertThat(reports.end(SUBSCRIPTION)).isTrue();
        assertThat(reports.end(SUBSCRIPTION)).isFalse();
        runUntil(Duration.ofSeconds(2));
        assertThat(taker.sequence).hasSize(2);
        assertThat(reports.sent(reports.status())).isEqualTo(2);
        assertThat(reportQueue.run(Long.MAX_VALUE - 1)).isEqualTo(Long.MAX_VALUE);
    }
}

package io.rantwin.nearrt.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.rantwin.api.tracing.Collector;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.api.tracing.TracingSettings;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.UnitProfile;
import io.rantwin.codecs.e2ap.E2apCodec;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.kpm.KpmIndicationHeader;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.kpm.view.IndicationView;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.nearrt.control.ControlDesk;
import io.rantwin.nearrt.control.ControlEvents;
import io.rantwin.nearrt.control.ControlPorts;
import io.rantwin.nearrt.control.ControlSettings;
import io.rantwin.nearrt.control.FakePort;
import io.rantwin.nearrt.control.FakeStore;
import io.rantwin.nearrt.control.PortResult;
import io.rantwin.nearrt.control.Submission;
import io.rantwin.nearrt.control.VisibleUes;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.loop.CellFacts;
import io.rantwin.nearrt.loop.LoopSettings;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.nearrt.tracing.ControlTraces;
import io.rantwin.nearrt.tracing.IndicationTraces;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.PlannedAction;
import io.rantwin.twin.enforcement.PredictedEffect;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.xapp.complaint.Complaints;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The trace of an indication as a collector gets it, from its octets to the control that comes of it and what reports say of that. */
class TracedIndicationTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final String CELL = "001-01-000004001";
    private static final String POWER = "PEE.AvgPower";
    private static final NrCgi CGI = new NrCgi(Plmn.of("001", "01"), 0x4001);
    private static final List<MeasurementItem> ITEMS =
            List.of(MeasurementItem.named("RRU.PrbTotDl"), MeasurementItem.named(POWER));
    private static final KpmRanFunctionDefinition DEFINITION = new KpmRanFunctionDefinition(
            "ORAN-E2SM-KPM", "1.3.6.1.4.1.53148.1.3.2.2", "KPM", null, List.of(), List.of(), List.of());

    private final MeasurementCatalogue catalogue = MeasurementCatalogue.bundled();
    private final MeasurementNames names = new MeasurementNames(catalogue);
    private final NetworkTime time = new NetworkTime(System::nanoTime, 60_000_000_000L);
    private final Complaints complaints = new Complaints(LoggerFactory.getLogger("test"), InstantSource.system());
    private final TwinLoop loop =
            new TwinLoop(LoopSettings.USUAL, names, time, System::nanoTime, _ -> CellFacts.NONE, _ -> {}, complaints);
    private final KpmDialect.Codecs codecs = new KpmDialect.Codecs();
    private final E2apCodec e2ap = new E2apCodec(E2apVersion.V02_03);
    private final IndicationView view = new IndicationView();
    private final FakePort port = new FakePort();
    private final CompletableFuture<PortResult> answer = new CompletableFuture<>();
    private final AtomicInteger sequence = new AtomicInteger();

    private Collector collector;
    private Tracing tracing;
    private Ingest ingest;
    private ControlDesk desk;

    @BeforeEach
    void begin() throws IOException {
        collector = Collector.start();
        port.answer = answer;
        loop.begin();
    }

    private void traced(double ratio) throws IOException {
        tracing = Tracing.start(new TracingSettings(collector.endpoint(), ratio, null, null), "xapp", "");
        IndicationTraces traces = IndicationTraces.of(tracing, ratio, new SplittableRandom(7), InstantSource.system());
        ingest = new Ingest(loop, time, InstantSource.system(), System::nanoTime, complaints, traces);
        ingest.begin();
        ingest.sources()
                .put(
                        "cells gnb",
                        new Source(
                                "gnb",
                                CELL,
                                false,
                                new KpmDialect(codecs, KpmVersion.V3_00),
                                new KpmActionDefinition(1, KpmActionDefinition.Measurements.of(ITEMS, 1000, CGI)),
                                DEFINITION,
                                new NameBook(catalogue, names, UnitProfile.STANDARD),
                                time.node("gnb")));
        desk = new ControlDesk(
                new ControlPorts(List.of(port)),
                loop,
                VisibleUes.NONE,
                ControlSettings.USUAL,
                7_200_000,
                new FakeStore(),
                ControlEvents.NONE,
                Runnable::run,
                InstantSource.system(),
                new ControlTraces(tracing, traces, InstantSource.system()));
    }

    @AfterEach
    void end() {
        ingest.close();
        loop.close();
        tracing.close();
        collector.close();
    }

    /** The octets of an indication as RMR hands them over. */
    private void send(int second, long load, long power) throws PerException {
        var codec = codecs.of(KpmVersion.V3_00);
        Octets header = codec.encode(KpmIndicationHeader.at(CollectionStartTime.ntp64(START.plusSeconds(second))));
        Octets message = codec.encode(MeasurementReport.of(
                List.of(new MeasurementRecord(
                        List.of(new RecordValue.IntegerValue(load), new RecordValue.IntegerValue(power)), false)),
                ITEMS,
                1000L));
        byte[] pdu = e2ap.encode(new RicIndication(
                new RicRequestId(123, 4),
                3,
                1,
                sequence.incrementAndGet(),
                RicIndicationType.REPORT,
                header,
                message,
                null));
        view.readEnvelope(pdu, 0, pdu.length);
        ((IndicationReader) ingest.listener())
                .received(
                        "cells gnb",
                        view.envelope().ricIndicationHeader(),
                        view.envelope().ricIndicationMessage(),
                        view.envelope());
    }

    private void awaitState(int second) {
        long end = START.plusSeconds(second + 1).getEpochSecond() * 1_000_000_000L;
        await().until(() -> {
            CellView cell = loop.cell(CELL);
            return cell != null && cell.networkNanos() == end;
        });
    }

    private Submission sleep() {
        return desk.submit(
                new PlannedAction(
                        new SleepCell(CELL),
                        "night@20008",
                        "little is expected",
                        List.of(new PredictedEffect(Kpi.POWER, CELL, 300, 20)),
                        false),
                loop.networkNanos());
    }

    private List<Collector.Span> awaitNamed(String name, int count) {
        await().untilAsserted(() -> assertThat(collector.named(name)).as(name).hasSize(count));
        return collector.named(name);
    }

    @Test
    void fromItsOctetsToTheControlAndItsEffectAllIsOneTrace() throws Exception {
        traced(1);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger("io.rantwin.nearrt.control.ControlLog");
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.INFO);
        try {
            send(0, 40, 300);
            awaitState(0);
            send(1, 10, 300);
            awaitState(1);
            desk.deciding();
            assertThat(sleep()).isInstanceOf(Submission.Accepted.class);
            answer.complete(new PortResult.Acknowledged());
            desk.tick(loop.networkNanos());
            for (int second = 2; second < 12; second++) {
                send(second, 0, 20);
                awaitState(second);
                desk.tick(loop.networkNanos());
            }
        } finally {
            log.detachAppender(lines);
            log.setLevel(null);
        }

        Collector.Span effect = awaitNamed("control.effect", 1).getFirst();
        List<Collector.Span> indications = awaitNamed("indication", 12);
        Collector.Span indication = indications.stream()
                .filter(each ->
                        each.attributes().get("rantwin.e2ap.ric_indication_sn").equals(2L))
                .findFirst()
                .orElseThrow();
        assertThat(indication.parentSpanId()).isEmpty();
        assertThat(indication.kind()).isEqualTo(5);
        assertThat(indication.attributes())
                .containsEntry("rantwin.e2ap.message_type", "RICindication")
                .containsEntry("rantwin.e2ap.ric_requestor_id", 123L)
                .containsEntry("rantwin.e2ap.ric_instance_id", 4L)
                .containsEntry("rantwin.e2ap.ran_function_id", 3L)
                .containsEntry("rantwin.node.ran_name", "gnb")
                .containsEntry("rantwin.cell.id", CELL)
                .containsEntry("rantwin.subscription", "cells gnb");
        assertThat(collector.within(indication))
                .extracting(Collector.Span::name)
                .containsExactlyInAnyOrder("decode", "twin.update", "policy.decision");
        Collector.Span decode = of(indication, "decode");
        assertThat(decode.attributes())
                .containsEntry("rantwin.kpm.granularity_period_ms", 1000L)
                .containsEntry("rantwin.kpm.reports", 1L);
        assertThat(decode.startNanos()).isEqualTo(indication.startNanos());
        Collector.Span update = of(indication, "twin.update");
        assertThat(update.attributes())
                .containsEntry("rantwin.cell.id", CELL)
                .containsEntry("rantwin.filter.outcome", "taken");
        assertThat(update.startNanos()).isEqualTo(decode.endNanos());
        assertThat(update.endNanos()).isGreaterThan(update.startNanos());
        Collector.Span decision = of(indication, "policy.decision");
        assertThat(decision.attributes())
                .containsEntry("rantwin.policy.id", "night")
                .containsEntry("rantwin.control.reason", "little is expected")
                .containsEntry("rantwin.control.restoration", false);
        Collector.Span control = of(decision, "control");
        assertThat(control.kind()).isEqualTo(3);
        assertThat(control.attributes())
                .containsEntry("rantwin.control.interface", "fake")
                .containsEntry("rantwin.control.result", "acknowledged");
        assertThat(of(decision, "control.effect")).isEqualTo(effect);
        assertThat(effect.text("rantwin.control.stage")).isEqualTo("verified");
        assertThat(effect.startNanos()).isGreaterThanOrEqualTo(control.startNanos());

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getMDCPropertyMap())
                        .containsEntry("trace", indication.traceId())
                        .containsEntry("policy", "night")
                        .containsEntry("cell", CELL));
        assertThat(MDC.get("trace")).isNull();
    }

    private Collector.Span of(Collector.Span parent, String name) {
        return collector.within(parent).stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " within " + parent + ": " + collector.spans()));
    }

    @Test
    void aDecisionThatRestsOnAReportWhichIsNotTracedBeginsATrace() throws Exception {
        traced(1e-9);
        send(0, 40, 300);
        awaitState(0);
        sleep();
        answer.complete(new PortResult.Failed("the node refused"));
        Collector.Span control = awaitNamed("control", 1).getFirst();
        assertThat(control.error()).isEqualTo("error: the node refused");
        Collector.Span decision = awaitNamed("policy.decision", 1).getFirst();
        assertThat(decision.parentSpanId()).isEmpty();
        assertThat(control.parentSpanId()).isEqualTo(decision.spanId());
        assertThat(collector.named("indication")).isEmpty();
    }

    @Test
    void aShareIsDrawn() throws Exception {
        traced(1);
        IndicationTraces traces = Objects.requireNonNull(
                IndicationTraces.of(tracing, 0.2, new SplittableRandom(7), InstantSource.system()));
        long drawn = LongStream.range(0, 2_000)
                .mapToObj(traces::draw)
                .filter(Objects::nonNull)
                .count();
        // Of 2000 with p = 0.2: 400, standard deviation 17.9.
        assertThat(drawn).isBetween(310L, 490L);
        assertThat(IndicationTraces.of(tracing, 0, new SplittableRandom(7), InstantSource.system()))
                .isNull();
        assertThat(IndicationTraces.of(Tracing.OFF, 1, new SplittableRandom(7), InstantSource.system()))
                .isNull();
    }

    @Test
    void whatCannotBeReadSaysSo() throws Exception {
        traced(1);
        byte[] pdu = e2ap.encode(new RicIndication(
                new RicRequestId(1, 2),
                3,
                1,
                1,
                RicIndicationType.REPORT,
                Octets.of(new byte[] {1, 2, 3}),
                Octets.of(new byte[] {4, 5}),
                null));
        view.readEnvelope(pdu, 0, pdu.length);
        ((IndicationReader) ingest.listener())
                .received(
                        "cells gnb",
                        view.envelope().ricIndicationHeader(),
                        view.envelope().ricIndicationMessage(),
                        view.envelope());
        assertThat(awaitNamed("indication", 1).getFirst().error()).contains(RefusalCause.MALFORMED.words());
    }
}

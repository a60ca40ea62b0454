package io.rantwin.harness.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.e2ap.E2apCodec;
import io.rantwin.codecs.e2ap.E2apMessage;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.Ack;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.UpdateOutcome;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.E2setup.E2setupResponse;
import io.rantwin.codecs.e2ap.GlobalRicId;
import io.rantwin.codecs.e2ap.RicAction;
import io.rantwin.codecs.e2ap.RicAction.RicActionType;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionResponse;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmEventTrigger;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.harness.e2node.NodeCodecs;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.RecordingHandler;
import io.rantwin.harness.link.TransportChoice;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands of data sets, one of them against a RIC that is made of a socket. */
class ReplayDataSetTest {
    private static final NodeCodecs CODECS = NodeCodecs.load();
    private static final E2apCodec E2AP = CODECS.e2ap().of(E2apVersion.V02_03);
    private static final KpmCodec KPM = CODECS.kpm().of(KpmVersion.V3_00);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private void writeHourly() throws Exception {
        Gzip.write(
                folder.resolve("lte_prb_hourly/open_cells.csv.gz"),
                "cell,t,data_volume,prb_available_dl,prb_util",
                "a,2019-01-01T00:00,1000,75.0,0.25",
                "a,2019-01-01T01:00,2000,75.0,0.5",
                "a,2019-01-01T03:00,3000,75.0,0.755",
                "b,2019-01-01T00:00,1000,50.0,0.9");
    }

    private static void setUp(RecordingHandler ric) throws Exception {
        E2setupRequest request = (E2setupRequest) E2AP.decode(ric.next()).message();
        assertThat(request.ranFunctionsAdded()).as("KPM alone").hasSize(1);
        send(
                ric,
                new E2setupResponse(
                        request.transactionId(),
                        new GlobalRicId(Plmn.of("001", "01"), 1),
                        List.of(),
                        List.of(),
                        List.of(new Ack(
                                request.e2nodeComponentConfigAdditions()
                                        .getFirst()
                                        .e2nodeComponent(),
                                UpdateOutcome.SUCCESS,
                                null)),
                        List.of()));
    }

    private static void send(RecordingHandler ric, E2apMessage message) throws Exception {
        ric.association().send(E2AP.encode(message));
    }

    private static void subscribe(RecordingHandler ric, long periodMillis) throws Exception {
        KpmActionDefinition action = new KpmActionDefinition(
                1,
                Measurements.of(
                        List.of(MeasurementItem.named("RRU.PrbTotDl"), MeasurementItem.named("DRB.PdcpSduVolumeDL")),
                        periodMillis,
                        null));
        send(
                ric,
                new RicSubscriptionRequest(
                        new RicRequestId(123, 7),
                        2,
                        KPM.encode(KpmEventTrigger.every(periodMillis)),
                        List.of(new RicAction.ToBeSetup(1, RicActionType.REPORT, KPM.encode(action), null, null)),
                        null,
                        null));
        assertThat(E2AP.decode(ric.next()).message()).isInstanceOf(RicSubscriptionResponse.class);
    }

    private static void expect(RecordingHandler ric, String time, RecordValue... values) throws Exception {
        RicIndication indication = (RicIndication) E2AP.decode(ric.next()).message();
        assertThat(KPM.decodeIndicationHeader(indication.ricIndicationHeader())
                        .collectionStartTime()
                        .instant())
                .isEqualTo(Instant.parse(time));
        MeasurementReport report = (MeasurementReport) KPM.decodeIndicationMessage(indication.ricIndicationMessage());
        assertThat(report.records()).hasSize(1);
        assertThat(report.records().getFirst().values()).containsExactly(values);
    }

    @Test
    void aCellIsANodeThatReportsItsFiguresInTheTimeOfTheSet() throws Exception {
        writeHourly();
        BlockingQueue<RecordingHandler> accepted = new LinkedBlockingQueue<>();
        CountDownLatch stop = new CountDownLatch(1);
        try (E2Link link =
                E2Link.start(LinkOptions.DEFAULT.withTransport(TransportChoice.TCP), InstantSource.system())) {
            InetSocketAddress at = link.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> {
                        RecordingHandler handler = new RecordingHandler();
                        accepted.add(handler);
                        return handler;
                    })
                    .localAddress();
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> run(
                    new ReplayCommand(stop),
                    "lte_prb_hourly",
                    "--data",
                    folder.toString(),
                    "--connect",
                    "127.0.0.1:" + at.getPort(),
                    "--transport",
                    "tcp",
                    "--cell",
                    "a",
                    "--speed",
                    "36000"));
            RecordingHandler ric = accepted.poll(60, TimeUnit.SECONDS);
            assertThat(ric).isNotNull();
            setUp(ric);
            subscribe(ric, 3_600_000);
            RecordValue none = RecordValue.NO_VALUE;
            expect(ric, "2019-01-01T00:00:00Z", new RecordValue.RealValue(25), new RecordValue.IntegerValue(8_000));
            expect(ric, "2019-01-01T01:00:00Z", new RecordValue.RealValue(50), new RecordValue.IntegerValue(16_000));
            expect(ric, "2019-01-01T02:00:00Z", none, none);
            expect(ric, "2019-01-01T03:00:00Z", new RecordValue.RealValue(75.5), new RecordValue.IntegerValue(24_000));
            assertThat(exit.get(60, TimeUnit.SECONDS))
                    .as("it ends with its figures: " + err)
                    .isZero();
            assertThat(ric.waiting()).isZero();
            ric.reason();
        }
        assertThat(err.toString())
                .contains("1 node of lte_prb_hourly, to 127.0.0.1:", "a figure lasts 1h, which is 0.100 s");
        assertThat(out.toString())
                .contains("4 indications sent, 0 refused, 0 too late")
                .hasLineCount(1);
    }

    @Test
    void listsAndShowsSets() throws Exception {
        writeHourly();
        assertThat(run(new ReplayCommand(), "list", "--data", folder.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("lte_prb_hourly")
                .contains("there; source github.com/rdemarqui/traffic_prediction_and_congestion; licence: none stated")
                .contains("not there; source github.com/genesys-neu/TRACTOR; licence: MIT");
        assertThat(run(new ReplayCommand(), "show", "lte_prb_hourly", "--data", folder.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("prb_util [fraction] -> RRU.PrbTotDl [%]")
                .contains("open_cells.csv.gz: 4 lines")
                .contains("2 nodes, 0 lines left out")
                .contains("a: 3 samples, 2019-01-01T00:00:00Z to 2019-01-01T04:00:00Z");
    }

    @Test
    void wrongUseIsAnsweredWithASentence() throws Exception {
        writeHourly();
        String data = folder.toString();
        assertThat(run(new ReplayCommand())).isEqualTo(2);
        assertThat(run(new ReplayCommand(), "show", "nothing", "--data", data)).isEqualTo(1);
        assertThat(run(new ReplayCommand(), "lte_prb_hourly", "--data", data, "--connect", "nowhere"))
                .isEqualTo(2);
        assertThat(run(
                        new ReplayCommand(),
                        "lte_prb_hourly",
                        "--data",
                        data,
                        "--connect",
                        "localhost:1",
                        "--speed",
                        "0"))
                .isEqualTo(2);
        assertThat(run(
                        new ReplayCommand(),
                        "lte_prb_hourly",
                        "--data",
                        data,
                        "--connect",
                        "localhost:1",
                        "--cell",
                        "z"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("there is no data set 'nothing'; there are tractor_colosseum_kpm")
                .contains("--connect takes HOST:PORT, not nowhere")
                .contains("--speed is above 0")
                .contains("lte_prb_hourly has none of the cells [z]");
    }

    @Test
    void whatIsNotThereIsToldWithWhereItComesFrom() throws Exception {
        writeHourly();
        String data = folder.toString();
        assertThat(run(new ReplayCommand(), "c2tm_city_cells", "--data", data)).isEqualTo(1);
        assertThat(run(new ReplayCommand(), "lte_prb_hourly", "--data", data + "/nowhere"))
                .isEqualTo(1);
        Path file = Files.createFile(folder.resolve("bug.rec"));
        assertThat(run(new ReplayCommand(), file.toString(), "--data", data)).isEqualTo(1);
        assertThat(err.toString())
                .contains("it comes from github.com/lucasBgabriel/city-cellular-traffic-map", "see docs/data-sets.md")
                .contains("nowhere is no folder; --data or RANTWIN_DATA")
                .contains("rantwin replay recording " + file);
        assertThat(out.toString()).isEmpty();
    }
}

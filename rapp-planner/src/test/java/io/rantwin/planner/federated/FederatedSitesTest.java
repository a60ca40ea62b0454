package io.rantwin.planner.federated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rantwin.planner.evaluation.SeriesReader;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.training.SharedModel;
import io.rantwin.planner.training.SiteTraining;
import io.rantwin.planner.training.TrainingSettings;
import io.rantwin.planner.training.dl4j.Dl4jTrainer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Sites over HTTP that train one model and keep their rows; some of them die, lie or talk nonsense. */
@ResourceLock("nd4j")
class FederatedSitesTest {
    private static final int HOURS = 24 * 35;
    private static final SharedModel MODEL = new SharedModel(
            "loads", "value", 3600, List.of(1, 24), TrainingSettings.usual(1, 4).epochs(5));

    @TempDir
    private Path folder;

    /** Days with a wave, an afterglow of the hour before, and noise; sites differ in size. */
    private SeriesTable site(int number) throws Exception {
        var random = new SplittableRandom(number);
        List<String> lines = new ArrayList<>(List.of("t,a" + number + ",b" + number));
        double glow = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            double wave = 10 + 5 * Math.sin(hour * Math.PI / 12) + (hour / 24 % 7 >= 5 ? -3 : 0);
            glow = 0.8 * glow + random.nextGaussian();
            double size = 1 + number;
            lines.add(String.format(
                    Locale.ROOT,
                    "%d,%.4f,%.4f",
                    1_700_006_400L + 3600L * hour,
                    size * Math.max(0, wave + glow),
                    size * Math.max(0, 2 * wave + glow + random.nextGaussian())));
        }
        return SeriesReader.read(Files.write(folder.resolve("site" + number + ".csv"), lines), null);
    }

    private static FederatedPlan plan(long waitMillis) {
        return new FederatedPlan(MODEL, 4 * 24, 4 * 24, 2, 3, 2, 3, waitMillis);
    }

    private static SiteWork work(SeriesTable table, double noise) throws Exception {
        return new SiteWork(
                new SiteTraining(MODEL, table, 4 * 24, 4 * 24, new Dl4jTrainer()),
                Double.POSITIVE_INFINITY,
                noise,
                new Random(5));
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void threeSitesTrainOneModelWhileOneDiesAndOneTalksNonsense() throws Exception {
        Map<String, String> secrets = new TreeMap<>();
        for (String name : List.of("s0", "s1", "s2", "dead", "mad")) {
            secrets.put(name, "secret-of-site-" + name);
        }
        var said = new ConcurrentLinkedQueue<String>();
        var millis = new AtomicLong();
        var federation = new Federation(
                plan(5000), List.copyOf(secrets.keySet()), new Aggregation.Screened(3), millis::get, said::add);
        try (CoordinatorServer server = CoordinatorServer.start(federation, secrets, "127.0.0.1", 0, null);
                HttpClient http = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newCachedThreadPool()) {
            URI coordinator = URI.create("http://127.0.0.1:" + server.port());
            assertThat(post(http, coordinator, "secret-of-site-mad", "{\"phase\":\"BASE\",\"vector\":\"AAAA\"}"))
                    .isEqualTo(422);
            assertThat(post(http, coordinator, "secret-of-site-mad", "what?")).isEqualTo(422);
            assertThat(post(http, coordinator, "some other secret", "{}")).isEqualTo(401);
            assertThatThrownBy(() -> new SiteClient(http, coordinator, "wrong", Thread::onSpinWait, said::add).plan())
                    .hasMessageContaining("does not know this site's secret");
            List<Future<?>> ends = new ArrayList<>();
            for (int k = 0; k < 3; k++) {
                SiteClient client = new SiteClient(
                        http, coordinator, "secret-of-site-s" + k, () -> LockSupport.parkNanos(2_000_000), said::add);
                SiteWork work = work(site(k), 0);
                assertThat(client.plan()).isEqualTo(federation.plan());
                ends.add(threads.submit(() -> {
                    client.work(work);
                    return null;
                }));
            }
            // Time passes when those who live have answered, however long that takes: first the dead one is not waited
            // for any
            // longer, then the mad one, who was left out of the first phase only.
            for (int phases = 1; phases <= 2; phases++) {
                long answers = phases;
                await().until(() -> federation.tallies().stream()
                        .filter(each -> each.site().startsWith("s"))
                        .allMatch(each -> each.answers() == answers));
                assertThat(federation.phase()).isEqualTo(phases == 1 ? Task.Phase.BASE : Task.Phase.SCALING);
                millis.addAndGet(5000);
            }
            for (Future<?> end : ends) {
                end.get();
            }
            assertThat(federation.phase()).isEqualTo(Task.Phase.DONE);
            assertThat(server.octets()).isGreaterThan(4L * MODEL.weightsLength() * 3 * 5);
        }
        Map<String, Federation.Tally> tallies = new TreeMap<>();
        federation.tallies().forEach(each -> tallies.put(each.site(), each));
        assertThat(tallies.get("dead").missed()).isEqualTo(1);
        assertThat(tallies.get("dead").answers()).isZero();
        assertThat(tallies.get("mad").refused()).isEqualTo(2);
        assertThat(tallies.get("mad").missed()).isEqualTo(1);
        assertThat(tallies.get("s0").answers()).isGreaterThanOrEqualTo(6);

        ModelBundle bundle = MODEL.bundle(
                new Dl4jTrainer(),
                federation.parts(),
                new ModelCard.Data("3 sites", "", "", "", List.of(), 0, 96, 96),
                new ModelCard.Training(1, 1, List.of(1), federation.bestLoss(), false),
                federation.figures());
        assertThat(bundle.card().parity()).isLessThan(1e-5);
        assertThat(bundle.card().figures()).hasSize(2);
        // The network begins at the base, which they agree on and which knows of the afterglow.
        assertThat(bundle.card().figures().getFirst().mae())
                .isLessThan(1.1 * bundle.card().figures().getFirst().bestSimpleMae());
    }

    private static int post(HttpClient http, URI coordinator, String secret, String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(coordinator.resolve("/v1/federation/answer"))
                                .header("Authorization", "Bearer " + secret)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void aSiteThatLiesDoesLittleToTheScreenedMeanAndMuchToTheMean() throws Exception {
        List<SeriesTable> tables = new ArrayList<>();
        for (int k = 0; k < 5; k++) {
            tables.add(site(k));
        }
        var all = new InOneProcess(plan(1), new Dl4jTrainer(), 0, new Random(1), () -> 0);
        Aggregation screened = new Aggregation.Screened(3);
        double honest = error(all, tables, all.train(tables.subList(1, 5), screened, 0));
        double screenedError = error(all, tables, all.train(tables, screened, 1));
        double mean = error(all, tables, all.train(tables, new Aggregation.Mean(), 1));
        assertThat(screenedError).isLessThan(1.1 * honest);
        assertThat(mean).isGreaterThan(1.5 * honest);
    }

    @Test
    void whatLeavesASiteIsCutAndNoisyBeforeItLeaves() throws Exception {
        Federation federation = new Federation(plan(1), List.of("a"), new Aggregation.Mean(), () -> 0, line -> {});
        SeriesTable table = site(1);
        var training = new SiteTraining(MODEL, table, 96, 96, new Dl4jTrainer());
        SiteWork open = new SiteWork(training, Double.POSITIVE_INFINITY, 0, new Random(5));
        federation.take("a", open.answer(federation.task("a")));
        federation.take("a", open.answer(federation.task("a")));
        Task round = federation.task("a");
        assertThat(round.phase()).isEqualTo(Task.Phase.ROUND);
        float[] change = open.answer(round).vector();
        float[] cut =
                new SiteWork(training, 0.01, 0, new Random(5)).answer(round).vector();
        assertThat(Clipping.norm(change)).isGreaterThan(0.1);
        assertThat(Clipping.norm(cut)).isBetween(0.0099, 0.0101);
        float[] noisy =
                new SiteWork(training, 0.01, 0.5, new Random(5)).answer(round).vector();
        // The noise is many times longer than what is left of the change.
        assertThat(Clipping.norm(noisy) / Math.sqrt(noisy.length)).isBetween(0.45, 0.55);
    }

    /** Mean error of the honest sites' cells one hour ahead, each in units of its site's size. */
    private static double error(InOneProcess all, List<SeriesTable> tables, InOneProcess.Trained trained)
            throws Exception {
        double sum = 0;
        for (int k = 1; k < tables.size(); k++) {
            double[][] errors = all.site(tables.get(k)).errors(trained.parts());
            sum += errors[0][0] / errors[0][1] / (1 + k);
        }
        return sum / (tables.size() - 1);
    }
}

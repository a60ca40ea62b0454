package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.rantwin.api.tracing.Tracing;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveForecasts;
import io.rantwin.nearrt.live.LiveNetwork;
import io.rantwin.nearrt.live.LiveNodes;
import io.rantwin.nearrt.live.LivePolicies;
import io.rantwin.nearrt.live.LiveQuality;
import io.rantwin.nearrt.live.LiveReports;
import io.rantwin.nearrt.model.BundleCheck;
import io.rantwin.nearrt.model.FolderModelStore;
import io.rantwin.nearrt.model.ModelRegistry;
import io.rantwin.nearrt.model.ModelReport;
import io.rantwin.nearrt.model.ModelRules;
import io.rantwin.nearrt.service.ServerAccess;
import io.rantwin.nearrt.service.ServiceLimits;
import io.rantwin.nearrt.service.TwinServer;
import io.rantwin.nearrt.service.TwinSources;
import io.rantwin.planner.Main;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.BundleKeys;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.twin.learned.Activation;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.WeightsException;
import io.rantwin.twin.learned.WeightsWriter;
import io.rantwin.twin.whatif.PowerDraw;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code rantwin models offer} against the API of the xApp, over TCP. */
class OfferedBundleTest {
    private static final long SECOND = 1_000_000_000L;
    /** Width of a layer whose weights need several parts, and of one whose do not. */
    private static final int LARGE = 800;

    private static final int SMALL = 8;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    private Path folder;

    private KeyPair keys;
    private ModelRegistry models;
    private TwinServer server;
    private String twin;
    private String registry;

    @BeforeEach
    void serve() throws GeneralSecurityException, IOException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        models = new ModelRegistry(
                new BundleCheck(
                        List.of(keys.getPublic()), Set.of("RRU.PrbTotDl", "RRC.ConnMean"), Set.of("RRU.PrbTotDl")),
                ModelRules.USUAL,
                List.of("persistence"),
                cell -> "all",
                new FolderModelStore(folder.resolve("taken")));
        server = TwinServer.start(
                "127.0.0.1",
                0,
                ServerAccess.open(InstantSource.system()),
                new TwinSources(
                        mock(LiveCells.class),
                        mock(LiveNodes.class),
                        mock(LiveReports.class),
                        mock(LiveForecasts.class),
                        mock(LiveNetwork.class),
                        mock(LiveQuality.class),
                        mock(LivePolicies.class),
                        models,
                        mock(PowerDraw.class),
                        () -> false),
                ServiceLimits.USUAL,
                new TwinServer.Threads(threads, threads),
                System::nanoTime,
                Tracing.OFF);
        twin = "127.0.0.1:" + server.port();
        registry = folder.resolve("models.db").toString();
    }

    @AfterEach
    void end() {
        server.close();
        threads.close();
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new Main())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    private Path privateKey(KeyPair pair) throws IOException {
        return Files.writeString(
                folder.resolve("private.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }

    /** A model of the load ten seconds ahead from some inputs. */
    private static ModelBundle bundle(String name, List<String> inputs, int wide, boolean hasWon)
            throws WeightsException, BundleException {
        byte[] weights = WeightsWriter.write(
                OfferedModel.header(name, inputs),
                List.of(
                        new Dense(inputs.size(), wide, Activation.TANH, new float[2 * wide], new float[wide]),
                        new Dense(wide, wide, Activation.TANH, new float[wide * wide], new float[wide]),
                        new Dense(wide, 3, Activation.LINEAR, new float[3 * wide], new float[3])));
        String hash = ModelBundle.sha256(weights);
        ModelCard card = new ModelCard(
                name + "-" + hash.substring(0, 12),
                name,
                null,
                hash,
                "dense",
                weights.length / Float.BYTES,
                new ModelCard.Feeding(
                        ModelCard.Feeding.Kind.MEASUREMENTS,
                        inputs.getFirst(),
                        1,
                        0,
                        List.of(10),
                        inputs,
                        inputs,
                        List.of()),
                new ModelCard.Data("some.csv", hash, "0", "9", inputs, 6, 2, 2),
                new ModelCard.Training(1, 1, List.of(1), 0.1, false),
                0,
                List.of(new ModelCard.Figure(10, 10, 100, 1, "persistence", 2, -1, -1.5, -0.5, 5, 0.8, 0.9, hasWon)));
        return ModelBundle.of(card, weights);
    }

    private Path signed(ModelBundle bundle, KeyPair pair) throws BundleException, IOException {
        Path file = folder.resolve(bundle.card().name() + ".rtmodel");
        bundle.signed(BundleKeys.signing(privateKey(pair))).write(file);
        return file;
    }

    private static ModelBundle load(String name, int wide) throws WeightsException, BundleException {
        return bundle(name, List.of("RRU.PrbTotDl", "RRC.ConnMean"), wide, true);
    }

    private void score(String modelId, int from, int until) {
        for (int second = from; second < until; second++) {
            models.score(modelId, "cell", 10_000, second * SECOND, 0.5, new double[] {1});
        }
        models.tick(until * SECOND);
    }

    @Test
    void aModelGoesItsWayAndTheRegistryRemembersIt() throws Exception {
        ModelBundle bundle = load("load", LARGE);
        String id = bundle.card().modelId();
        String file = signed(bundle, keys).toString();
        assertThat(bundle.weightsOctets().length).isGreaterThan(2 << 20);

        assertThat(run("models", "offer", file, "--twin", twin, "--registry", registry))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(id + " at " + twin + ": in shadow: no forecast has met its truth yet\n");
        assertThat(models.running())
                .singleElement()
                .satisfies(running -> assertThat(running.modelId()).isEqualTo(id));

        assertThat(run("models", "activate", id, "--twin", twin, "--registry", registry))
                .isEqualTo(3);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("rantwin: the xApp at " + twin + " refuses: No forecast of model " + id
                        + " has met its truth there yet.\n");

        score(id, 1, 301);
        assertThat(run("models", "offer", file, "--twin", twin, "--registry", registry, "--wait-for", "shadow"))
                .as("the same again changes nothing")
                .isZero();
        assertThat(out.toString())
                .contains(": in shadow", "; error over that of the best simple member: 10 s 0.500 (300 forecasts)");
        assertThat(run("models", "activate", id, "--twin", twin, "--registry", registry))
                .as(err.toString())
                .isZero();
        assertThat(models.isActive(id, "cell", 10_000)).isTrue();
        assertThat(run("models", "show", id, "--registry", registry)).isZero();
        assertThat(out.toString()).contains(id + " at " + twin + ": active", "10 s 0.500 (300 forecasts)");

        assertThat(run("models", "withdraw", id, "--twin", twin, "--registry", registry, "--reason", "ann: enough"))
                .isZero();
        assertThat(models.models().getFirst().stage()).isEqualTo(ModelReport.Stage.WITHDRAWN);
        assertThat(run("models", "stages", "--twin", twin, "--registry", registry))
                .isZero();
        assertThat(out.toString()).contains(id + " at " + twin + ": withdrawn", "ann: enough");
        assertThat(run("models", "show", id, "--registry", registry)).isZero();
        assertThat(out.toString()).contains(": withdrawn").doesNotContain(": active");
        assertThat(run("models", "offer", file, "--twin", twin, "--wait-for", "active"))
                .isEqualTo(3);
        assertThat(err.toString()).contains(id + " is withdrawn: ");
    }

    @Test
    void refusalsSayWhatIsWrong() throws Exception {
        KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertRefused(
                signed(load("stranger", SMALL), others),
                "the xApp at " + twin + " refuses: None of the 1 configured public keys has signed this bundle.");
        assertRefused(
                signed(bundle("other", List.of("RRU.PrbTotDl", "CQI"), SMALL, true), keys),
                "refuses: features[1], \"CQI\", is not known here; these are: RRC.ConnMean, RRU.PrbTotDl.");
        assertRefused(
                signed(bundle("users", List.of("RRC.ConnMean", "RRU.PrbTotDl"), SMALL, true), keys),
                "refuses: The model forecasts \"RRC.ConnMean\", which is not forecast here; these are: RRU.PrbTotDl.");
        Path loser = signed(bundle("loser", List.of("RRU.PrbTotDl", "RRC.ConnMean"), SMALL, false), keys);
        assertRefused(loser, "is not offered: its card says that a simple method is better at every horizon");
        Path bare = folder.resolve("bare.rtmodel");
        load("bare", SMALL).write(bare);
        assertRefused(bare, "is not signed, and an xApp takes no such model");
        assertThat(models.models()).isEmpty();
        assertThat(run("models", "offer", loser.toString(), "--twin", twin, "--anyway"))
                .as("in shadow it may show itself")
                .isZero();
        assertThat(run(
                        "models",
                        "offer",
                        loser.toString(),
                        "--twin",
                        twin,
                        "--anyway",
                        "--wait-for",
                        "shadow",
                        "--patience",
                        "1"))
                .isEqualTo(3);
        assertThat(err.toString()).contains(" has no figures after 1 s");
        assertThat(run("models", "withdraw", "nobody", "--twin", twin, "--reason", "ann"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("refuses: There is no model nobody.");
        server.close();
        assertThat(run("models", "stages", "--twin", twin)).isEqualTo(1);
        assertThat(err.toString()).contains("No twin answers at " + twin);
        assertThat(run("models", "stages", "--twin", "nowhere")).isEqualTo(2);
        assertThat(err.toString()).contains("--twin is HOST:PORT, not nowhere");
    }

    private void assertRefused(Path bundle, String why) {
        assertThat(run("models", "offer", bundle.toString(), "--twin", twin)).isEqualTo(3);
        assertThat(err.toString()).contains(why);
    }
}

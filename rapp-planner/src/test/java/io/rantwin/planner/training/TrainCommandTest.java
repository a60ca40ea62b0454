package io.rantwin.planner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.Main;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.chunks.ChunkHistory;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.twin.learned.Layer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import picocli.CommandLine;

@ResourceLock("nd4j")
class TrainCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... words) {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    /** A load that follows a second measurement by one row: no method that reads the load alone can know it. */
    private Path followers() throws IOException {
        return followers("followers.csv", 50);
    }

    private Path followers(String name, double slope) throws IOException {
        var random = new SplittableRandom(7);
        List<String> lines = new ArrayList<>(List.of("t,load,lead"));
        double lead = 0;
        for (int row = 0; row < 1200; row++) {
            double next = random.nextDouble();
            lines.add(String.format(Locale.ROOT, "%d,%.5f,%.5f", 1_700_000_000 + row, 20 + slope * lead, next));
            lead = next;
        }
        return Files.write(folder.resolve(name), lines);
    }

    @Test
    void attentionIsTrainedToldByTheCardAndKeptByWhatGoesOn() throws IOException, BundleException {
        Path bundle = folder.resolve("attentive.rtmodel");
        List<String> words = new ArrayList<>(List.of(
                "train",
                "--data",
                followers().toString(),
                "--granularity",
                "1s",
                "--horizons",
                "1s",
                "--columns",
                "load,lead",
                "--units",
                "8",
                "--learning-rate",
                "0.03",
                "--truncation",
                "8",
                "--out",
                bundle.toString()));
        List<String> anew = new ArrayList<>(words);
        anew.addAll(List.of("--attention", "12", "--networks", "2", "--epochs", "8", "--batch", "7"));
        assertThat(run(anew.toArray(String[]::new))).as(err.toString()).isZero();
        ModelBundle made = ModelBundle.read(bundle);
        assertThat(made.card().architecture())
                .startsWith("LSTM of 16, attention over the last 12 rows with 2 heads, dense of 5");
        assertThat(made.weights().layers().stream().map(Layer::kind)).containsExactly("lstm", "attention", "dense");
        assertThat(made.card().parity()).isLessThan(1e-5);
        assertThat(made.card().figures().getFirst().mae())
                .isLessThan(0.5 * made.card().figures().getFirst().bestSimpleMae());

        List<String> on = new ArrayList<>(words);
        on.addAll(List.of("--parent", bundle.toString(), "--epochs", "1", "--keep"));
        assertThat(run(on.toArray(String[]::new))).as(err.toString()).isIn(0, 3);
        assertThat(ModelBundle.read(bundle).card().architecture())
                .isEqualTo(made.card().architecture());

        words.addAll(List.of("--attention", "-1"));
        assertThat(run(words.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).contains("attention 0 to 1024");
    }

    /** What one cell reports, the other reports a second later. */
    private Path echoes(String leader, String follower) throws IOException {
        var random = new SplittableRandom(8);
        List<String> lines = new ArrayList<>(List.of("t," + leader + "," + follower));
        double before = 0;
        for (int row = 0; row < 900; row++) {
            double now = random.nextDouble();
            lines.add(String.format(
                    Locale.ROOT,
                    "%d,%.5f,%s",
                    1_700_000_000 + row,
                    20 + 50 * now,
                    row % 50 == 49 ? "" : String.format(Locale.ROOT, "%.5f", 20 + 50 * before)));
            before = now;
        }
        return Files.write(folder.resolve(leader + ".csv"), lines);
    }

    @Test
    void neighboursAreReadToldByTheCardAndKeptByWhatGoesOn() throws IOException, BundleException {
        Path relations = Files.writeString(folder.resolve("relations.csv"), "cell,neighbour\nfollower,leader\n");
        Path bundle = folder.resolve("mixing.rtmodel");
        Path data = echoes("leader", "follower");
        List<String> words = new ArrayList<>(List.of(
                "train",
                "--data",
                data.toString(),
                "--granularity",
                "1s",
                "--horizons",
                "1s",
                "--units",
                "8",
                "--learning-rate",
                "0.03",
                "--truncation",
                "8",
                "--batch",
                "7",
                "--keep",
                "--out",
                bundle.toString()));
        List<String> anew = new ArrayList<>(words);
        anew.addAll(List.of("--networks", "2", "--epochs", "8"));
        run(anew.toArray(String[]::new));
        double alone = ModelBundle.read(bundle).card().figures().getFirst().mae();
        anew.addAll(List.of("--neighbours", relations.toString()));
        assertThat(run(anew.toArray(String[]::new))).as(err.toString()).isIn(0, 3);
        assertThat(err.toString())
                .contains("neighbours by \"relations of relations.csv\": of 2 cells 1 have none; 0 of 676 reports");
        assertThat(out.toString()).contains("neighbours: relations of relations.csv, 1 of them");
        ModelBundle made = ModelBundle.read(bundle);
        assertThat(made.card().architecture())
                .startsWith("neighbours' mean of the first 1 of 1 inputs and the share of neighbours that told them,"
                        + " LSTM of 16, dense of 5");
        assertThat(made.weights().layers().stream().map(Layer::kind)).containsExactly("mixing", "lstm", "dense");
        assertThat(made.card().feeding().neighbours().strengths()).containsOnlyKeys("follower");
        assertThat(made.card().parity()).isLessThan(1e-5);
        // Half of the targets are the leader's, which nobody can know.
        ModelCard.Figure figure = made.card().figures().getFirst();
        assertThat(figure.mae()).isLessThan(0.65 * alone);

        String[] evaluate = {
            "forecast",
            "evaluate",
            "--data",
            data.toString(),
            "--history",
            "788",
            "--horizons",
            "1",
            "--model",
            bundle.toString(),
            "--json"
        };
        out.getBuffer().setLength(0);
        assertThat(run(evaluate)).as(err.toString()).isZero();
        JsonNode results = new ObjectMapper().readTree(out.toString()).get("results");
        assertThat(results.get(1).get("mae").asDouble()).isCloseTo(figure.mae(), within(1e-9));
        assertThat(run("models", "drift", bundle.toString(), "--data", data.toString(), "--from", "700"))
                .isZero();
        evaluate[3] = echoes("someone", "other").toString();
        assertThat(run(evaluate)).isEqualTo(1);
        assertThat(err.toString()).contains("of these 2 cells none has a neighbour among them");

        List<String> on = new ArrayList<>(words);
        on.addAll(List.of("--parent", bundle.toString(), "--epochs", "1"));
        assertThat(run(on.toArray(String[]::new))).as(err.toString()).isIn(0, 3);
        ModelBundle next = ModelBundle.read(bundle);
        assertThat(next.card().architecture()).isEqualTo(made.card().architecture());
        assertThat(next.card().feeding().neighbours())
                .isEqualTo(made.card().feeding().neighbours());
    }

    @Test
    void mistakesAboutNeighboursAreToldInASentence() throws IOException {
        List<String> words = List.of(
                "train",
                "--data=" + echoes("leader", "follower"),
                "--granularity=1s",
                "--horizons=1s",
                "--epochs=1",
                "--networks=1",
                "--units=2",
                "--out=" + folder.resolve("x.rtmodel"));
        List<List<String>> mistakes = List.of(
                List.of("a,b\n", "line 1: must be cell,neighbour or cell,neighbour,strength, not a,b"),
                List.of("", "line 1: must be cell,neighbour"),
                List.of("cell,neighbour\n", "has no neighbour relation"),
                List.of("cell,neighbour\nleader\n", "line 2: 1 fields, the header has 2"),
                List.of("cell,neighbour\nleader,leader\n", "line 2: must name a cell and another one"),
                List.of("cell,neighbour\nleader,x\nleader,x\n", "line 3: x is told to be a neighbour of leader twice"),
                List.of(
                        "cell,neighbour,strength\nleader,x,0\n",
                        "line 2: the strength must be a number above 0, not 0"),
                List.of("cell,neighbour,strength\nleader,x,much\n", "above 0, not much"),
                List.of("cell,neighbour\nleader,x\n", "of these 2 cells none has a neighbour among them"));
        for (List<String> mistake : mistakes) {
            Path file = Files.writeString(folder.resolve("wrong.csv"), mistake.getFirst());
            List<String> all = new ArrayList<>(words);
            all.add("--neighbours=" + file);
            assertThat(run(all.toArray(String[]::new))).as(mistake.getLast()).isEqualTo(1);
            assertThat(err.toString()).contains(mistake.getLast());
        }
        Files.writeString(folder.resolve("wrong.json"), "{}");
        List<String> all = new ArrayList<>(words);
        all.add("--neighbours=" + folder.resolve("wrong.json"));
        assertThat(run(all.toArray(String[]::new))).isEqualTo(1);
        all.set(all.size() - 1, "--neighbours=" + folder.resolve("none.csv"));
        assertThat(run(all.toArray(String[]::new))).isEqualTo(1);
        assertThat(err.toString()).contains("none.csv: there is no such file");
        all.add("--columns=leader,follower");
        assertThat(run(all.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).contains("with --columns there is one");
    }

    private Path pem(String kind, Key key) throws IOException {
        String text = "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n-----END " + kind
                + "-----\n";
        return Files.writeString(folder.resolve(kind.replace(' ', '-') + ".pem"), text, StandardCharsets.US_ASCII);
    }

    @Test
    void aModelThatWinsIsSignedKeptAndJudgedTheSameElsewhere()
            throws IOException, GeneralSecurityException, BundleException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path data = followers();
        Path bundle = folder.resolve("follow.rtmodel");
        Path registry = folder.resolve("models.db");
        int code = run(
                "train",
                "--data",
                data.toString(),
                "--granularity",
                "1s",
                "--horizons",
                "1s",
                "--columns",
                "load,lead",
                "--out",
                bundle.toString(),
                "--key",
                pem("PRIVATE KEY", keys.getPrivate()).toString(),
                "--registry",
                registry.toString(),
                "--networks",
                "2",
                "--units",
                "6",
                "--epochs",
                "8",
                "--batch",
                "7",
                "--learning-rate",
                "0.03",
                "--truncation",
                "8");
        assertThat(code).as(err.toString()).isZero();
        ModelBundle made = ModelBundle.read(bundle);
        ModelCard.Figure figure = made.card().figures().getFirst();
        assertThat(figure.offered()).isTrue();
        assertThat(figure.mae()).isLessThan(0.5 * figure.bestSimpleMae());
        assertThat(figure.coverage80()).isBetween(0.5, 1.0);
        assertThat(made.card().parity()).isLessThan(1e-5);
        assertThat(made.card().feeding().inputs()).containsExactly("load", "lead");
        assertThat(made.weights().header().target()).isEqualTo("load");
        assertThat(made.isSignedBy(keys.getPublic())).isTrue();

        assertThat(run("models", "list", "--registry", registry.toString())).isZero();
        assertThat(out.toString()).contains(made.card().modelId() + "  offered  from followers.csv");
        String open = pem("PUBLIC KEY", keys.getPublic()).toString();
        assertThat(run("models", "check", bundle.toString(), "--key", open)).isZero();
        KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertThat(run(
                        "models",
                        "check",
                        bundle.toString(),
                        "--key",
                        pem("PUBLIC KEY", others.getPublic()).toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("is not signed with the key of");

        assertThat(run("models", "drift", bundle.toString(), "--data", data.toString(), "--from", "900"))
                .isZero();
        assertThat(out.toString()).contains("The model does what its card says.");
        String changed = followers("changed.csv", 20).toString();
        assertThat(run("models", "drift", bundle.toString(), "--data", changed)).isEqualTo(3);
        assertThat(out.toString()).contains("drifted at 1700000059", "Train it again");

        out.getBuffer().setLength(0);
        code = run(
                "forecast",
                "evaluate",
                "--data",
                data.toString(),
                "--history",
                "1050",
                "--validation",
                "150",
                "--horizons",
                "1",
                "--series",
                "load",
                "--model",
                bundle.toString(),
                "--json");
        assertThat(code).as(err.toString()).isZero();
        JsonNode results = new ObjectMapper().readTree(out.toString()).get("results");
        assertThat(results.get(1).get("method").asText()).isEqualTo(made.card().modelId());
        assertThat(results.get(1).get("mae").asDouble()).isCloseTo(figure.mae(), within(1e-9));
        assertThat(results.get(1).get("coverage80").asDouble()).isCloseTo(figure.coverage80(), within(1e-9));
        // The model is the one good member: the combination finds it.
        assertThat(results.get(0).get("mae").asDouble()).isLessThan(0.6 * figure.bestSimpleMae());
    }

    @Test
    void aModelThatWinsNowhereIsNotOffered() throws IOException, BundleException {
        var random = new SplittableRandom(9);
        List<String> lines = new ArrayList<>(List.of("t,a,b"));
        for (int row = 0; row < 24 * 28; row++) {
            double day = 10 + 4 * Math.sin(row * Math.PI / 12);
            lines.add(String.format(
                    Locale.ROOT,
                    "%d,%.4f,%.4f",
                    1_700_006_400L + 3600L * row,
                    day + 0.5 * random.nextGaussian(),
                    3 * day + random.nextGaussian()));
        }
        Path data = Files.write(folder.resolve("days.csv"), lines);
        Path bundle = folder.resolve("days.rtmodel");
        Path registry = folder.resolve("models.db");
        String[] words = {
            "train",
            "--data",
            data.toString(),
            "--granularity",
            "1h",
            "--horizons",
            "1h,24h",
            "--out",
            bundle.toString(),
            "--units",
            "4",
            "--epochs",
            "1",
            "--networks",
            "1",
            "--refit",
            "--learning-rate",
            "1e-6",
            "--registry",
            registry.toString()
        };
        List<String> keeping = new ArrayList<>(List.of(words));
        keeping.add("--keep");
        assertThat(run(keeping.toArray(String[]::new))).as(err.toString()).isEqualTo(3);
        assertThat(out.toString()).contains("The model is not offered");
        ModelCard first = ModelBundle.read(bundle).card();
        assertThat(first.hasWon()).isFalse();
        assertThat(first.figures()).hasSize(2);
        assertThat(first.feeding().dayRows()).isEqualTo(24);

        Path next = folder.resolve("next.rtmodel");
        List<String> going = new ArrayList<>(List.of(words));
        going.set(going.indexOf(bundle.toString()), next.toString());
        going.addAll(List.of("--parent", bundle.toString()));
        assertThat(run(going.toArray(String[]::new))).isEqualTo(3);
        assertThat(next).doesNotExist();
        out.getBuffer().setLength(0);
        assertThat(run("models", "list", "--registry", registry.toString())).isZero();
        String second = out.toString().lines().findFirst().orElseThrow().split("  ", -1)[1];
        assertThat(second).startsWith("next-");
        assertThat(run("models", "show", second, "--registry", registry.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("no bundle")
                .containsPattern("continues .*" + first.modelId() + "  not offered");
    }

    @Test
    void theHistoryIsTrainedOnUnderTheNamesOfItsCells() throws Exception {
        Path history = folder.resolve("history");
        var random = new SplittableRandom(3);
        int rows = 24 * 21;
        long[] times = new long[rows];
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            times[row] = 1_700_006_400_000L + 3_600_000L * row;
            values[row] = 40 + 20 * Math.sin(row * Math.PI / 12) + random.nextDouble();
        }
        try (HistoryStore store =
                ChunkHistory.open(history, new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL)) {
            store.append(
                    List.of(new Reports("001-01-a", 3_600_000, List.of("RRU.PrbTotDl"), times, times.clone(), values)));
        }
        Path bundle = folder.resolve("from-history.rtmodel");
        String[] words = {
            "train",
            "--history=" + history,
            "--target=RRU.PrbTotDl",
            "--granularity=1h",
            "--horizons=1h",
            "--out=" + bundle,
            "--networks=1",
            "--units=4",
            "--epochs=1",
            "--keep"
        };
        assertThat(run(words)).as(err.toString()).isIn(0, 3);
        ModelCard card = ModelBundle.read(bundle).card();
        assertThat(card.data().series()).containsExactly("001-01-a");
        assertThat(card.data().source()).isEqualTo("history, RRU.PrbTotDl of 1 cell");
        assertThat(card.feeding().target()).isEqualTo("RRU.PrbTotDl");
        assertThat(card.data().trainRows()
                        + card.data().validationRows()
                        + card.data().testRows())
                .isEqualTo(rows);
        assertThat(run("train", "--history=" + history, "--target=CQI", "--granularity=1h", "--horizons=1h", "--out=x"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no cell has CQI every 1h");
        assertThat(run("train", "--granularity=1h", "--horizons=1h", "--out=x")).isEqualTo(2);
        assertThat(err.toString()).contains("either --data or --history");
    }

    @Test
    void mistakesAreToldInASentence() throws IOException {
        String data = followers().toString();
        String bundle = folder.resolve("x.rtmodel").toString();
        assertThat(run("train", "--data", data, "--granularity", "10s", "--horizons", "10s", "--out", bundle))
                .isEqualTo(1);
        assertThat(err.toString()).contains("has a row every 1.0 s, not every 10s");
        assertThat(run("train", "--data", data, "--granularity", "1s", "--horizons", "1500ms", "--out", bundle))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--horizons 1500ms is no whole number of rows of 1s");
        assertThat(run("train", "--data", data, "--granularity", "1s", "--horizons", "200s", "--out", bundle))
                .isEqualTo(2);
        assertThat(err.toString()).contains("above the farthest horizon of 200 rows");
        Files.writeString(folder.resolve("x.rtmodel"), "no bundle");
        assertThat(run(
                        "forecast",
                        "evaluate",
                        "--data",
                        data,
                        "--history",
                        "900",
                        "--horizons",
                        "1",
                        "--model",
                        bundle))
                .isEqualTo(1);
        assertThat(err.toString()).contains("is no model bundle");
    }
}

package io.rantwin.nearrt.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.nearrt.model.ModelReport.Stage;
import io.rantwin.twin.learned.Activation;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.GraphMixing;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelRegistryTest {
    private static final KeyPair KEYS = Bundles.keys();
    private static final KeyPair OTHERS = Bundles.keys();
    private static final long SECOND = 1_000_000_000L;
    private static final ModelRules RULES = new ModelRules(Duration.ofSeconds(160), 50, 0.05, 3, 10, false, 2);

    private final MemoryModelStore store = new MemoryModelStore();
    private final ModelRegistry registry = registry(KEYS);

    private ModelRegistry registry(KeyPair keys) {
        BundleCheck check = new BundleCheck(
                List.of(keys.getPublic()), Set.of("RRU.PrbTotDl", "RRC.ConnMean"), Set.of("RRU.PrbTotDl"));
        try {
            return new ModelRegistry(
                    check, RULES, List.of("persistence", "filter"), cell -> cell.substring(0, 1), store);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ModelReport offer(String id) throws ModelException {
        byte[] bundle = Bundles.bundle();
        return registry.offer(Bundles.manifest(id, bundle, KEYS.getPrivate()), bundle);
    }

    /** A forecast a second in two groups: good in a, bad in b. */
    private long score(String id, long from, int seconds, double inA, double inB) {
        long now = from;
        for (int i = 0; i < seconds; i++) {
            now += SECOND;
            registry.score(id, "a1", 10_000, now, inA, new double[] {2, 1});
            registry.score(id, "b1", 10_000, now, inB, new double[] {2, 1});
            registry.tick(now);
        }
        return now;
    }

    @Test
    void aModelGoesFromShadowToActiveWhereItIsBetter() throws ModelException {
        assertThat(offer("m1").stage()).isEqualTo(Stage.SHADOW);
        assertThat(registry.running())
                .singleElement()
                .satisfies(model -> assertThat(model.modelId()).isEqualTo("m1"));
        assertThatThrownBy(() -> registry.activate("m1", List.of()))
                .isInstanceOf(ModelException.class)
                .hasMessage("No forecast of model m1 has met its truth there yet.");
        long now = score("m1", 0, 100, 0.5, 1.5);
        assertThatThrownBy(() -> registry.activate("m1", List.of("b2")))
                .hasMessageStartingWith(
                        "Model m1 is not better than the best simple member: b at 10 s in shadow: error 1.500");
        ModelReport report = registry.activate("m1", List.of());
        assertThat(report.stage()).isEqualTo(Stage.ACTIVE);
        assertThat(report.relativeError()).containsEntry(10_000L, 1.0);
        assertThat(report.forecasts()).isEqualTo(200);
        assertThat(registry.isActive("m1", "a7", 10_000)).isTrue();
        assertThat(registry.isActive("m1", "b1", 10_000)).isFalse();
        assertThat(registry.isActive("m1", "a1", 60_000)).isFalse();
        score("m1", now, 200, 1.5, 1.5);
        assertThat(registry.isActive("m1", "a7", 10_000)).isFalse();
        assertThat(registry.models().getFirst().reason()).contains("error 1.500 times that of filter");
    }

    @Test
    void stagesOutliveTheProcess() throws ModelException {
        offer("m1");
        offer("m2");
        score("m1", 0, 100, 0.5, 0.5);
        registry.activate("m1", List.of("a1"));
        registry.withdraw("m2", "me: a trial");
        ModelRegistry next = registry(KEYS);
        assertThat(next.isActive("m1", "a1", 10_000)).isTrue();
        assertThat(next.isActive("m1", "b1", 10_000)).isFalse();
        assertThat(next.running()).extracting(ModelRegistry.Running::modelId).containsExactly("m1");
        assertThat(next.models()).extracting(ModelReport::modelId).containsExactly("m2", "m1");
        assertThat(next.models().getFirst().reason()).isEqualTo("withdrawn by a call: me: a trial");
        assertThat(store.load())
                .filteredOn(stored -> stored.modelId().equals("m2"))
                .allSatisfy(stored -> assertThat(stored.bundle()).isNull());
    }

    @Test
    void aModelWhoseKeyIsTrustedNoLongerIsWithdrawnAtTheStart() throws ModelException {
        offer("m1");
        ModelRegistry next = registry(OTHERS);
        assertThat(next.running()).isEmpty();
        assertThat(next.models().getFirst().reason())
                .isEqualTo("withdrawn at the start of the process: None of the 1 configured public keys has signed this"
                        + " bundle.");
    }

    @Test
    void aForecastThatIsNoNumberEndsTheModel() throws ModelException {
        offer("m1");
        registry.score("m1", "a1", 10_000, SECOND, Double.NaN, new double[] {1, 1});
        assertThat(registry.models().getFirst().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(registry.running()).isEmpty();
        assertThatThrownBy(() -> registry.activate("m1", List.of()))
                .hasMessage(
                        "Model m1 is not used any more: withdrawn: its forecast for a1 at 10000 ms was not a number");
    }

    @Test
    void idsAreForEverAndRoomIsBounded() throws ModelException {
        offer("m1");
        assertThat(offer("m1").modelId()).isEqualTo("m1");
        byte[] other = Bundles.bundle("RRU.PrbTotDl", "RRU.PrbTotDl", "RRU.PrbTotDl");
        ModelManifest manifest = new ModelManifest(
                "m1",
                Bundles.sha256(other),
                Bundles.sign(other, KEYS.getPrivate()),
                other.length,
                List.of("RRU.PrbTotDl", "RRU.PrbTotDl"));
        assertThatThrownBy(() -> registry.offer(manifest, other)).hasMessageContaining("ids are for ever");
        offer("m2");
        assertThatThrownBy(() -> offer("m3"))
                .hasMessage("2 models are computed, the most that are; withdraw one first.");
        registry.withdraw("m2", "room");
        assertThat(offer("m3").stage()).isEqualTo(Stage.SHADOW);
        assertThatThrownBy(() -> registry.withdraw("m9", "x")).hasMessage("There is no model m9.");
    }

    @Test
    void aStoreThatFailsRefusesNewModelsAndDoesNotStopTheOthers() throws ModelException {
        offer("m1");
        store.breakDown();
        assertThatThrownBy(() -> offer("m2")).hasMessage("The model could not be stored: the disk is full");
        registry.withdraw("m1", "anyway");
        assertThat(registry.running()).isEmpty();
    }

    static Stream<Arguments> misfits() {
        byte[] bundle = Bundles.bundle();
        ModelManifest good = Bundles.manifest("m", bundle, KEYS.getPrivate());
        byte[] flipped = bundle.clone();
        flipped[bundle.length - 40] ^= 1;
        byte[] target = Bundles.bundle("DRB.UEThpDl", "RRU.PrbTotDl", "RRC.ConnMean");
        byte[] input = Bundles.bundle("RRU.PrbTotDl", "RRU.PrbTotDl", "moon");
        byte[] mixing = Bundles.bundle(
                "RRU.PrbTotDl",
                List.of(new GraphMixing(2, 1), new Dense(4, 3, Activation.LINEAR, new float[12], new float[3])),
                "RRU.PrbTotDl",
                "RRC.ConnMean");
        return Stream.of(
                Arguments.of(
                        "The model reads what the neighbours of a cell report, and models here are fed cell by cell",
                        Bundles.manifest("m", mixing, KEYS.getPrivate()),
                        mixing),
                Arguments.of("model_id must be", manifest(good, "a b", good.sha256(), good.features()), bundle),
                Arguments.of("sha256 must be 64", manifest(good, "m", "12", good.features()), bundle),
                Arguments.of("features must name", manifest(good, "m", good.sha256(), List.of()), bundle),
                Arguments.of(
                        "size_octets must be 1 to",
                        new ModelManifest("m", good.sha256(), good.signature(), 1L << 40, good.features()),
                        bundle),
                Arguments.of("The bundle has 3 octets, its manifest says", good, new byte[3]),
                Arguments.of("The bundle has the SHA-256 ", good, flipped),
                Arguments.of(
                        "None of the 1 configured public keys has signed",
                        Bundles.manifest("m", bundle, OTHERS.getPrivate()),
                        bundle),
                Arguments.of(
                        "None of the 1 configured public keys has signed",
                        new ModelManifest("m", good.sha256(), new byte[0], bundle.length, good.features()),
                        bundle),
                Arguments.of(
                        "The manifest names 1 features, the weights take 2",
                        manifest(good, "m", good.sha256(), List.of("RRU.PrbTotDl")),
                        bundle),
                Arguments.of(
                        "features[1] is \"x\" in the manifest and \"RRC.ConnMean\" in the weights",
                        manifest(good, "m", good.sha256(), List.of("RRU.PrbTotDl", "x")),
                        bundle),
                Arguments.of(
                        "features[1], \"moon\", is not known here; these are: RRC.ConnMean, RRU.PrbTotDl.",
                        new ModelManifest(
                                "m",
                                Bundles.sha256(input),
                                Bundles.sign(input, KEYS.getPrivate()),
                                input.length,
                                List.of("RRU.PrbTotDl", "moon")),
                        input),
                Arguments.of(
                        "The model forecasts \"DRB.UEThpDl\", which is not forecast here",
                        Bundles.manifest("m", target, KEYS.getPrivate()),
                        target),
                Arguments.of(
                        "The bundle cannot be run: byte 0: not a weight file",
                        Bundles.manifest("m", new byte[100], KEYS.getPrivate()),
                        new byte[100]));
    }

    private static ModelManifest manifest(ModelManifest good, String id, String sha256, List<String> features) {
        return new ModelManifest(id, sha256, good.signature(), good.sizeOctets(), features);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misfits")
    void whatDoesNotFitIsRefusedWithAReason(String sentence, ModelManifest manifest, byte[] bundle) {
        assertThatThrownBy(() -> registry.offer(manifest, bundle))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(sentence);
        assertThat(registry.models()).isEmpty();
    }

    @Test
    void withoutKeysNothingIsTaken() {
        BundleCheck none = new BundleCheck(List.of(), Set.of(), Set.of());
        byte[] bundle = Bundles.bundle();
        assertThatThrownBy(() -> none.bundle(Bundles.manifest("m", bundle, KEYS.getPrivate()), bundle))
                .hasMessage("No public key is configured here, so no model can be taken.");
    }

    @Test
    void publicKeysAreReadHoweverTheyAreWritten() {
        byte[] info = KEYS.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(info, info.length - 32, info.length);
        String base64 = Base64.getEncoder().encodeToString(info);
        for (String text : List.of(
                "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n",
                base64,
                Base64.getEncoder().encodeToString(raw),
                HexFormat.of().formatHex(raw))) {
            assertThat(PublicKeys.parse(text)).isEqualTo(KEYS.getPublic());
        }
        String elliptic = Base64.getEncoder()
                .encodeToString(Bundles.keys("EC").getPublic().getEncoded());
        for (String text : List.of("", "hello!", elliptic)) {
            assertThatThrownBy(() -> PublicKeys.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("This is no Ed25519 public key");
        }
    }
}

package io.rantwin.planner.model;

import io.rantwin.twin.learned.Activation;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.GraphMixing;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.WeightsException;
import io.rantwin.twin.learned.WeightsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bundles of models that need not foretell anything. */
public final class SmallBundles {
    private static final List<String> INPUTS = List.of("RRU.PrbTotDl", "RRC.ConnMean");

    private SmallBundles() {}

    /** A model of the load ten seconds ahead, for the xApp. */
    public static ModelBundle ofMeasurements(String name, boolean hasWon) throws WeightsException, BundleException {
        Header header = new Header(
                name,
                "1",
                INPUTS.getFirst(),
                INPUTS,
                List.of(0.0, 0.0),
                List.of(1.0, 1.0),
                List.of(10),
                List.of(0.05, 0.5, 0.95),
                0,
                1,
                0.01);
        byte[] weights = WeightsWriter.write(
                header, List.of(new Dense(2, 3, Activation.LINEAR, new float[6], new float[] {0, 0, name.length()})));
        String hash = ModelBundle.sha256(weights);
        ModelCard card = new ModelCard(
                name + "-" + hash.substring(0, 12),
                name,
                null,
                hash,
                "dense",
                9,
                new ModelCard.Feeding(
                        ModelCard.Feeding.Kind.MEASUREMENTS,
                        INPUTS.getFirst(),
                        1,
                        0,
                        List.of(10),
                        INPUTS,
                        INPUTS,
                        List.of()),
                new ModelCard.Data("some.csv", hash, "0", "9", INPUTS, 6, 2, 2),
                new ModelCard.Training(1, 1, List.of(1), 0.1, false),
                0,
                List.of(new ModelCard.Figure(10, 10, 100, 1, "persistence", 2, -1, -1.5, -0.5, 5, 0.8, 0.9, hasWon)));
        return ModelBundle.of(card, weights);
    }

    /** A model of cells side by side, whose weights mix neighbours or do not, and whose card names some or none. */
    public static ModelBundle sideBySide(boolean mixing, @Nullable Neighbours neighbours)
            throws WeightsException, BundleException {
        Header header = new Header(
                "load", "1", "load", List.of("load"), List.of(0.0), List.of(1.0), List.of(1), List.of(0.5), 0, 1, 0.01);
        List<Layer> layers = mixing
                ? List.of(new GraphMixing(1, 1), new Dense(3, 1, Activation.LINEAR, new float[3], new float[1]))
                : List.of(new Dense(1, 1, Activation.LINEAR, new float[1], new float[1]));
        byte[] weights = WeightsWriter.write(header, layers);
        return ModelBundle.of(
                new ModelCard(
                        "load-1",
                        "load",
                        null,
                        ModelBundle.sha256(weights),
                        "dense",
                        4,
                        new ModelCard.Feeding(
                                ModelCard.Feeding.Kind.MEASUREMENTS,
                                "load",
                                1,
                                0,
                                List.of(1),
                                List.of("load"),
                                List.of(),
                                List.of(),
                                neighbours),
                        new ModelCard.Data("some.csv", "", "0", "9", List.of("a", "b"), 6, 2, 2),
                        new ModelCard.Training(1, 1, List.of(1), 0.1, false),
                        0,
                        List.of()),
                weights);
    }

    /** A new private key as PEM. */
    public static Path key(Path folder) throws IOException, GeneralSecurityException {
        return Files.writeString(
                folder.resolve("private.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder()
                                .encodeToString(KeyPairGenerator.getInstance("Ed25519")
                                        .generateKeyPair()
                                        .getPrivate()
                                        .getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }
}

package io.rantwin.nearrt.model;

import io.rantwin.twin.learned.Activation;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.WeightsException;
import io.rantwin.twin.learned.WeightsWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** Bundles for tests. */
public final class Bundles {
    private Bundles() {}

    /** A key pair of the kind that signs bundles. */
    public static KeyPair keys() {
        return keys("Ed25519");
    }

    static KeyPair keys(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A small model from load and users to load. */
    public static byte[] bundle(String target, String... inputs) {
        int n = inputs.length;
        return bundle(target, List.of(new Dense(n, 3, Activation.LINEAR, new float[3 * n], new float[3])), inputs);
    }

    /** One with such layers. */
    static byte[] bundle(String target, List<Layer> layers, String... inputs) {
        int n = inputs.length;
        Header header = new Header(
                "load-dense",
                "1",
                target,
                List.of(inputs),
                Collections.nCopies(n, 0.0),
                Collections.nCopies(n, 1.0),
                List.of(10),
                List.of(0.05, 0.5, 0.95),
                0,
                1,
                0.01);
        try {
            return WeightsWriter.write(header, layers);
        } catch (WeightsException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bundle that the twin of the tests takes. */
    public static byte[] bundle() {
        return bundle("RRU.PrbTotDl", "RRU.PrbTotDl", "RRC.ConnMean");
    }

    /** A manifest that fits. */
    public static ModelManifest manifest(String id, byte[] bundle, PrivateKey key) {
        return manifest(id, bundle, key, List.of("RRU.PrbTotDl [%]", "RRC.ConnMean"));
    }

    /** A manifest of a bundle with these inputs. */
    public static ModelManifest manifest(String id, byte[] bundle, PrivateKey key, List<String> features) {
        return new ModelManifest(id, sha256(bundle), sign(bundle, key), bundle.length, features);
    }

    static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sign(byte[] octets, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(octets);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

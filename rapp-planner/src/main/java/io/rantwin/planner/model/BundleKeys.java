package io.rantwin.planner.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Ed25519 keys in PEM files, as {@code openssl genpkey -algorithm ed25519} and {@code openssl pkey -pubout} write them. */
public final class BundleKeys {
    private static final String ALGORITHM = "Ed25519";

    private BundleKeys() {}

    /** The private key that signs bundles. */
    public static PrivateKey signing(Path file) throws BundleException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pem(file, "PRIVATE KEY")));
        } catch (GeneralSecurityException wrong) {
            throw new BundleException(file + ": is no private Ed25519 key: " + wrong.getMessage(), wrong);
        }
    }

    /** The public key that checks them. */
    public static PublicKey checking(Path file) throws BundleException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(pem(file, "PUBLIC KEY")));
        } catch (GeneralSecurityException wrong) {
            throw new BundleException(file + ": is no public Ed25519 key: " + wrong.getMessage(), wrong);
        }
    }

    static byte[] sign(PrivateKey key, byte[] octets) throws BundleException {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(octets);
            return signature.sign();
        } catch (GeneralSecurityException wrong) {
            throw new BundleException("the bundle cannot be signed with this key: " + wrong.getMessage(), wrong);
        }
    }

    static boolean matches(PublicKey key, byte[] octets, byte[] seal) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(octets);
            return signature.verify(seal);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }

    private static byte[] pem(Path file, String kind) throws BundleException {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            String begin = "-----BEGIN " + kind + "-----";
            int from = text.indexOf(begin);
            int until = text.indexOf("-----END " + kind + "-----");
            if (from < 0 || until < from) {
                throw new BundleException(file + ": holds no " + kind + " in PEM");
            }
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), until));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new BundleException(file + ": the key cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}

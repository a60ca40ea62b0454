package io.rantwin.planner.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What seals the hash of a record, so that who has not the key cannot write a chain of his own. A log is sealed from its
 * first record to its last, or not at all.
 */
public sealed interface AuditKey {
    /** Seals with Ed25519; the public half alone can only check. */
    record Ed25519(PublicKey publicKey, @Nullable PrivateKey privateKey) implements AuditKey {}

    /** Seals with HMAC-SHA256; who can check can also seal. */
    record Hmac(byte[] secret) implements AuditKey {
        private static final int SHORTEST = 16;

        /** Refuses secrets below 16 octets. */
        public Hmac {
            if (secret.length < SHORTEST) {
                throw new IllegalArgumentException("a secret has at least " + SHORTEST + " octets");
            }
        }
    }

    /** Whether records can be sealed, not only checked. */
    default boolean canSeal() {
        return switch (this) {
            case Ed25519 key -> key.privateKey() != null;
            case Hmac key -> true;
        };
    }

    /** The seal of a hash, as text. */
    default String seal(byte[] hash) throws AuditException {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            switch (this) {
                                case Ed25519 key -> {
                                    @Nullable PrivateKey secret = key.privateKey();
                                    if (secret == null) {
                                        throw new AuditException("a public key can check the log, but not write it");
                                    }
                                    Signature signature = Signature.getInstance("Ed25519");
                                    signature.initSign(secret);
                                    signature.update(hash);
                                    yield signature.sign();
                                }
                                case Hmac key -> mac(key, hash);
                            });
        } catch (GeneralSecurityException failed) {
            throw new AuditException("a record cannot be sealed: " + failed.getMessage(), failed);
        }
    }

    /** Whether a seal is that of the hash. */
    default boolean matches(byte[] hash, String seal) {
        try {
            byte[] octets = Base64.getDecoder().decode(seal);
            return switch (this) {
                case Ed25519 key -> {
                    Signature signature = Signature.getInstance("Ed25519");
                    signature.initVerify(key.publicKey());
                    signature.update(hash);
                    yield signature.verify(octets);
                }
                case Hmac key -> MessageDigest.isEqual(mac(key, hash), octets);
            };
        } catch (GeneralSecurityException | IllegalArgumentException noSeal) {
            return false;
        }
    }

    private static byte[] mac(Hmac key, byte[] hash) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
        return mac.doFinal(hash);
    }

    /**
     * Reads a key file: PEM with an Ed25519 key ({@code PUBLIC KEY}, or {@code PRIVATE KEY} followed by its {@code PUBLIC
     * KEY}), or anything else as the secret of an HMAC, without the line end at its end.
     */
    static AuditKey read(Path file) throws AuditException {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (!text.contains("-----BEGIN")) {
                return new Hmac(text.strip().getBytes(StandardCharsets.ISO_8859_1));
            }
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            byte @Nullable [] open = pem(text, "PUBLIC KEY");
            byte @Nullable [] secret = pem(text, "PRIVATE KEY");
            if (open == null) {
                throw new AuditException(file + ": holds no PUBLIC KEY;"
                        + " openssl pkey -in private.pem -pubout prints the one that belongs to a private key");
            }
            return new Ed25519(
                    factory.generatePublic(new X509EncodedKeySpec(open)),
                    secret == null ? null : factory.generatePrivate(new PKCS8EncodedKeySpec(secret)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new AuditException(file + ": is no key for the audit log: " + unreadable.getMessage(), unreadable);
        }
    }

    private static byte @Nullable [] pem(String text, String kind) {
        String begin = "-----BEGIN " + kind + "-----";
        int from = text.indexOf(begin);
        int until = text.indexOf("-----END " + kind + "-----");
        return from < 0 || until < from
                ? null
                : Base64.getMimeDecoder().decode(text.substring(from + begin.length(), until));
    }
}

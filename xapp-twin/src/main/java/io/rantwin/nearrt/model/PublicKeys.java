package io.rantwin.nearrt.model;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Reads Ed25519 public keys as configuration has them. */
public final class PublicKeys {
    private static final int RAW_OCTETS = 32;
    /** What stands before the 32 octets in a SubjectPublicKeyInfo (RFC 8410 clause 4). */
    private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private PublicKeys() {}

    /**
     * Reads PEM, Base64 of a SubjectPublicKeyInfo or of the 32 octets, or these octets in hexadecimal digits.
     *
     * @throws IllegalArgumentException with a sentence when it is none of them
     */
    public static PublicKey parse(String text) {
        String bare = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            byte[] octets = bare.length() == 2 * RAW_OCTETS && bare.matches("[0-9a-fA-F]+")
                    ? HexFormat.of().parseHex(bare)
                    : Base64.getDecoder().decode(bare);
            byte[] info = octets;
            if (octets.length == RAW_OCTETS) {
                info = Arrays.copyOf(HEAD, HEAD.length + RAW_OCTETS);
                System.arraycopy(octets, 0, info, HEAD.length, RAW_OCTETS);
            }
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "This is no Ed25519 public key (PEM, Base64 or 64 hexadecimal digits): " + e.getMessage(), e);
        }
    }
}

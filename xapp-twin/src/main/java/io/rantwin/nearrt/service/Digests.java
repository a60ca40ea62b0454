package io.rantwin.nearrt.service;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of octets by their hash. */
final class Digests {
    private Digests() {}

    /** SHA-256 in lower-case hexadecimal digits. */
    static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java run time has SHA-256.", e);
        }
    }
}

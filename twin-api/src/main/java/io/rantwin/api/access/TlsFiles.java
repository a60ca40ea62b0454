package io.rantwin.api.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * PEM files of one side of a TLS connection.
 *
 * @param certificate own certificate, with those between it and the authority; null for a client that shows none
 * @param key its private key, PKCS #8, not encrypted; null when there is no certificate
 * @param trust certificates of the authorities that the other side's must come from; null for a server that asks for none, and for a
 *     client that trusts what the Java runtime trusts
 */
public record TlsFiles(
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Path trust) {
    public TlsFiles {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("a certificate and its key belong together; one of them is missing");
        }
    }

    /**
     * Files of a client; null when none is named.
     *
     * @throws IllegalArgumentException when a certificate or its key is missing
     */
    public static @Nullable TlsFiles orNone(@Nullable Path certificate, @Nullable Path key, @Nullable Path trust) {
        return certificate == null && key == null && trust == null ? null : new TlsFiles(certificate, key, trust);
    }

    /** The same by names as configurations have them; empty for a file that is not named. */
    public static @Nullable TlsFiles orNone(String certificate, String key, String trust) {
        return orNone(path(certificate), path(key), path(trust));
    }

    private static @Nullable Path path(String name) {
        return name.isEmpty() ? null : Path.of(name);
    }
}

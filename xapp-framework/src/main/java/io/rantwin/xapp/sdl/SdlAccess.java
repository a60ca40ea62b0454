package io.rantwin.xapp.sdl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an xApp gets into a Redis that is guarded. Immutable. Files are read for each connection, so that what replaces them counts from the
 * next one on.
 *
 * @param authorities PEM file of the authorities that Redis' certificate must come from, for its very name; {@code null} for plain text
 * @param certificate PEM file of the own certificate with its chain; {@code null} for none
 * @param key its key, PKCS #8; {@code null} for none
 * @param user name at Redis; {@code null} for its usual one
 * @param password file with the password; {@code null} for none
 */
public record SdlAccess(
        @Nullable Path authorities,
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable String user,
        @Nullable Path password) {
    /** Plain text, and no name. */
    public static final SdlAccess OPEN = new SdlAccess(null, null, null, null, null);

    /** @throws IllegalArgumentException when members do not fit together */
    public SdlAccess {
        demand(
                (certificate == null) == (key == null),
                "a certificate and its key belong together; one of them is missing");
        demand(
                certificate == null || authorities != null,
                "a certificate of one's own needs the authorities of Redis, too");
        demand(user == null || password != null, "a user needs a password");
    }

    /**
     * Reads {@code RANTWIN_DBAAS_CA}, {@code RANTWIN_DBAAS_CERT}, {@code RANTWIN_DBAAS_KEY}, {@code RANTWIN_DBAAS_USER} and {@code
     * RANTWIN_DBAAS_PASSWORD_FILE}.
     *
     * @throws SdlException when they do not fit together, or a file cannot be read
     */
    public static SdlAccess fromEnvironment(Map<String, String> environment) throws SdlException {
        String user = environment.getOrDefault("RANTWIN_DBAAS_USER", "").strip();
        try {
            return new SdlAccess(
                    file(environment, "RANTWIN_DBAAS_CA"),
                    file(environment, "RANTWIN_DBAAS_CERT"),
                    file(environment, "RANTWIN_DBAAS_KEY"),
                    user.isEmpty() ? null : user,
                    file(environment, "RANTWIN_DBAAS_PASSWORD_FILE"));
        } catch (IllegalArgumentException wrong) {
            throw new SdlException("the RANTWIN_DBAAS_ variables: " + wrong.getMessage(), wrong);
        }
    }

    private static @Nullable Path file(Map<String, String> environment, String name) throws SdlException {
        String text = environment.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        Path file = Path.of(text);
        if (!Files.isReadable(file)) {
            throw new SdlException(name + ": the file " + text + " cannot be read");
        }
        return file;
    }

    /** Whether Redis is asked over TLS. */
    public boolean isEncrypted() {
        return authorities != null;
    }

    /**
     * The password as it is now.
     *
     * @throws UncheckedIOException when its file cannot be read
     */
    char @Nullable [] secret() {
        try {
            return password == null ? null : Files.readString(password).strip().toCharArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the password of Redis cannot be read: " + unreadable, unreadable);
        }
    }

    private static void demand(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}

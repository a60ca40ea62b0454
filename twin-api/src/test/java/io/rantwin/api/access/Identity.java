package io.rantwin.api.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate that signs itself and its key as PEM files, made by the JDK's keytool. It is its own authority. */
public record Identity(Path certificate, Path key) {
    private static final char[] PASSWORD = "for the test".toCharArray();

    /** One that is valid for localhost and 127.0.0.1 as a server, and as a client by its name. */
    public static Identity of(Path folder, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = Files.createTempFile(folder, name, ".p12");
        Files.delete(store);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        Key key = keys.getKey("it", PASSWORD);
        return new Identity(
                pem(
                        folder.resolve(name + ".crt"),
                        "CERTIFICATE",
                        keys.getCertificate("it").getEncoded()),
                pem(folder.resolve(name + ".key"), "PRIVATE KEY", key.getEncoded()));
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    /** Files of a server or client with this identity that trusts another one; null for nobody in particular. */
    public TlsFiles trusting(Identity other) {
        return new TlsFiles(certificate, key, other == null ? null : other.certificate());
    }
}

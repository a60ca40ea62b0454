package io.rantwin.api.access;

import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.grpc.util.CertificateUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS from PEM files, which may be replaced while it is used: connections that are made afterwards have the new ones. Files that do not
 * fit are told in the log once, and those before stay in use. Thread-safe.
 */
public final class PemTls {
    /** Versions that are spoken. */
    public static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    private static final Logger LOG = LoggerFactory.getLogger(PemTls.class);
    private static final int MOST_OCTETS = 1 << 20;
    private static final byte[] PROBE = {82, 65, 78};

    private final TlsFiles files;
    private final AdvancedTlsX509KeyManager own = new AdvancedTlsX509KeyManager();
    private final @Nullable AdvancedTlsX509TrustManager others;
    private List<byte[]> read = List.of();

    private PemTls(TlsFiles files, AdvancedTlsX509TrustManager.Verification verification)
            throws GeneralSecurityException {
        this.files = files;
        this.others = files.trust() == null
                ? null
                : AdvancedTlsX509TrustManager.newBuilder()
                        .setVerification(verification)
                        .build();
    }

    /**
     * Of a server.
     *
     * @throws IOException when a file is missing or is not what it should be
     */
    public static PemTls ofServer(TlsFiles files) throws IOException {
        if (files.certificate() == null) {
            throw new IOException("a server needs a certificate and its key for TLS");
        }
        return opened(files, AdvancedTlsX509TrustManager.Verification.CERTIFICATE_ONLY_VERIFICATION);
    }

    /**
     * Of a client, which checks that the server's certificate is for the name it was asked by.
     *
     * @throws IOException when a file is missing or is not what it should be
     */
    public static PemTls ofClient(TlsFiles files) throws IOException {
        return opened(files, AdvancedTlsX509TrustManager.Verification.CERTIFICATE_AND_HOST_NAME_VERIFICATION);
    }

    private static PemTls opened(TlsFiles files, AdvancedTlsX509TrustManager.Verification verification)
            throws IOException {
        try {
            PemTls made = new PemTls(files, verification);
            List<byte[]> content = made.content();
            made.use(content);
            made.read = content;
            return made;
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new IOException(sentence(files, wrong), wrong);
        }
    }

    private static String sentence(TlsFiles files, Exception wrong) {
        return Stream.of(files.certificate(), files.key(), files.trust())
                        .filter(Objects::nonNull)
                        .map(Path::toString)
                        .toList()
                + " cannot be used for TLS: " + wrong.getMessage();
    }

    /** Takes files that have changed; cheap enough to be called every second. */
    public synchronized void refresh() {
        List<byte[]> content;
        try {
            content = content();
        } catch (IOException unreadable) {
            // Between the two steps of a replacement; a file that stays away does not end what works.
            LOG.debug("TLS files cannot be read now", unreadable);
            return;
        }
        if (isSame(content, read)) {
            return;
        }
        read = content;
        try {
            use(content);
            LOG.info("TLS files were replaced: {}", files);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException wrong) {
            LOG.warn("TLS files were replaced and are not taken, those before stay in use: {}", sentence(files, wrong));
        }
    }

    private static boolean isSame(List<byte[]> some, List<byte[]> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(i -> Arrays.equals(some.get(i), others.get(i)));
    }

    /** Certificate, key and trust as they are now; empty for what is not there. */
    private List<byte[]> content() throws IOException {
        return List.of(octets(files.certificate()), octets(files.key()), octets(files.trust()));
    }

    private static byte[] octets(@Nullable Path file) throws IOException {
        if (file == null) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw new IOException(file + " has more than " + MOST_OCTETS + " octets, which no PEM file needs");
            }
            return octets;
        } catch (NoSuchFileException missing) {
            throw new IOException(file + ": there is no such file", missing);
        }
    }

    private void use(List<byte[]> content) throws IOException, GeneralSecurityException {
        X509Certificate @Nullable [] chain = null;
        @Nullable PrivateKey key = null;
        if (files.certificate() != null) {
            chain = CertificateUtils.getX509Certificates(new ByteArrayInputStream(content.get(0)));
            key = CertificateUtils.getPrivateKey(new ByteArrayInputStream(content.get(1)));
            if (chain.length == 0) {
                throw new GeneralSecurityException("there is no certificate in " + files.certificate());
            }
            demandPair(chain[0].getPublicKey(), key);
        }
        if (others != null) {
            X509Certificate[] trusted = CertificateUtils.getX509Certificates(new ByteArrayInputStream(content.get(2)));
            if (trusted.length == 0) {
                throw new GeneralSecurityException("there is no certificate in " + files.trust());
            }
            others.updateTrustCredentials(trusted);
        }
        if (chain != null && key != null) {
            own.updateIdentityCredentials(chain, key);
        }
    }

    /** Files are replaced one after the other: a key of another certificate would break every connection. */
    private static void demandPair(PublicKey open, PrivateKey secret) throws GeneralSecurityException {
        String algorithm = "EC".equals(secret.getAlgorithm()) ? "SHA256withECDSA" : "SHA256withRSA";
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(secret);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(open);
        signature.update(PROBE);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the key is not that of the certificate");
        }
    }

    /** Whether the other side must show a certificate. */
    public boolean asksForCertificates() {
        return others != null;
    }

    /** What signs; without a certificate there is nothing. */
    public List<KeyManager> keys() {
        return files.certificate() == null ? List.of() : List.of(own);
    }

    /** What the other side is held against; empty for what the Java runtime trusts. */
    public List<TrustManager> trust() {
        return others == null ? List.of() : List.of(others);
    }

    /** For servers and clients of the Java runtime. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keys().toArray(KeyManager[]::new),
                    others == null ? null : trust().toArray(TrustManager[]::new),
                    null);
            return context;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new UncheckedIOException(new IOException(everyJdkHasIt));
        }
    }
}

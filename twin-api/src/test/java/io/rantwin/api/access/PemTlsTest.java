package io.rantwin.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handshakes over real sockets of the Java runtime. */
class PemTlsTest {
    @TempDir
    private Path folder;

    private Identity server;
    private Identity client;
    private Identity stranger;

    @BeforeEach
    void begin() throws IOException, GeneralSecurityException {
        server = Identity.of(folder, "server");
        client = Identity.of(folder, "client");
        stranger = Identity.of(folder, "stranger");
    }

    /** What a client sees of a server after an octet went there and back. */
    private static String peer(PemTls server, TlsFiles client) throws IOException, InterruptedException {
        try (SSLServerSocket listening = (SSLServerSocket)
                server.context().getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setNeedClientAuth(server.asksForCertificates());
            Thread answering = Thread.ofVirtual().start(() -> {
                try (var taken = listening.accept()) {
                    taken.getOutputStream().write(taken.getInputStream().read());
                } catch (IOException refused) {
                    // The client sees it, too.
                }
            });
            try (SSLSocket socket = (SSLSocket) PemTls.ofClient(client)
                    .context()
                    .getSocketFactory()
                    .createSocket("127.0.0.1", listening.getLocalPort())) {
                socket.getOutputStream().write(7);
                if (socket.getInputStream().read() != 7) {
                    throw new SSLException("the server ended the connection");
                }
                X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                return shown.getSubjectX500Principal().getName();
            } finally {
                answering.join();
            }
        }
    }

    @Test
    void onlyClientsOfTheAuthorityAndServersThatAreTrustedGetThrough() throws IOException, InterruptedException {
        PemTls mutual = PemTls.ofServer(server.trusting(client));
        assertThat(peer(mutual, client.trusting(server))).isEqualTo("CN=server");
        assertThatThrownBy(() -> peer(mutual, stranger.trusting(server))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> peer(mutual, new TlsFiles(null, null, server.certificate())))
                .isInstanceOf(IOException.class);
        PemTls plain = PemTls.ofServer(server.trusting(null));
        assertThat(peer(plain, new TlsFiles(null, null, server.certificate()))).isEqualTo("CN=server");
        assertThatThrownBy(() -> peer(plain, new TlsFiles(null, null, stranger.certificate())))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> peer(plain, new TlsFiles(null, null, null)))
                .as("the Java runtime trusts none of these")
                .isInstanceOf(SSLException.class);
    }

    @Test
    void filesThatAreReplacedCountFromThenOnUnlessTheyDoNotFit() throws IOException, InterruptedException {
        Path certificate = Files.copy(server.certificate(), folder.resolve("now.crt"));
        Path key = Files.copy(server.key(), folder.resolve("now.key"));
        PemTls tls = PemTls.ofServer(new TlsFiles(certificate, key, null));
        Files.copy(stranger.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
        tls.refresh();
        assertThat(peer(tls, new TlsFiles(null, null, server.certificate())))
                .as("the key is still the old one: both stay")
                .isEqualTo("CN=server");
        Files.copy(stranger.key(), key, StandardCopyOption.REPLACE_EXISTING);
        tls.refresh();
        assertThat(peer(tls, new TlsFiles(null, null, stranger.certificate()))).isEqualTo("CN=stranger");
        Files.writeString(key, "no key");
        tls.refresh();
        Files.delete(certificate);
        tls.refresh();
        assertThat(peer(tls, new TlsFiles(null, null, stranger.certificate()))).isEqualTo("CN=stranger");
    }

    @Test
    void whatCannotBeUsedIsRefusedWithTheFile() {
        assertThatThrownBy(() -> PemTls.ofServer(new TlsFiles(server.certificate(), client.key(), null)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("client.key")
                .hasMessageContaining("the key is not that of the certificate");
        assertThatThrownBy(() -> PemTls.ofServer(new TlsFiles(folder.resolve("none"), client.key(), null)))
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> PemTls.ofServer(new TlsFiles(server.key(), server.key(), null)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> PemTls.ofServer(new TlsFiles(null, null, server.certificate())))
                .hasMessageContaining("a server needs a certificate");
        assertThatThrownBy(() -> new TlsFiles(server.certificate(), null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package io.rantwin.planner.history.pm;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.api.access.Identity;
import io.rantwin.api.access.PemTls;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The properties of docs/pm-data.md at a broker that asks for TLS and a certificate, of which only the handshake is there. */
class KafkaTlsTest {
    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Who the broker saw; fails when it saw nobody. */
    private CompletableFuture<String> seen(Identity broker, Identity allowed, Properties properties) throws Exception {
        SSLServerSocket server = (SSLServerSocket) PemTls.ofServer(broker.trusting(allowed))
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
        server.setNeedClientAuth(true);
        CompletableFuture<String> who = CompletableFuture.supplyAsync(
                () -> {
                    try (server;
                            SSLSocket socket = (SSLSocket) server.accept()) {
                        socket.startHandshake();
                        // TLS 1.3 tells of a refusal by the client with the first bytes.
                        if (socket.getInputStream().read() < 0) {
                            throw new IOException("the client said nothing");
                        }
                        return socket.getSession().getPeerPrincipal().getName();
                    } catch (IOException failed) {
                        throw new IllegalStateException(failed);
                    }
                },
                threads);
        try (Consumer<byte[], byte[]> consumer =
                KafkaSource.consumer("127.0.0.1:" + server.getLocalPort(), properties)) {
            var asked = threads.submit(() -> {
                try {
                    return consumer.partitionsFor("pm", Duration.ofSeconds(20));
                } catch (KafkaException noBroker) {
                    return null;
                }
            });
            who.handle((_, _) -> "").get(60, TimeUnit.SECONDS);
            consumer.wakeup();
            asked.get(60, TimeUnit.SECONDS);
        }
        return who;
    }

    private Properties properties(Identity own, Identity broker) throws IOException {
        Path pem = folder.resolve("client.pem");
        Files.writeString(pem, Files.readString(own.key()) + Files.readString(own.certificate()));
        Properties properties = new Properties();
        properties.load(new StringReader("""
                security.protocol=SSL
                ssl.truststore.type=PEM
                ssl.truststore.location=%s
                ssl.keystore.type=PEM
                ssl.keystore.location=%s
                """.formatted(broker.certificate(), pem)));
        return properties;
    }

    @Test
    void theBrokerSeesTheCertificateAndIsHeldAgainstItsAuthority() throws Exception {
        Identity broker = Identity.of(folder, "kafka");
        Identity own = Identity.of(folder, "planner");
        Identity stranger = Identity.of(folder, "stranger");
        assertThat(seen(broker, own, properties(own, broker))).isCompletedWithValue("CN=planner");
        assertThat(seen(broker, own, properties(own, stranger)))
                .as("a broker of another authority is told nothing")
                .isCompletedExceptionally();
        assertThat(seen(broker, own, properties(stranger, broker)))
                .as("a certificate that the broker does not know")
                .isCompletedExceptionally();
        threads.shutdownNow();
    }
}

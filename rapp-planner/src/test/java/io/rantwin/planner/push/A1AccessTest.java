package io.rantwin.planner.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.rantwin.api.access.Identity;
import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy management service behind TLS that asks for a certificate, and what it sees of tokens. */
class A1AccessTest {
    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private Identity own;
    private Identity service;
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        own = Identity.of(folder, "planner");
        service = Identity.of(folder, "pms");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        var tls = PemTls.ofServer(service.trusting(own)).context();
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asked = tls.getDefaultSSLParameters();
                asked.setNeedClientAuth(true);
                parameters.setSSLParameters(asked);
            }
        });
        server.createContext("/rics", exchange -> {
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/shut", exchange -> {
            exchange.sendResponseHeaders(
                    Integer.parseInt(exchange.getRequestURI().getQuery()), -1);
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private int ask(@Nullable TlsFiles tls, @Nullable Path token) throws IOException, PushException {
        return ask(tls, token, "/rics").status();
    }

    private Reply ask(@Nullable TlsFiles tls, @Nullable Path token, String path) throws IOException, PushException {
        A1Access access = A1Access.of(tls, token);
        return ask(access, access.token(), path);
    }

    private Reply ask(A1Access access, A1Http.TokenSource token, String path) throws PushException {
        URI base = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        try (HttpClient client = access.client(threads, Duration.ofSeconds(5))) {
            return new A1Http(client, base, Duration.ofSeconds(30), token).send("GET", path, null);
        }
    }

    @Test
    void itGetsInWithItsCertificateAndShowsTheTokenAsItIsNow() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "first\n");
        assertThat(ask(own.trusting(service), token)).isEqualTo(200);
        Files.writeString(token, "second\n");
        assertThat(ask(own.trusting(service), token)).isEqualTo(200);
        assertThat(ask(own.trusting(service), null)).isEqualTo(200);
        assertThat(tokens).containsExactly("Bearer first", "Bearer second", "null");
    }

    @Test
    void aRefusalSaysThatThePlannersOwnTokenIsMeant() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "mine");
        assertThat(ask(own.trusting(service), token, "/shut?401").problem())
                .hasMessageContaining("/shut?401 answers 401")
                .hasMessageEndingWith("it refuses the planner's own token (--a1-token-file)");
        assertThat(ask(own.trusting(service), null, "/shut?401").problem())
                .hasMessageEndingWith("it wants a token from the planner, which has none for it (--a1-token-file)");
        assertThat(ask(own.trusting(service), token, "/shut?403").problem())
                .hasMessageEndingWith("the planner's own token (--a1-token-file) does not allow it");
        assertThat(ask(own.trusting(service), token, "/shut?400").problem())
                .message()
                .doesNotContain("token");
    }

    @Test
    void aRefusalWhereNoTokenIsEverSentDoesNotAskForOne() throws Exception {
        A1Access access = A1Access.of(own.trusting(service), null);
        for (int status : new int[] {401, 403}) {
            assertThat(ask(access, A1Http.TokenSource.NONE, "/shut?" + status).problem())
                    .hasMessageContaining("answers " + status)
                    .message()
                    .doesNotContain("--a1-token-file");
        }
    }

    @Test
    void aFileWithoutATokenIsSaidAndItsContentIsNot() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "sec\u0001ret\nother");
        assertThatThrownBy(() -> ask(own.trusting(service), token))
                .isInstanceOf(PushException.class)
                .hasMessageContaining("has no bearer token")
                .message()
                .doesNotContain("sec", "other");
        assertThat(tokens).isEmpty();
    }

    @Test
    void withoutACertificateOrWithAnotherAuthorityNothingIsSent() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "secret");
        Identity stranger = Identity.of(folder, "stranger");
        for (TlsFiles files : List.of(
                new TlsFiles(null, null, service.certificate()), stranger.trusting(service), own.trusting(stranger))) {
            assertThatThrownBy(() -> ask(files, token)).isInstanceOf(PushException.class);
        }
        assertThatThrownBy(() -> ask(null, token))
                .as("what the Java runtime trusts")
                .isInstanceOf(PushException.class);
        assertThat(tokens).isEmpty();
    }

    @Test
    void filesThatAreNotThereAreSaidAtOnce() {
        assertThatThrownBy(() -> ask(new TlsFiles(null, null, folder.resolve("none.crt")), null))
                .hasMessageContaining("none.crt: there is no such file");
        assertThatThrownBy(() -> ask(null, folder.resolve("none"))).hasMessageContaining("cannot be read");
    }
}

package io.rantwin.api.access;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** HTTPS of Jetty, with certificates from PEM files. */
public final class TlsConnector {
    private static final long YEAR_SECONDS = 31_536_000;
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private TlsConnector() {}

    /**
     * A connector for TLS 1.2 and 1.3.
     *
     * @param failed is told of handshakes that came to nothing: the address and why
     */
    public static Connector of(
            Server server, HttpConfiguration usual, PemTls tls, String host, int port, Failed failed) {
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setSslContext(tls.context());
        ssl.setIncludeProtocols(PemTls.VERSIONS.toArray(String[]::new));
        ssl.setNeedClientAuth(tls.asksForCertificates());
        HttpConfiguration http = new HttpConfiguration(usual);
        // Names are checked by clients; here there is one certificate, whatever name it is asked by.
        SecureRequestCustomizer secure = new SecureRequestCustomizer(false);
        secure.setStsMaxAge(YEAR_SECONDS);
        http.addCustomizer(secure);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        SslConnectionFactory encrypted = new SslConnectionFactory(ssl, plain.getProtocol());
        encrypted.addBean(new SslHandshakeListener() {
            @Override
            public void handshakeFailed(Event event, Throwable failure) {
                SSLEngine engine = event.getSSLEngine();
                failed.told(String.valueOf(engine.getPeerHost()), String.valueOf(failure.getMessage()));
            }
        });
        ServerConnector connector = new ServerConnector(server, encrypted, plain);
        connector.setHost(host);
        connector.setPort(port);
        return connector;
    }

    /** The certificate that the client showed, verified; null when it showed none. */
    public static @Nullable X509Certificate certificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? chain[0]
                : null;
    }

    /** Takes handshakes that failed. */
    @FunctionalInterface
    public interface Failed {
        /** A handshake with an address came to nothing, and why. */
        void told(String from, String why);
    }
}

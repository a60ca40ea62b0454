package io.rantwin.planner.rest;

import io.rantwin.api.access.PemTls;
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

/** HTTPS of the server library, with certificates from PEM files. */
public final class TlsConnector {
    private static final long YEAR_SECONDS = 31_536_000;

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

    /** Takes handshakes that failed. */
    public interface Failed {
        /** One that failed. */
        void told(String from, String why);
    }
}

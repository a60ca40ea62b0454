package io.rantwin.api.ports;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A port of the loopback interface at which nobody listens, and nobody else will: it is taken and does not listen. */
public final class ClosedPort implements AutoCloseable {
    private final Socket taken = new Socket();

    /** Takes one. */
    public ClosedPort() throws IOException {
        taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Its address. */
    public InetSocketAddress address() {
        return (InetSocketAddress) taken.getLocalSocketAddress();
    }

    /** Where an HTTP server would be. */
    public URI http() {
        return URI.create("http://127.0.0.1:" + taken.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        taken.close();
    }
}

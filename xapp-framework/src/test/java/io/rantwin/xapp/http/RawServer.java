package io.rantwin.xapp.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that writes the same text to whoever asks, whole or half a reply, and hangs up or keeps the connection open. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();

    /** One that keeps connections open. */
    public RawServer(String reply) throws IOException {
        this(reply, false);
    }

    /** @param hangsUp whether the reply ends with the connection */
    public RawServer(String reply, boolean hangsUp) throws IOException {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket socket = listener.accept();
                    accepted.add(socket);
                    answer(socket, reply, hangsUp);
                }
            } catch (IOException e) {
                // Closed by the test.
                accepted.forEach(RawServer::close);
            }
        });
    }

    private static void answer(Socket socket, String reply, boolean hangsUp) {
        try {
            // What is not read would turn the end into a reset, which may overtake the reply.
            int read = socket.getInputStream().read(new byte[16_384]);
            OutputStream out = socket.getOutputStream();
            out.write(reply.getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (hangsUp || read < 0) {
                socket.close();
            }
        } catch (IOException e) {
            // The client was quicker to leave.
            close(socket);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}

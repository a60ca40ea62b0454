package io.rantwin.xapp.recording;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of the loopback interface on which nobody listens. */
public final class FreePort {
    private FreePort() {}

    public static int any() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

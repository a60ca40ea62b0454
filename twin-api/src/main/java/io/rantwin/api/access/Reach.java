package io.rantwin.api.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who reaches an address that is listened at. */
public final class Reach {
    private Reach() {}

    /**
     * Whether only this machine does.
     *
     * @param host name or address
     * @throws IOException when there is no such host
     */
    public static boolean isLocal(String host) throws IOException {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new IOException("there is no host " + host + " to listen at", unknown);
        }
    }
}

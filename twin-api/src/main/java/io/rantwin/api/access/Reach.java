package io.rantwin.api.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Which machines an address belongs to. */
public final class Reach {
    private Reach() {}

    /**
     * Whether it is this machine's own, which no other reaches and nothing leaves.
     *
     * @param host name or address
     * @throws IOException when there is no such host
     */
    public static boolean isLocal(String host) throws IOException {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new IOException("there is no host " + host, unknown);
        }
    }
}

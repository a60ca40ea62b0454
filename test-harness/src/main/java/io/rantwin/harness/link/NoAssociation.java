package io.rantwin.harness.link;

import java.net.InetSocketAddress;

/** Stands for an association that could not even be asked for. */
record NoAssociation(InetSocketAddress remoteAddress) implements Association {
    @Override
    public boolean send(byte[] pdu) {
        return false;
    }

    @Override
    public void close(String reason) {
        // there is nothing to close
    }

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public Counters counters() {
        return new Counters(0, 0, 0, 0);
    }
}

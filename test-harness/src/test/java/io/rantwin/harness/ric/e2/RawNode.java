package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.E2nodeComponent;
import io.rantwin.codecs.e2ap.E2nodeComponent.InterfaceType;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.Configuration;
import io.rantwin.codecs.e2ap.E2nodeComponentId;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.RanFunction;
import io.rantwin.codecs.per.Octets;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** A node made of a socket, which does only what it is told. */
final class RawNode implements AutoCloseable {
    private static final int READ_TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    RawNode(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    void send(byte[] pdu) throws IOException {
        out.writeInt(pdu.length);
        out.write(pdu);
        out.flush();
    }

    void sendRaw(byte[] octets) throws IOException {
        out.write(octets);
        out.flush();
    }

    byte[] next() throws IOException {
        byte[] pdu = new byte[in.readInt()];
        in.readFully(pdu);
        return pdu;
    }

    boolean isClosedByPeer() throws IOException {
        return in.read() < 0;
    }

    static E2setupRequest setupRequest(int gnb) {
        return new E2setupRequest(
                1,
                E2Box.gnb(gnb).globalE2nodeId(),
                List.of(new RanFunction.Item(2, Octets.ofHex("00"), 1, "1.3.6.1.4.1.53148.1.2.2.2")),
                List.of(new E2nodeComponentConfig.Item(
                        new E2nodeComponent.OfInterface(InterfaceType.F1, new E2nodeComponentId.F1(9)),
                        new Configuration.SetupMessages(Octets.ofHex("0102"), Octets.ofHex("03")))),
                List.of());
    }

    void setUp(int gnb) throws Exception {
        send(E2Box.encoded(E2apVersion.V02_03, setupRequest(gnb)));
        byte[] answer = next();
        if ((answer[0] & 0xff) != 0x20 || answer[1] != 1) {
            throw new AssertionError("no E2 setup response");
        }
    }

    void leave() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
